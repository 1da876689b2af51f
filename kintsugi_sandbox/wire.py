"""Spoils answers on the wire as a planned fault says; it must not know which call it was."""

import asyncio
import socket
import struct
from typing import Any, cast

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from kintsugi_sandbox.faults import Fault

PAGE = "<html><head><title>{0}</title></head><body><h1>{0}</h1><p>Not what you asked for.</p></body></html>"
GATEWAY_PAGE = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
)
_LINGER_ZERO = struct.pack("ii", 1, 0)  # closing then resets the connection instead of ending it politely


class Lines:
    """The open connections by the address of the caller: what an application is not told by ASGI."""

    def __init__(self) -> None:
        self._open: dict[Any, asyncio.Transport] = {}
        self.held: list[Request] = []

    def cut_held(self) -> None:
        """Let go of everybody who waits for an answer that never comes."""
        for request in self.held:
            self.cut(request)

    def cut(self, request: Request) -> None:
        """Reset the connection of this request, as a lost network does."""
        transport = self._open.get(tuple(request.scope["client"] or ()))
        if transport is None:
            return
        sock = cast("socket.socket", transport.get_extra_info("socket"))
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_ZERO)
        transport.abort()

    def protocol(self) -> type[H11Protocol]:
        """The HTTP protocol of uvicorn, which also tells these lines of each connection."""
        lines = self._open

        class TrackedProtocol(H11Protocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # uvicorn narrows it too
                lines[transport.get_extra_info("peername")] = transport
                super().connection_made(transport)

            def connection_lost(self, exc: Exception | None) -> None:
                lines.pop(self.transport.get_extra_info("peername"), None)
                super().connection_lost(exc)

        return TrackedProtocol


class CutOff(Response):
    """An answer that never comes: the connection is held for `hold` seconds, then reset."""

    def __init__(self, lines: Lines, request: Request, hold: float) -> None:
        super().__init__()
        self._lines = lines
        self._request = request
        self._hold = hold

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        del scope, send
        self._lines.held.append(self._request)
        try:
            async with asyncio.timeout(self._hold):
                await _left(receive)
        except TimeoutError:
            self._lines.cut(self._request)
            # Only when the server has noticed does it not make an answer up for us.
            async with asyncio.timeout(1):
                await _left(receive)
        finally:
            self._lines.held.remove(self._request)


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def spoilt(fault: Fault, lines: Lines, request: Request) -> Response:
    """The answer, or lack of one, that this fault gives."""
    page = PAGE.format(fault.status)
    answers: dict[str, Response] = {
        "502": Response(GATEWAY_PAGE, status_code=502, media_type="text/html"),
        "broken_json": Response('{"ok":true,"result":{"message_id"', media_type="application/json"),
        "wrong_shape": Response('{"ok":true,"result":["surprise"]}', media_type="application/json"),
        "page": Response(page, status_code=fault.status, media_type="text/html"),
        "other_json": JSONResponse({"error": "something else answers here"}, status_code=fault.status),
        "redirect": Response(status_code=fault.status, headers={"Location": str(request.url)}),
        "empty": JSONResponse({"ok": True, "result": []}),
    }
    cut_off = CutOff(lines, request, fault.hold if fault.kind == "timeout" else 0)
    return answers.get(fault.kind, cut_off)
