"""Which proxy the environment names for an address, and what is wrong with it; it must not know who connects."""

import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

SCHEMES: Final = ("http", "https", "socks5", "socks5h", "socks4", "socks4a")
_PORTS: Final = {"http": 80, "https": 443}
_SOCKS_PORT: Final = 1080


@dataclass(frozen=True)
class Proxy:
    """`name` is the variable, `address` what to connect by; `problem` is one sentence without the address."""

    name: str
    address: str | None
    problem: str | None = None


def proxy_for(url: str, env: Mapping[str, str]) -> Proxy | None:
    """The proxy for an address as other programs understand the variables; None where it is reached directly.

    `https_proxy` counts for an https address and `http_proxy` for an http one, `all_proxy` for both, in small letters
    first; `no_proxy` lists hosts that need none.
    """
    parts = urlsplit(url)
    names = (f"{parts.scheme}_proxy", "all_proxy")
    spelled = [spelling for name in names for spelling in (name, name.upper())]
    name = next((one for one in spelled if env.get(one, "").strip()), None)
    if name is None or _is_direct(parts.hostname or "", env):
        return None
    value = env[name].strip()
    address = _usable(value)
    if address is None:
        known = ", ".join(f"{scheme}://" for scheme in SCHEMES)
        problem = (
            f"{name} must be an address such as http://proxy.example:3128, beginning with one of {known}"
        )
        return Proxy(name, None, problem)
    return Proxy(name, address)


def _is_direct(host: str, env: Mapping[str, str]) -> bool:
    spared = env.get("no_proxy") or env.get("NO_PROXY")
    return bool(spared) and bool(
        urllib.request.proxy_bypass_environment(host, {"no": spared})  # type: ignore[attr-defined]  # typeshed leaves it out
    )


def _usable(address: str) -> str | None:
    """The address with its port written out; None where it is none."""
    try:
        parts = urlsplit(address)
        port = parts.port or _PORTS.get(parts.scheme, _SOCKS_PORT)
    except ValueError:
        return None
    if parts.scheme not in SCHEMES or not parts.hostname or any(sign.isspace() for sign in address):
        return None
    user, at, _ = parts.netloc.rpartition("@")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{user}{at}{host}:{port}"
