"""Removes what nobody needs any more; knows only how long the machine's own tables keep things."""

import logging
from collections.abc import Awaitable, Callable
from datetime import date, timedelta

from bot.clock import Clock
from bot.store.database import Database
from bot.store.unreachable import summary
from bot.store.work import Work

INBOX_KEPT = timedelta(days=8)
"""Far longer than the 24 hours for which Telegram may repeat an update."""

Tidy = Callable[[Work], Awaitable[int]]
"""Removes some rows and says how many; 0 when none is left."""

_log = logging.getLogger(__name__)


class Housekeeper:
    def __init__(self, database: Database, clock: Clock, others: Tidy | None = None) -> None:
        """`others` tidies tables that are none of the machine's."""
        self._database = database
        self._clock = clock
        self._others = others
        self._told_on: date | None = None

    async def tidy(self) -> None:
        """Remove finished updates after 8 days and finished calls after 2, some in each transaction."""
        updates = await self._all(lambda work: work.inbox.prune(INBOX_KEPT))
        calls = await self._all(lambda work: work.outbox.prune())
        others = await self._all(self._others) if self._others is not None else 0
        _log.info("tidied up: %d updates, %d calls, %d other rows", updates, calls, others)
        await self._tell_of_unreachable()

    async def _tell_of_unreachable(self) -> None:
        """Once a day, and at the start, how many people cannot be written to and why: counts only."""
        now = self._clock.now()
        if self._told_on == now.date():
            return
        self._told_on = now.date()
        async with self._database.transaction(now) as work:
            counts = await work.unreachable.counts()
        _log.info("%s", summary(counts))

    async def _all(self, some: Tidy) -> int:
        """Others have their turn at the writer in between."""
        removed = 0
        while True:
            async with self._database.transaction(self._clock.now()) as work:
                now = await some(work)
            if not now:
                return removed
            removed += now
