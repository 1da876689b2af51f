"""Opens pools of connections, through a proxy where one is named; knows no server and no call."""

from base64 import b64encode

import aiohttp
from aiohttp_socks import ProxyConnector
from yarl import URL


def open_session(connections: int, keepalive: float, proxy: str | None) -> aiohttp.ClientSession:
    """A pool of up to `connections`, idle ones closed after `keepalive` seconds.

    `proxy` is an address with one of the schemes http, https, socks4, socks4a, socks5 and socks5h.
    """
    jar = aiohttp.DummyCookieJar()  # Telegram sets no cookies, and looking for them at each call takes time
    if proxy is not None and URL(proxy).scheme.startswith("socks"):
        connector = _socks_connector(URL(proxy), connections, keepalive)
        return aiohttp.ClientSession(connector=connector, cookie_jar=jar)
    straight = aiohttp.TCPConnector(limit=connections, keepalive_timeout=keepalive)
    if proxy is None:
        return aiohttp.ClientSession(connector=straight, cookie_jar=jar)
    return aiohttp.ClientSession(connector=straight, cookie_jar=jar, proxy=URL(proxy).with_user(None))


def proxy_login(proxy: str | None, root: str) -> dict[str, dict[str, str]]:
    """What each request is given so that an HTTP proxy knows who asks.

    On the way to an https address that belongs to the opening of the tunnel, on the way to an http one to the
    request itself.
    """
    user = URL(proxy).user if proxy is not None and proxy.startswith("http") else None
    if proxy is None or user is None:
        return {}
    secret = f"{user}:{URL(proxy).password or ''}".encode()
    said_in = "proxy_headers" if root.startswith("https:") else "headers"
    return {said_in: {"Proxy-Authorization": f"Basic {b64encode(secret).decode()}"}}


def _socks_connector(proxy: URL, connections: int, keepalive: float) -> ProxyConnector:
    """Names are looked up by the proxy, but for plain SOCKS 4, which cannot."""
    asks_proxy = proxy.scheme != "socks4"
    plain = proxy.with_scheme("socks4" if proxy.scheme.startswith("socks4") else "socks5")
    return ProxyConnector.from_url(
        str(plain), rdns=asks_proxy, limit=connections, keepalive_timeout=keepalive
    )
