"""Lets what is due happen, one short transaction per batch; knows not what any of it means.

APScheduler is the doorbell only: the calendar is in the database, so a late or missed ring loses nothing.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.clock import Clock
from bot.delivery.housekeeping import Housekeeper, Tidy
from bot.delivery.probe import Probe
from bot.delivery.set_back import SetBack
from bot.delivery.waiting import forever
from bot.domain.errors import StorageError
from bot.store.database import Database
from bot.store.schedule import Due
from bot.store.work import Work

FallDue = Callable[[Work, Due], Awaitable[None]]

Errand = Callable[[datetime], Awaitable[bool]]
"""Something to look after at each ring, given the present (aware UTC); whether it may have queued a message."""

BATCH = 30
"""Entries in one transaction, those of their people's partners not counted."""

POSTPONED = timedelta(minutes=10)
"""How far an entry is pushed on when it failed, or when it was left due."""

_log = logging.getLogger(__name__)


class Ticker:
    def __init__(  # noqa: PLR0917 - put together in one place only
        self,
        database: Database,
        clock: Clock,
        fall_due: FallDue,
        queued: asyncio.Event,
        probe: Probe,
        tidy: Tidy | None = None,
        errand: Errand | None = None,
        interval: float = 1.0,
        tidy_interval: float = 3600.0,
    ) -> None:
        """`fall_due` sets an entry's next date or clears it; `tidy` removes what only others can judge,
        and `errand` is run at each ring.

        Intervals are in seconds.
        """
        self._database = database
        self._clock = clock
        self._fall_due = fall_due
        self._queued = queued
        self._probe = probe
        self._housekeeper = Housekeeper(database, clock, tidy)
        self._errand = errand
        self._interval = interval
        self._tidy_interval = tidy_interval
        self._bell = asyncio.Event()
        self._broom = asyncio.Event()
        self._turn = asyncio.Lock()
        self._set_back = SetBack()

    async def run(self) -> None:
        """Ring for ever, once at the start."""
        scheduler = AsyncIOScheduler(timezone=UTC)
        self._every(scheduler, self._interval, self._bell)
        self._every(scheduler, self._tidy_interval, self._broom)
        self._bell.set()
        self._broom.set()
        scheduler.start()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(forever("ticker", self._clock, self._on_bell))
                group.create_task(forever("housekeeping", self._clock, self._on_broom))
        finally:
            scheduler.shutdown(wait=False)

    async def ring(self) -> int:
        """Let everything happen that is due now; returns how many entries that were."""
        async with self._turn:
            await self._look_at_the_clock()
            count = 0
            while batch := await self._batch():
                count += batch
                self._queued.set()
            if self._errand is not None and await self._errand(self._clock.now()):
                self._queued.set()
            return count

    async def tidy(self) -> None:
        """Remove now what nobody needs any more."""
        await self._housekeeper.tidy()

    async def _look_at_the_clock(self) -> None:
        now = self._clock.now()
        if self._set_back.suspects(now):
            async with self._database.transaction(now) as work:
                if await self._set_back.look(work):
                    self._queued.set()
        self._set_back.seen(now)

    async def _batch(self) -> int:
        """One batch in one transaction; entry by entry when one of them fails."""
        due: list[Due] = []
        try:
            async with self._database.transaction(self._clock.now()) as work:
                due = await work.schedule.due(BATCH)
                if due:  # with what is due for a partner: what is read of one is read of both
                    due = await work.schedule.due_of(await work.read_ahead({one.person_id for one in due}))
                for entry in due:
                    await self._happen(work, entry)
                if due:
                    self._probe.reached("tick.before_commit")
        except StorageError:
            raise
        except Exception:  # one entry must not stop the others
            if not due:
                raise
            await self._one_by_one(due)
        if due:
            self._probe.reached("tick.after_commit")
        return len(due)

    async def _one_by_one(self, due: list[Due]) -> None:
        for entry in due:
            try:
                async with self._database.transaction(self._clock.now()) as work:
                    await self._happen(work, entry)
            except StorageError:
                raise
            except Exception:  # noqa: BLE001 - isolated: it is tried again later, by itself
                _log.exception("what was due could not happen (%s); again in 10 minutes", entry.kind)
                async with self._database.transaction(self._clock.now()) as work:
                    await _postpone(work, entry)

    async def _happen(self, work: Work, entry: Due) -> None:
        if await work.schedule.get(entry.person_id, entry.kind) != entry.due_at:
            return  # an earlier entry of this batch moved or removed it
        await self._fall_due(work, entry)
        left_at = await work.schedule.get(entry.person_id, entry.kind)
        if left_at is not None and left_at <= work.now:
            _log.error("an entry (%s) was left due; again in 10 minutes", entry.kind)
            await _postpone(work, entry)

    async def _on_bell(self) -> None:
        await self._bell.wait()
        self._bell.clear()
        await self.ring()

    async def _on_broom(self) -> None:
        await self._broom.wait()
        self._broom.clear()
        await self.tidy()

    def _every(self, scheduler: AsyncIOScheduler, seconds: float, bell: asyncio.Event) -> None:
        async def ring_bell() -> None:  # a coroutine: a plain function would run in a thread
            bell.set()

        scheduler.add_job(
            ring_bell,
            IntervalTrigger(seconds=seconds, timezone=UTC),
            misfire_grace_time=None,  # a late ring still rings
            coalesce=True,
            max_instances=1,
        )


async def _postpone(work: Work, entry: Due) -> None:
    """Push an entry on, unless its person is gone and the entry with them."""
    if await work.schedule.get(entry.person_id, entry.kind) is not None:
        await work.schedule.set(entry.person_id, entry.kind, work.now + POSTPONED)
