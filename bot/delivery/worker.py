"""Takes one update after the other and lets it happen in one transaction; knows not what happens in it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from bot.clock import Clock
from bot.delivery.probe import Probe
from bot.delivery.waiting import forever, wait_for_any
from bot.domain.errors import UnstorableTextError
from bot.store.database import Database
from bot.store.inbox import Arrival, DamagedArrivalError
from bot.store.work import Work

Handle = Callable[[dict[str, Any], Work], Awaitable[None]]

RETRY_SECONDS = (1, 5, 30, 120)
"""Waits before the second to fifth try; after the fifth an update is set aside."""

_log = logging.getLogger(__name__)


class Worker:
    """Serial: one update at a time, each whole or not at all."""

    def __init__(  # noqa: PLR0917 - put together in one place only
        self,
        database: Database,
        clock: Clock,
        probe: Probe,
        handle: Handle,
        apologise: Handle,
        arrived: asyncio.Event,
        queued: asyncio.Event,
        hopeless: tuple[type[Exception], ...] = (),
        after: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        """`hopeless` errors, and texts that cannot be stored, are not tried again.

        After each commit `queued` is set, since there may be something to send, and `after` is awaited.
        """
        self._database = database
        self._clock = clock
        self._probe = probe
        self._handle = handle
        self._apologise = apologise
        self._arrived = arrived
        self._queued = queued
        self._hopeless: tuple[type[Exception], ...] = (UnstorableTextError, *hopeless)
        self._after = after
        self._turn = asyncio.Lock()

    async def run(self) -> None:
        """Work for ever: whenever something arrives or a retry falls due."""
        await forever("worker", self._clock, self._round)

    async def drain(self) -> int:
        """Handle everything that is due now, oldest first; returns how many were handled."""
        async with self._turn:
            done = 0
            while (handled := await self._next()) is not None:
                done += handled
            return done

    async def _round(self) -> None:
        self._arrived.clear()
        await self.drain()
        async with self._database.transaction(self._clock.now()) as work:
            next_at = await work.inbox.next_at()
        seconds = None if next_at is None else (next_at - self._clock.now()).total_seconds()
        await wait_for_any(self._clock, seconds, self._arrived)

    async def _next(self) -> bool | None:
        """Handle one update: whether that succeeded, or None when none is due."""
        arrival: Arrival | None = None
        try:
            async with self._database.transaction(self._clock.now()) as work:
                arrival = await work.inbox.next()
                if arrival is None:
                    return None
                await self._handle(arrival.update, work)
                await work.inbox.done(arrival.update_id)
                self._probe.reached("work.before_commit")
        except DamagedArrivalError as error:
            _log.exception("update %d cannot be read and is set aside", error.update_id)
            await self._set_aside(error.update_id, "unreadable")
            return False
        except Exception as error:  # one update must not stop the others
            if arrival is None:
                raise
            await self._failed(arrival, error)
            return False
        self._probe.reached("work.after_commit")
        self._queued.set()
        if self._after is not None:
            await self._after()
        return True

    async def _failed(self, arrival: Arrival, error: Exception) -> None:
        kind = type(error).__name__
        hopeless = isinstance(error, self._hopeless)
        _log.error("update %d failed, try %d", arrival.update_id, arrival.attempts + 1, exc_info=error)
        if hopeless or arrival.attempts >= len(RETRY_SECONDS):
            await self._give_up(arrival, kind)
            return
        now = self._clock.now()
        async with self._database.transaction(now) as work:
            wait = timedelta(seconds=RETRY_SECONDS[arrival.attempts])
            await work.inbox.retry(arrival.update_id, now + wait, kind)

    async def _give_up(self, arrival: Arrival, kind: str) -> None:
        """Set it aside and tell the person, both or at least the former."""
        try:
            async with self._database.transaction(self._clock.now()) as work:
                await work.inbox.set_aside(arrival.update_id, kind)
                await self._apologise(arrival.update, work)
        except Exception:  # noqa: BLE001 - the apology is kindness, not a duty
            _log.exception("no apology for update %d", arrival.update_id)
            await self._set_aside(arrival.update_id, kind)
        self._queued.set()

    async def _set_aside(self, update_id: int, kind: str) -> None:
        async with self._database.transaction(self._clock.now()) as work:
            await work.inbox.set_aside(update_id, kind)
