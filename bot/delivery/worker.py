"""Takes one update after the other, of each chat in turn; each happens whole or not at all. Knows not what happens.

What waits together is committed together: making sure that a commit is on the disk costs as much as an update.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.clock import Clock
from bot.delivery.probe import Probe
from bot.delivery.waiting import forever, wait_for_any
from bot.domain.errors import StorageError, UnstorableTextError
from bot.store.database import Database
from bot.store.inbox import Arrival, DamagedArrivalError
from bot.store.work import Work

Handle = Callable[[dict[str, Any], Work], Awaitable[None]]

RETRY_SECONDS = (1, 5, 30, 120)
"""Waits before the second to fifth try; after the fifth an update is set aside."""

TOGETHER = 16
"""Updates in one commit at most: an answer waits for those of the others in it."""
_TOGETHER_SECONDS = 0.02

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Failure:
    """An update that was undone; all before it stand."""

    arrival: Arrival
    error: Exception


@dataclass
class _Batch:
    handled: list[Arrival] = field(default_factory=list)
    failure: _Failure | None = None


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
        after: Callable[[Work], Awaitable[None]] | None = None,
    ) -> None:
        """`hopeless` errors, and texts that cannot be stored, are not tried again.

        After each commit `after` is awaited, and `queued` is set, since there may be something to send.
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
        self._together = TOGETHER
        self._stranger = False
        self._turn = asyncio.Lock()

    async def run(self) -> None:
        """Work for ever: whenever something arrives or a retry falls due."""
        await forever("worker", self._clock, self._round)

    async def drain(self) -> int:
        """Handle everything that is due now, one of each chat in turn; returns how many were handled."""
        async with self._turn:
            done = 0
            while (handled := await self._batch()) is not None:
                done += handled
            return done

    async def _round(self) -> None:
        self._arrived.clear()
        await self.drain()
        async with self._database.transaction(self._clock.now()) as work:
            next_at = await work.inbox.next_at()
        seconds = None if next_at is None else (next_at - self._clock.now()).total_seconds()
        await wait_for_any(self._clock, seconds, self._arrived)

    async def _batch(self) -> int | None:
        """Handle some updates and commit them: how many succeeded, or None when none was due."""
        batch = _Batch()
        try:
            async with self._database.transaction(self._clock.now()) as work:
                await self._work_through(work, batch)
        except StorageError:  # nobody's mistake: all of it waits, and no try is counted
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, none of it happened
            return await self._not_committed(batch, error)
        self._together = TOGETHER
        if batch.handled:
            await self._committed(work, len(batch.handled))
        if batch.failure is not None:
            await self._failed(batch.failure)
        return len(batch.handled) if batch.handled or batch.failure else None

    async def _work_through(self, work: Work, batch: _Batch) -> None:
        """Handle what is due, until one fails, there are enough or time is up."""
        ends = self._clock.monotonic() + _TOGETHER_SECONDS
        while len(batch.handled) < self._together and self._clock.monotonic() < ends:
            try:
                arrival = await work.inbox.next(stranger=self._stranger)
            except DamagedArrivalError as error:
                _log.exception("inbox %d cannot be read and is set aside", error.id)
                await work.inbox.set_aside(error.id, "unreadable")
                continue
            if arrival is None:
                return
            self._stranger = not arrival.stranger  # the two lines take turns
            try:
                await self._happen(work, arrival)
            except StorageError:
                raise
            except Exception as error:  # noqa: BLE001 - one update must not stop the others
                batch.failure = _Failure(arrival, error)
                return
            batch.handled.append(arrival)

    async def _not_committed(self, batch: _Batch, error: Exception) -> int:
        """All of it was undone: with several in it nobody knows by whose fault, so they come one by one."""
        suspects = [*batch.handled, *([batch.failure.arrival] if batch.failure else [])]
        if not suspects:
            raise error
        if len(suspects) == 1:
            await self._failed(_Failure(suspects[0], error))
        else:
            _log.error("%d updates could not be committed; now one by one", len(suspects), exc_info=error)
            self._together = 1
        return 0

    async def _happen(self, work: Work, arrival: Arrival) -> None:
        async with work.attempt():
            await self._handle(arrival.update, work)
            await work.inbox.done(arrival.id)
            self._probe.reached("work.before_commit")

    async def _committed(self, work: Work, updates: int) -> None:
        for _ in range(updates):
            self._probe.reached("work.after_commit")
        try:
            if self._after is not None:
                await self._after(work)
        finally:
            self._queued.set()

    async def _failed(self, failure: _Failure) -> None:
        arrival, error = failure.arrival, failure.error
        kind = type(error).__name__
        hopeless = isinstance(error, self._hopeless)
        _log.error("update %d failed, try %d", arrival.update_id, arrival.attempts + 1, exc_info=error)
        if hopeless or arrival.attempts >= len(RETRY_SECONDS):
            await self._give_up(arrival, kind)
            return
        now = self._clock.now()
        async with self._database.transaction(now) as work:
            wait = timedelta(seconds=RETRY_SECONDS[arrival.attempts])
            await work.inbox.retry(arrival.id, now + wait, kind)

    async def _give_up(self, arrival: Arrival, kind: str) -> None:
        """Set it aside and tell the person, both or at least the former."""
        try:
            async with self._database.transaction(self._clock.now()) as work:
                await work.inbox.set_aside(arrival.id, kind)
                await self._apologise(arrival.update, work)
        except StorageError:
            raise
        except Exception:  # noqa: BLE001 - the apology is kindness, not a duty
            _log.exception("no apology for update %d", arrival.update_id)
            await self._set_aside(arrival.id, kind)
        self._queued.set()

    async def _set_aside(self, row: int, kind: str) -> None:
        async with self._database.transaction(self._clock.now()) as work:
            await work.inbox.set_aside(row, kind)
