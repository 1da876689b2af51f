"""The only reader of time; it must not know what anybody waits for."""

import asyncio
import heapq
import itertools
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What the bot may know of time."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Return seconds that only ever grow, to measure how long something took."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Return once `seconds` of `monotonic` have gone by."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return the machine's monotonic seconds."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Sleep for real seconds."""
        await asyncio.sleep(seconds)


class ShiftedClock:
    """Another clock whose date was moved: the sandbox's time machine.

    Only `now` moves. Durations stay those of the base clock, so a moved date neither hurries nor stalls
    what is being paced. Who shifts rings whoever waits for a date, and keeps `offset` for the next start.
    """

    def __init__(self, base: Clock, offset: timedelta = timedelta(0)) -> None:
        """Start `offset` away from `base`."""
        self._base = base
        self._offset = offset

    @property
    def offset(self) -> timedelta:
        """How far `now` is ahead of the base clock."""
        return self._offset

    def shift(self, by: timedelta) -> None:
        """Move `now` by so much more."""
        self._offset += by

    def now(self) -> datetime:
        """Return the moved instant, aware, in UTC."""
        return self._base.now() + self._offset

    def monotonic(self) -> float:
        """Return the base clock's seconds, which no shift touches."""
        return self._base.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Sleep as the base clock does."""
        await self._base.sleep(seconds)


class ManualClock:
    """A clock that stands still until it is moved: what tests use.

    `sleep` waits until the clock was moved far enough. A move back changes the date only, as when a
    machine's clock is set right: monotonic seconds never shrink.
    """

    def __init__(self, now: datetime) -> None:
        """Stand at `now`; raises ValueError when it has no zone."""
        self._now = _utc(now)
        self._monotonic = 0.0
        self._order = itertools.count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def now(self) -> datetime:
        """Return the instant it was last moved to, aware, in UTC."""
        return self._now

    def monotonic(self) -> float:
        """Return the seconds it was moved forward since it was made."""
        return self._monotonic

    async def sleep(self, seconds: float) -> None:
        """Wait for a move; with nothing to wait for, only let others run."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        waking: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._monotonic + seconds, next(self._order), waking))
        await waking

    def next_wake(self) -> timedelta | None:
        """Return how far the clock has to move to wake the next sleeper, or None when nobody sleeps."""
        self._drop_cancelled()
        return timedelta(seconds=self._sleepers[0][0] - self._monotonic) if self._sleepers else None

    def move_to(self, now: datetime) -> None:
        """Stand at `now` and wake whose sleep is over; raises ValueError when it has no zone."""
        self.move(_utc(now) - self._now)

    def move(self, by: timedelta) -> None:
        """Move by so much and wake whose sleep is over, in the order in which they fell due."""
        self._now += by
        self._monotonic += max(by.total_seconds(), 0.0)
        while self._sleepers and self._sleepers[0][0] <= self._monotonic + 1e-6:
            _, _, waking = heapq.heappop(self._sleepers)
            if not waking.done():
                waking.set_result(None)

    def _drop_cancelled(self) -> None:
        while self._sleepers and self._sleepers[0][2].done():
            heapq.heappop(self._sleepers)


def _utc(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return instant.astimezone(UTC)
