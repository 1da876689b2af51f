"""The only reader of time; it must not know what anybody waits for."""

import asyncio
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
