"""As much of a SOCKS 4a and 5 proxy (RFC 1928) as a test needs; every way leads to one server."""

import asyncio
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit

from tests.delivery.bot_api import Telegram

_NAME = 3  # an address given as a name (RFC 1928, section 5)


@asynccontextmanager
async def socks_proxy(server: Telegram, *, refuses: bool = False) -> AsyncIterator[tuple[int, list[str]]]:
    """Its port, and the hosts it was asked for."""
    asked: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            version = (await reader.readexactly(1))[0]
            ask = _ask_5 if version == 5 else _ask_4
            asked.append(await ask(reader, writer))
            writer.write(_reply(version, refuses=refuses))
            if not refuses:
                await _join(reader, writer, urlsplit(server.url).port or 0)
        writer.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield listening.sockets[0].getsockname()[1], asked
    finally:
        listening.close()


async def _ask_5(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> str:
    await reader.readexactly((await reader.readexactly(1))[0])
    writer.write(b"\x05\x00")
    kind = (await reader.readexactly(4))[3]
    host = await reader.readexactly((await reader.readexactly(1))[0] if kind == _NAME else 4)
    await reader.readexactly(2)
    return host.decode("latin-1")


async def _ask_4(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> str:
    await reader.readexactly(7)
    await reader.readuntil(b"\x00")
    return (await reader.readuntil(b"\x00"))[:-1].decode("latin-1") if _writer else ""


def _reply(version: int, *, refuses: bool) -> bytes:
    if version == 5:
        return struct.pack("!BBBBIH", 5, int(refuses), 0, 1, 0, 0)
    return struct.pack("!BBHI", 0, 91 if refuses else 90, 0, 0)


async def _join(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> None:
    there, back = await asyncio.open_connection("127.0.0.1", port)

    async def pass_on(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while some := await source.read(65536):
                target.write(some)
        target.close()

    async with asyncio.TaskGroup() as both:
        both.create_task(pass_on(reader, back))
        both.create_task(pass_on(there, writer))
