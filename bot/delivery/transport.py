"""The way to a Bot API server: one pool of connections, and errors that say whether a call was made.

It must not know what a call means or what to do about an error.
"""

import json
import urllib.request
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

import aiohttp
import telegram
from yarl import URL

from bot.delivery.multipart import form
from bot.delivery.ptb_request import PooledRequest
from bot.texts.card import Upload

CONNECT_SECONDS = 10.0
POOL_SECONDS = 20.0  # waiting for a free connection and opening one together
READ_SECONDS = 20.0
KEEPALIVE_SECONDS = 15.0  # shorter than any server's: a call into a connection just closed would be unclear


class CallError(Exception):
    """A call that brought no result. `kind` is safe to log and store: it never holds a word of a message."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class NotSentError(CallError):
    """The request never left: no connection, or no free place in the pool."""


class UnclearError(CallError):
    """The request went out and no answer came: it may have been carried out or not."""


class BrokenAnswerError(CallError):
    """The server said 200 in a body that cannot be read: the call was carried out."""


class RejectedError(CallError):
    """The server answered with an error. The description may quote a message: never log it.

    `status` is the HTTP status; `retry_after` is in seconds (Bot API, ResponseParameters).
    """

    def __init__(self, status: int, description: str, retry_after: float | None = None) -> None:
        super().__init__(f"http {status}")
        self.status = status
        self.description = description
        self.retry_after = retry_after


class BotApi:
    """Makes calls, `async with BotApi(token, root) as api:`; `root` is the address before `/bot<token>`.

    Long polls have connections of their own, so that they and the sends never wait for each other.
    Proxies come from the usual environment variables. `pool_seconds`: see POOL_SECONDS.
    """

    def __init__(
        self, token: str, root: str, connections: int = 100, pool_seconds: float = POOL_SECONDS
    ) -> None:
        self._token = token
        self._root = root.rstrip("/")
        self._connections = connections
        self._pool_seconds = pool_seconds
        self._pool: aiohttp.ClientSession | None = None
        self._polls: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._pool = _session(self._root, self._connections)
        self._polls = _session(self._root, 2)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for session in (self._polls, self._pool):
            if session is not None:
                await session.close()
        self._pool = self._polls = None

    def make_bot(self) -> telegram.Bot:
        """A bot for python-telegram-bot's handlers, on the same connections."""
        return telegram.Bot(
            self._token,
            base_url=f"{self._root}/bot",
            base_file_url=f"{self._root}/file/bot",
            request=PooledRequest(self._session("sendMessage"), READ_SECONDS, CONNECT_SECONDS),
            get_updates_request=PooledRequest(self._session("getUpdates"), READ_SECONDS, CONNECT_SECONDS),
        )

    async def call(
        self,
        method: str,
        params: Mapping[str, Any] | None = None,
        read_timeout: float = READ_SECONDS,
        *,
        files: Mapping[str, Upload] | None = None,
    ) -> Any:
        """Make one call and return its `result` as plain JSON values. `files` are uploaded with it.

        Raises NotSentError, UnclearError, BrokenAnswerError or RejectedError; `read_timeout` in seconds.
        """
        status, body = await self._exchange(method, dict(params or {}), read_timeout, files or {})
        answer = _read(body)
        if status == 200 and answer is not None and answer.get("ok") is True:
            return answer.get("result")
        if status == 200 and (answer is None or "ok" not in answer):
            raise BrokenAnswerError("broken answer")
        answer = answer or {}
        code = answer.get("error_code") if status == 200 else status
        raise RejectedError(
            code if isinstance(code, int) else 500, str(answer.get("description", "")), _retry_after(answer)
        )

    async def _exchange(
        self, method: str, params: dict[str, Any], read_timeout: float, files: Mapping[str, Upload]
    ) -> tuple[int, bytes]:
        url = f"{self._root}/bot{self._token}/{method}"
        body: dict[str, Any] = {"data": form(params, files)} if files else {"json": params}
        try:
            async with self._session(method).post(
                url, **body, timeout=self._timeouts(read_timeout)
            ) as response:
                status = response.status
                return status, await _whole_body(response)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSentError(type(error).__name__) from None  # causes hold the address, and it the token
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise UnclearError(type(error).__name__) from None

    def _timeouts(self, read: float) -> aiohttp.ClientTimeout:
        return aiohttp.ClientTimeout(
            total=None, connect=self._pool_seconds, sock_connect=CONNECT_SECONDS, sock_read=read
        )

    def _session(self, method: str) -> aiohttp.ClientSession:
        session = self._polls if method == "getUpdates" else self._pool
        if session is None:
            raise RuntimeError("the connections are not open")
        return session


def _session(root: str, connections: int) -> aiohttp.ClientSession:
    connector = aiohttp.TCPConnector(limit=connections, keepalive_timeout=KEEPALIVE_SECONDS)
    proxy, auth = _proxy(URL(root))
    # no cookies: Telegram sets none, and looking for them at each call takes time
    jar = aiohttp.DummyCookieJar()
    return aiohttp.ClientSession(connector=connector, cookie_jar=jar, proxy=proxy, proxy_auth=auth)


def _proxy(root: URL) -> tuple[URL | None, aiohttp.BasicAuth | None]:
    """The environment's proxy for an address: asked once, since aiohttp would ask in a thread at each call."""
    found = urllib.request.getproxies().get(root.scheme)
    if not found or root.host is None or urllib.request.proxy_bypass(root.host):
        return None, None
    proxy = URL(found)
    auth = aiohttp.BasicAuth(proxy.user, proxy.password or "") if proxy.user else None
    return proxy.with_user(None), auth


async def _whole_body(response: aiohttp.ClientResponse) -> bytes:
    """The body, or nothing when it breaks off: by its status the call was carried out or refused already."""
    try:
        return await response.read()
    except (aiohttp.ClientError, TimeoutError, OSError):
        return b""


def _read(body: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def _retry_after(answer: dict[str, Any]) -> float | None:
    parameters = answer.get("parameters")
    seconds = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return float(seconds) if isinstance(seconds, (int, float)) and seconds >= 0 else None
