"""python-telegram-bot's bot on our own connections and with a name we know; knows no method of the Bot API."""

from typing import Any

import aiohttp
import telegram
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

# the types of BaseRequest's own signature are private to the library; a float, None or its "not given" object
_Seconds = Any


class NamedBot(telegram.Bot):
    """A bot that knows who it is without asking: its name was asked for with our own patience."""

    def __init__(self, token: str, me: telegram.User, **connections: Any) -> None:
        super().__init__(token, **connections)
        self._bot_user = me


class PooledRequest(BaseRequest):
    """A request class of python-telegram-bot that borrows an open aiohttp session and never closes it."""

    def __init__(self, session: aiohttp.ClientSession, read_seconds: float, connect_seconds: float) -> None:
        self._session = session
        self._read_seconds = read_seconds
        self._connect_seconds = connect_seconds

    @property
    def read_timeout(self) -> float:
        """Seconds of silence after which a call is given up."""
        return self._read_seconds

    async def initialize(self) -> None:
        """Nothing to open: the session is borrowed."""

    async def shutdown(self) -> None:
        """Nothing to close: the session is borrowed."""

    async def do_request(  # noqa: PLR0917 - the library's own signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: _Seconds = BaseRequest.DEFAULT_NONE,
        write_timeout: _Seconds = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - aiohttp has none
        connect_timeout: _Seconds = BaseRequest.DEFAULT_NONE,
        pool_timeout: _Seconds = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - covered by the session
    ) -> tuple[int, bytes]:
        """One exchange: status and body. Raises TimedOut or NetworkError, without the address in them."""
        timeout = aiohttp.ClientTimeout(
            total=None,
            sock_connect=_given(connect_timeout, self._connect_seconds),
            sock_read=_given(read_timeout, self._read_seconds),
        )
        try:
            async with self._session.request(
                method, url, data=_form(request_data), timeout=timeout, allow_redirects=False
            ) as response:
                return response.status, await response.read()
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None


def _given(seconds: _Seconds, otherwise: float) -> float | None:
    if seconds is None:
        return None
    return float(seconds) if isinstance(seconds, (int, float)) else otherwise


def _form(request_data: RequestData | None) -> aiohttp.FormData | None:
    if request_data is None:
        return None
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, file in (request_data.multipart_data or {}).items():
        filename, content, mime = file
        form.add_field(name, content, filename=filename, content_type=mime)
    return form
