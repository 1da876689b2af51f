"""Moves the sandbox's clock through everything that falls due on the way; knows no feature."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from bot.app import App
from bot.clock import ShiftedClock, SystemClock
from bot.domain.kinds import Kind

_LOOK_SECONDS = 0.02
_PATIENCE_SECONDS = 20.0  # for one instant's messages; trouble that was switched on may hold them back
_STOPS = {"nudge": ((Kind.NUDGE, Kind.SNOOZE), "nudge"), "checkin": ((Kind.CHECKIN,), "check-in")}
_JUMPS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}


class TimeTravel:
    """The sandbox's time machine. How far the clock was moved is kept in a file, for the next start."""

    def __init__(self, file: Path, begin: datetime | None = None) -> None:
        """`begin` (aware) is where time stands at the very first start; without it, where the machine's stands."""
        self._file = file
        self.clock = ShiftedClock(SystemClock(), timedelta(0))
        self._app: App | None = None
        if file.exists():
            self.clock.shift(timedelta(seconds=json.loads(file.read_text())["seconds"]))
        elif begin is not None:
            self.clock.shift(begin - self.clock.now())
            self._keep()

    @contextmanager
    def taking(self, app: App) -> Iterator[None]:
        """While the block lasts this is the bot whose time moves."""
        self._app = app
        try:
            yield
        finally:
            self._app = None

    async def zone_of(self, user_id: int) -> str | None:
        """The time zone that the bot goes by for the person with this Telegram id; None while it knows none."""
        if self._app is None:
            return None
        async with self._app.database.transaction(self.now()) as work:
            person = await work.people.by_telegram(user_id)
        return person.zone if person else None

    def now(self) -> datetime:
        return self.clock.now()

    async def advance(self, step: str) -> None:
        """Move on by a step; everything that falls due on the way happens, each at its own instant.

        Raises ValueError when there is no nudge or check-in ahead.
        """
        if self._app is None:
            raise ValueError("The bot is still starting.")
        target = await self._target(self._app, step)
        await self._quiet(self._app)
        while (due_at := await self._app.next_due()) is not None and due_at <= target:
            self._move_to(due_at)
            await self._quiet(self._app)
        self._move_to(target)
        await self._quiet(self._app)

    async def _target(self, app: App, step: str) -> datetime:
        if step in _JUMPS:
            return self.now() + _JUMPS[step]
        kinds, called = _STOPS[step]
        planned = await app.next_planned(*kinds)
        if planned is None:
            raise ValueError(f"No {called} is planned yet.")
        return planned

    def _move_to(self, instant: datetime) -> None:
        """Only ever forward: while people look on, time does not run back."""
        by = instant - self.now()
        if by > timedelta(0):
            self.clock.shift(by)
            self._keep()

    def _keep(self) -> None:
        self._file.write_text(json.dumps({"seconds": self.clock.offset.total_seconds()}))

    async def _quiet(self, app: App) -> None:
        """Return once nothing is due at this instant, or patience ends."""
        deadline = self.clock.monotonic() + _PATIENCE_SECONDS
        await app.ticker.ring()
        app.wake()
        while (due_at := await app.next_due()) is not None and due_at <= self.now():
            if self.clock.monotonic() > deadline:
                return
            await self.clock.sleep(_LOOK_SECONDS)
            await app.ticker.ring()
            app.wake()
