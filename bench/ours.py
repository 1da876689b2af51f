"""The bot as it is, run against a sink for a measurement; knows nothing of peers."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bench.sink import SinkHandle
from bot.app import App, opened
from bot.clock import SystemClock
from bot.config import Settings

_BEAT = 0.005  # seconds
_LOOK = 0.01  # seconds


@dataclass
class Heart:
    """`longest`: for how many seconds at most the event loop did not come round."""

    longest: float = 0.0

    async def beat(self) -> None:
        while True:
            before = time.monotonic()
            await asyncio.sleep(_BEAT)
            self.longest = max(self.longest, time.monotonic() - before - _BEAT)


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[tuple[App, Heart]]:
    """All loops of the bot, and a heart beating among them, until the block ends."""
    heart = Heart()
    async with opened(settings, SystemClock()) as app, asyncio.TaskGroup() as group:
        tasks = [group.create_task(app.run()), group.create_task(heart.beat())]
        try:
            yield app, heart
        finally:
            for task in tasks:
                task.cancel()


async def until_sent(app: App, server: SinkHandle, wanted: int) -> float:
    """When (monotonic seconds) that many rows of the outbox were sent and none was left to send."""
    await server.until_arrived(wanted)  # so long nothing of the bot's is asked: asking would slow it down
    while True:
        async with app.database.transaction(app.clock.now()) as work:
            if not await work.tx.one("SELECT 1 FROM outbox WHERE state = 'new' LIMIT 1"):
                row = await work.tx.one("SELECT count(*) AS sent FROM outbox WHERE state = 'sent'")
                if row and row["sent"] >= wanted:
                    return time.monotonic()
        await asyncio.sleep(_LOOK)
