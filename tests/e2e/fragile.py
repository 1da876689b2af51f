"""A bot that dies at its named points, in a story that plain functions can tell; it must not know what is told."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from bot.config import SANDBOX_TOKEN
from bot.delivery.probe import Point
from bot.testing import ManualClock
from kintsugi_sandbox.server import running
from kintsugi_sandbox.world import World
from tests.e2e.story import MONDAY_NOON, Story

Result = TypeVar("Result")


class Crash(BaseException):
    """The process died here."""


class Tripwire:
    """Kills the bot when a point is reached for the nth time."""

    def __init__(self) -> None:
        self._point: str | None = None
        self._left = 0

    def set_up(self, point: str, hit: int) -> None:
        self._point, self._left = point, hit

    def take_down(self) -> None:
        self._point = None

    def reached(self, point: Point) -> None:
        if point == self._point:
            self._left -= 1
            if self._left == 0:
                self._point = None
                raise Crash(point)


class FragileStory(Story):
    """A story whose bot can die at any of its named points."""

    def __init__(self, telegram: World, clock: ManualClock, folder: Path, url: str) -> None:
        super().__init__(telegram, clock, folder, url)
        self.probe = self.tripwire = Tripwire()

    async def until(self, instant: datetime) -> None:
        """As any story does; and while the whole bot is told to wait, what is due stays due and seconds pass."""
        while (due_at := await self.app.next_due()) is not None and due_at <= max(instant, self.clock.now()):
            overdue = due_at <= self.clock.now()
            self.clock.move_to(self.clock.now() + timedelta(seconds=1) if overdue else due_at)
            await self.run_until_idle()
        self.clock.move_to(max(instant, self.clock.now()))
        await self.run_until_idle()


@asynccontextmanager
async def fragile_telling(folder: Path) -> AsyncIterator[FragileStory]:
    clock = ManualClock(MONDAY_NOON)
    telegram = World(clock.now, wall=clock.monotonic)
    async with running(telegram, token=SANDBOX_TOKEN) as url:
        story = FragileStory(telegram, clock, folder, url)
        await story.start_bot()
        try:
            yield story
        finally:
            await story.stop_bot()
    telegram.close()


class Stage:
    """An event loop on which one task lives through the whole story: what it opened it also closes."""

    def __init__(self, folder: Path) -> None:
        self._runner = asyncio.Runner()
        self._jobs: asyncio.Queue[tuple[Coroutine[Any, Any, Any], asyncio.Future[Any]] | None] = (
            asyncio.Queue()
        )
        loop = self._runner.get_loop()
        self._story: asyncio.Future[FragileStory] = loop.create_future()
        self._life = loop.create_task(self._live(folder))
        self.story = self._runner.run(self._opened())

    async def _opened(self) -> FragileStory:
        return await self._story

    async def _live(self, folder: Path) -> None:
        async with fragile_telling(folder) as story:
            self._story.set_result(story)
            while (job := await self._jobs.get()) is not None:
                await self._do(*job)

    async def _do(self, job: Coroutine[Any, Any, Any], done: asyncio.Future[Any]) -> None:
        try:
            done.set_result(await job)
        except BaseException as error:  # noqa: BLE001 - handed to who asked for the job
            done.set_exception(error)

    def run(self, job: Coroutine[Any, Any, Result]) -> Result:
        async def handed_over() -> Result:
            done: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
            await self._jobs.put((job, done))
            return await done

        return self._runner.run(handed_over())

    def close(self) -> None:
        async def over() -> None:
            await self._jobs.put(None)
            await self._life

        self._runner.run(over())
        self._runner.close()


def died(error: BaseException) -> bool:
    """Whether this is the crash that was asked for, however deep in groups of tasks."""
    if isinstance(error, BaseExceptionGroup):
        return all(died(one) for one in error.exceptions)
    return isinstance(error, Crash)
