"""The way to a Bot API server: one pool of connections, and errors that say whether a call was made.

It must not know what a call means or what to do about an error.
"""

import logging
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

import aiohttp
import telegram
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError

from bot.delivery.answers import error_code, read_answer, retry_after
from bot.delivery.multipart import form
from bot.delivery.ptb_request import NamedBot, PooledRequest
from bot.delivery.sessions import open_session, proxy_login
from bot.texts.card import Upload

CONNECT_SECONDS = 10.0
POOL_SECONDS = 20.0  # waiting for a free connection and opening one together
READ_SECONDS = 20.0
KEEPALIVE_SECONDS = 15.0  # shorter than any server's: a call into a connection just closed would be unclear

_NEVER_SENT = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,  # the proxy refused to open the way
    ProxyError,
    ProxyConnectionError,
    ProxyTimeoutError,
)

_log = logging.getLogger(__name__)


class CallError(Exception):
    """A call that brought no result. `kind` is safe to log and store: it never holds a word of a message."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class NotSentError(CallError):
    """The request never reached the Bot API: no connection, no free place in the pool, a redirect."""


class UnclearError(CallError):
    """The request went out and no answer of the Bot API came: it may have been carried out or not."""


class BrokenAnswerError(UnclearError):
    """Something answered that was not the Bot API, whatever the HTTP `status`: a gateway, a sign-in page.

    `body` is what it said. It may hold people's words: never log it.
    """

    def __init__(self, status: int, body: bytes) -> None:
        super().__init__(f"http {status}, not from the Bot API")
        self.status = status
        self.body = body


class RejectedError(CallError):
    """The Bot API answered with an error. The description may quote a message: never log it.

    `status` is its error code; `retry_after` is in seconds.
    """

    def __init__(self, status: int, description: str, retry_after: float | None = None) -> None:
        super().__init__(f"http {status}")
        self.status = status
        self.description = description
        self.retry_after = retry_after


class BotApi:
    """Makes calls, `async with BotApi(token, root) as api:`; `root` is the address before `/bot<token>`.

    Long polls have connections of their own, so that they and the sends never wait for each other.
    `proxy` is the address of an HTTP or SOCKS proxy. `pool_seconds`: see POOL_SECONDS.
    """

    def __init__(
        self,
        token: str,
        root: str,
        connections: int = 100,
        pool_seconds: float = POOL_SECONDS,
        proxy: str | None = None,
    ) -> None:
        self._token = token
        self._root = root.rstrip("/")
        self._connections = connections
        self._pool_seconds = pool_seconds
        self._proxy = proxy
        self._login: dict[str, Any] = proxy_login(proxy, root)
        self._redirected = False
        self._pool: aiohttp.ClientSession | None = None
        self._polls: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._pool = open_session(self._connections, KEEPALIVE_SECONDS, self._proxy)
        self._polls = open_session(2, KEEPALIVE_SECONDS, self._proxy)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for session in (self._polls, self._pool):
            if session is not None:
                await session.close()
        self._pool = self._polls = None

    def make_bot(self, me: telegram.User) -> telegram.Bot:
        """A bot for python-telegram-bot's handlers, on the same connections; `me` is who it is."""
        return NamedBot(
            self._token,
            me,
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
        answer = read_answer(body)
        if answer is None and 300 <= status < 400:
            self._tell_of_redirect(status)
            raise NotSentError(f"redirect, http {status}")
        if answer is None:
            raise BrokenAnswerError(status, body)
        self._redirected = False
        if answer["ok"]:
            return answer.get("result")
        code = error_code(answer, status)
        raise RejectedError(code, str(answer.get("description", "")), retry_after(answer))

    async def _exchange(
        self, method: str, params: dict[str, Any], read_timeout: float, files: Mapping[str, Upload]
    ) -> tuple[int, bytes]:
        url = f"{self._root}/bot{self._token}/{method}"
        body: dict[str, Any] = {"data": form(params, files)} if files else {"json": params}
        try:
            async with self._session(method).post(
                url,
                **body,
                timeout=self._timeouts(read_timeout),
                allow_redirects=False,
                **self._login,
            ) as response:
                status = response.status
                return status, await _whole_body(response)
        except _NEVER_SENT as error:
            raise NotSentError(type(error).__name__) from None  # causes hold the address, and it the token
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise UnclearError(type(error).__name__) from None

    def _tell_of_redirect(self, status: int) -> None:
        """Once per episode: following it would lose what is said, and only the operator knows whose address it is."""
        if not self._redirected:
            _log.error(
                "the server at BOT_API_URL redirects calls elsewhere (http %d), which is not followed: nothing"
                " is sent or fetched until it answers itself; give the address it redirects to as BOT_API_URL",
                status,
            )
        self._redirected = True

    def _timeouts(self, read: float) -> aiohttp.ClientTimeout:
        return aiohttp.ClientTimeout(
            total=None, connect=self._pool_seconds, sock_connect=CONNECT_SECONDS, sock_read=read
        )

    def _session(self, method: str) -> aiohttp.ClientSession:
        session = self._polls if method == "getUpdates" else self._pool
        if session is None:
            raise RuntimeError("the connections are not open")
        return session


async def _whole_body(response: aiohttp.ClientResponse) -> bytes:
    """The body, or nothing when it breaks off: then nobody knows what was said."""
    try:
        return await response.read()
    except (aiohttp.ClientError, TimeoutError, OSError):
        return b""
