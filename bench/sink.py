"""A Bot API server that answers at once, in a process of its own, and notes what came; knows no caller."""

import asyncio
import json
import multiprocessing
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

from kintsugi_sandbox.errors import ApiError
from kintsugi_sandbox.rate import Limits

TOKEN = "1000000001:" + "kintsugi-benchmarks-" * 2

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_METHOD = re.compile(rb"^\S+ /bot[^/]+/(\w+)")
_CHAT = re.compile(rb'chat_id"?(?:=|: ?)"?(-?\d+)')
_OFFSET = re.compile(rb'offset"?(?:=|: ?)"?(\d+)')
_WAIT = re.compile(rb'timeout"?(?:=|: ?)"?(\d+)')
_LOOK = 0.05  # seconds
_HEAD = b"HTTP/1.1 %d OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
_ME = {"id": 1000000001, "is_bot": True, "first_name": "Sink", "username": "sink_bot"}
_MESSAGE = b'{"ok":true,"result":{"message_id":%d,"date":1,"chat":{"id":%d,"type":"private"},"text":"kept"}}'
_TRUE = b'{"ok":true,"result":true}'


@dataclass(frozen=True)
class Arrival:
    """A call that was let through; `at` in monotonic seconds, which all processes of a machine share."""

    at: float
    method: str
    chat: int


@dataclass
class Books:
    """What has happened at the sink: calls let through, calls refused, `first_poll` and confirmations."""

    arrivals: list[Arrival] = field(default_factory=list)
    refused: int = 0
    first_poll: float = 0.0
    confirmed: int = 0
    confirmed_at: float = 0.0
    """When the last update was confirmed."""

    def times(self, method: str = "sendMessage") -> list[float]:
        return [arrival.at for arrival in self.arrivals if arrival.method == method]


class _Sink:
    def __init__(self, limits: Limits | None) -> None:
        self.books = Books()
        self.pending: list[tuple[int, bytes]] = []
        self.fed = asyncio.Event()
        self._limits = limits
        self._message_id = 0

    def feed(self, updates: list[dict[str, Any]]) -> None:
        self.pending += [(update["update_id"], json.dumps(update).encode()) for update in updates]
        self.fed.set()

    def poll(self, body: bytes) -> bytes | None:
        """The updates that wait; None when there are none."""
        books, offset = self.books, _OFFSET.search(body)
        books.first_poll = books.first_poll or time.monotonic()
        if offset and self.pending:
            left = [(number, update) for number, update in self.pending if number >= int(offset[1])]
            if len(left) < len(self.pending):
                books.confirmed += len(self.pending) - len(left)
                books.confirmed_at = time.monotonic()
            self.pending = left
        if not self.pending:
            self.fed.clear()
            return None
        return b'{"ok":true,"result":[%s]}' % b",".join(update for _, update in self.pending[:100])

    def call(self, method: str, body: bytes) -> tuple[int, bytes]:
        chat = int(found[1]) if (found := _CHAT.search(body)) else 0
        try:
            if self._limits:
                self._limits.check(method, chat or None, time.monotonic)
        except ApiError as error:
            self.books.refused += 1
            return error.status, json.dumps(error.body()).encode()
        self.books.arrivals.append(Arrival(time.monotonic(), method, chat))
        return 200, self._result(method, chat)

    def _result(self, method: str, chat: int) -> bytes:
        if method.startswith(("send", "edit")):
            self._message_id += 1
            return _MESSAGE % (self._message_id, chat)
        if method == "getMe":
            return json.dumps({"ok": True, "result": _ME}).encode()
        if method == "getWebhookInfo":
            return b'{"ok":true,"result":{"url":"","has_custom_certificate":false,"pending_update_count":0}}'
        return _TRUE


class _Line(asyncio.Protocol):
    """One connection: whole requests in, answers out, in order."""

    def __init__(self, sink: _Sink, group: asyncio.TaskGroup) -> None:
        self._sink = sink
        self._group = group
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[: end + 2]
            length = int(found[1]) if (found := _LENGTH.search(head)) else 0
            if len(self._buffer) < end + 4 + length:
                return
            body = self._buffer[end + 4 : end + 4 + length]
            self._buffer = self._buffer[end + 4 + length :]
            self._answer(head, body)

    def _answer(self, head: bytes, body: bytes) -> None:
        found = _METHOD.match(head)
        method = found[1].decode() if found else ""
        if method == "getUpdates":
            self._group.create_task(self._long_poll(body))
        else:
            self._write(*self._sink.call(method, body))

    async def _long_poll(self, body: bytes) -> None:
        wait = int(found[1]) if (found := _WAIT.search(body)) else 0
        answer = self._sink.poll(body)
        if answer is None and wait:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._sink.fed.wait(), wait)
            answer = self._sink.poll(b"")
        self._write(200, answer or b'{"ok":true,"result":[]}')

    def _write(self, status: int, answer: bytes) -> None:
        if self._transport and not self._transport.is_closing():
            self._transport.write(_HEAD % (status, len(answer), answer))


class SinkHandle:
    """The sink as a measurement sees it from its own process."""

    def __init__(self, pipe: Connection, url: str) -> None:
        self._pipe = pipe
        self.url = url

    def feed(self, updates: list[dict[str, Any]]) -> None:
        """Make updates available to whoever polls."""
        self._pipe.send(("feed", updates))
        self._pipe.recv()

    def books(self) -> Books:
        self._pipe.send(("books", None))
        books = self._pipe.recv()
        if not isinstance(books, Books):
            raise TypeError("the sink answered something else")
        return books

    async def until(self, reached: Callable[[Books], bool], seconds: float = 300.0) -> Books:
        """The books as soon as they say so, or as they stand after that many seconds."""
        ends = time.monotonic() + seconds
        while True:
            books = self.books()
            if reached(books) or time.monotonic() > ends:
                return books
            await asyncio.sleep(_LOOK)

    async def until_arrived(self, calls: int, seconds: float = 300.0) -> None:
        """Return once so many calls were let through, or after that many seconds; cheaper than `until`."""
        ends = time.monotonic() + seconds
        while self._arrived() < calls and time.monotonic() < ends:  # noqa: ASYNC110 - it is in another process
            await asyncio.sleep(_LOOK)

    def _arrived(self) -> int:
        self._pipe.send(("arrived", None))
        return int(self._pipe.recv())


@contextmanager
def sink(limits: Limits | None = None) -> Iterator[SinkHandle]:
    """A fresh sink on a free port of 127.0.0.1; with `limits` it refuses what Telegram would."""
    context = multiprocessing.get_context("spawn")
    ours, its = context.Pipe()
    process = context.Process(target=_serve, args=(its, limits), daemon=True)
    process.start()
    try:
        yield SinkHandle(ours, f"http://127.0.0.1:{ours.recv()}")
    finally:
        ours.send(("stop", None))
        process.join(5)
        process.kill()


def _serve(pipe: Connection, limits: Limits | None) -> None:
    asyncio.run(_run(pipe, limits))


async def _run(pipe: Connection, limits: Limits | None) -> None:
    loop, done, state = asyncio.get_running_loop(), asyncio.Event(), _Sink(limits)

    def obey() -> None:
        command, value = pipe.recv()
        if command == "stop":
            done.set()
        elif command == "feed":
            state.feed(value)
            pipe.send(None)
        else:
            pipe.send(state.books if command == "books" else len(state.books.arrivals))

    async with asyncio.TaskGroup() as polls:
        server = await loop.create_server(lambda: _Line(state, polls), "127.0.0.1", 0, backlog=1024)
        loop.add_reader(pipe.fileno(), obey)
        pipe.send(server.sockets[0].getsockname()[1])
        await done.wait()
        server.close()
        raise SystemExit
