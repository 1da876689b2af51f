"""A world with a clock that tests move, served on loopback, and a plain client that knows no library."""

import struct
import zlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser

from kintsugi_sandbox.person import Person
from kintsugi_sandbox.rate import Limits
from kintsugi_sandbox.server import SANDBOX_TOKEN, running
from kintsugi_sandbox.world import World
from tests.sandbox.page_driver import chromium


@dataclass
class Clock:
    """The sandbox's time and, apart from it, real time."""

    at: datetime = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
    wall: float = 1_000.0
    steps: list[str] = field(default_factory=list)
    zones: dict[int, str] = field(default_factory=dict)

    async def zone_of(self, user_id: int) -> str | None:
        return self.zones.get(user_id)

    def now(self) -> datetime:
        return self.at

    def real(self) -> float:
        return self.wall

    def move(self, **by: float) -> None:
        self.at += timedelta(**by)

    async def advance(self, step: str) -> None:
        self.steps.append(step)


@dataclass(frozen=True)
class Answer:
    status: int
    body: dict[str, Any]

    @property
    def result(self) -> Any:
        assert self.body["ok"] is True, self.body
        return self.body["result"]

    @property
    def refusal(self) -> tuple[int, str]:
        """Status and description of an error, whose shape is checked."""
        assert self.body["ok"] is False, self.body
        assert self.body["error_code"] == self.status
        return self.status, self.body["description"]


class Api:
    """Calls of the Bot API over HTTP, as JSON unless told otherwise."""

    def __init__(self, session: aiohttp.ClientSession, base: str, token: str = SANDBOX_TOKEN) -> None:
        self.session = session
        self.base = base
        self.token = token

    async def __call__(self, method: str, **params: Any) -> Answer:
        async with self.session.post(f"{self.base}/bot{self.token}/{method}", json=params) as answer:
            return Answer(answer.status, await answer.json())

    async def form(self, method: str, data: Any) -> Answer:
        """Urlencoded for a dict of texts, multipart for FormData."""
        async with self.session.post(f"{self.base}/bot{self.token}/{method}", data=data) as answer:
            return Answer(answer.status, await answer.json())

    async def query(self, method: str, **params: str) -> Answer:
        async with self.session.get(f"{self.base}/bot{self.token}/{method}", params=params) as answer:
            return Answer(answer.status, await answer.json())

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (await self("getUpdates", **params)).result
        return found

    async def newest(self) -> dict[str, Any]:
        """Return the newest update and confirm those before it."""
        return (await self.updates(offset=-1))[0]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Yield the one Chromium of this test run; each test opens a page of its own, which knows nothing of the others."""
    async with chromium() as opened:
        yield opened


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def limits() -> Limits | None:
    return None


@pytest.fixture
def world(clock: Clock, limits: Limits | None) -> World:
    return World(clock.now, wall=clock.real, monotonic=clock.real, limits=limits)


@pytest.fixture
async def base(world: World, clock: Clock) -> AsyncIterator[str]:
    async with running(world, clock) as url:
        yield url


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as opened:
        yield opened


@pytest.fixture
async def api(base: str, session: aiohttp.ClientSession) -> Api:
    return Api(session, base)


@pytest.fixture
def ana(world: World) -> Person:
    """Return somebody who has started the bot."""
    person = world.person("Ana", username="ana_tests")
    person.open_link()
    return person


@pytest.fixture
def png() -> Callable[[int, int], bytes]:
    """Return a maker of real pictures of any size."""

    def make(width: int, height: int) -> bytes:
        def chunk(kind: bytes, body: bytes) -> bytes:
            return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

        header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
        rows = zlib.compress(b"\0" * ((width + 7) // 8 + 1) * height)
        return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")

    return make


@pytest.fixture
def ogg() -> Callable[[int], bytes]:
    """Return a maker of the first and last page of an Opus note of so many seconds."""

    def make(seconds: int) -> bytes:
        def page(position: int) -> bytes:
            return b"OggS\0\0" + struct.pack("<q", position) + b"\0" * 13

        return page(0) + b"OpusHead" + page(seconds * 48_000)

    return make
