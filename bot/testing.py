"""A clock that a test moves, and a breath of the whole bot at one instant; it is no part of the running bot."""

import asyncio
import heapq
import itertools
from datetime import UTC, datetime, timedelta

from bot.app import App


async def run_until_idle(app: App) -> None:
    """Fetch, handle, ring and send until nothing is due at this instant."""
    busy = 1  # one breath at least
    while busy:
        busy = await app.receiver.once(0)
        busy += await app.worker.drain()
        busy += await app.ticker.ring()
        busy += await app.sender.drain()


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
