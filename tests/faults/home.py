"""A story whose network can be taken away: the server stopped, its name forgotten; knows no fault's meaning."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot.config import SANDBOX_TOKEN
from bot.delivery.transport import BotApi
from bot.testing import ManualClock
from kintsugi_sandbox.server import running
from kintsugi_sandbox.world import World
from tests.e2e.story import MONDAY_NOON, Story

NAME = "telegram.test"
"""What the bot calls its server: a name that only `Names` knows."""

PATIENCE = 0.2
"""Seconds of silence after which a call is given up while `impatient`."""


@dataclass
class Names:
    """The machine's name service, for one name."""

    up: bool = True
    _real: Any = field(default=socket.getaddrinfo)

    def look_up(self, host: Any, *more: Any, **named: Any) -> Any:
        if host in (NAME, NAME.encode()):
            if not self.up:
                raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
            host = "127.0.0.1"
        return self._real(host, *more, **named)


class Home:
    """Ana and Ben have pressed START; whatever is queued for them leaves by the real sender."""

    def __init__(self, story: Story, names: Names) -> None:
        self.story = story
        self.names = names
        self.port = 0
        self._server = AsyncExitStack()

    async def plug_in(self) -> None:
        """Have the server listen, on the same port as before."""
        url = await self._server.enter_async_context(
            running(self.story.telegram, token=SANDBOX_TOKEN, port=self.port)
        )
        self.port = int(url.rpartition(":")[2])

    async def unplug(self) -> None:
        """Stop the server: its port refuses, and what was connected is connected no more."""
        await self._server.aclose()
        self._server = AsyncExitStack()

    async def forget_name(self) -> None:
        """Let the name no longer be found. The server lives, but a new connection cannot be made."""
        await self.unplug()
        await self.plug_in()
        self.names.up = False
        for session in (self.story.app.api._pool, self.story.app.api._polls):
            if session is not None:
                session.connector.clear_dns_cache()  # type: ignore[union-attr]  # the kind we give it

    async def remember_name(self) -> None:
        self.names.up = True


@asynccontextmanager
async def plugged_in(folder: Path, now: datetime = MONDAY_NOON, *, start: bool = True) -> AsyncIterator[Home]:
    clock, names = ManualClock(now), Names()
    telegram = World(clock.now, wall=clock.monotonic)
    with patch.object(socket, "getaddrinfo", names.look_up), patch.dict("os.environ", {"no_proxy": "*"}):
        home = Home(Story(telegram, clock, folder, ""), names)
        await home.plug_in()
        home.story._url = f"http://{NAME}:{home.port}"
        try:
            if start:
                await home.story.start_bot()
            yield home
        finally:
            await home.story.stop_bot()
            await home.unplug()
            telegram.close()


@contextmanager
def impatient() -> Iterator[None]:
    """Let calls that are not polls be given up after a moment, so that a real time-out takes no time."""
    with patch.object(BotApi.call, "__defaults__", (None, PATIENCE)):
        yield


async def hurry(
    clock: ManualClock, task: "asyncio.Future[Any]", most: timedelta, until: datetime | None = None
) -> None:
    """Run a task to its end, or to an instant, moving the clock whenever it does nothing but wait for it.

    Raises AssertionError when it takes longer than `most`.
    """
    latest = clock.now() + most
    while not task.done() and (until is None or clock.now() < until):
        if (wait := clock.next_wake()) is not None:
            clock.move(wait)
            assert clock.now() <= latest, "it never came to an end"
        await asyncio.sleep(0)
