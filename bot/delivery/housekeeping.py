"""Removes what nobody needs any more; knows only how long the machine's own tables keep things."""

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.clock import Clock
from bot.store.database import Database
from bot.store.work import Work

INBOX_KEPT = timedelta(days=8)
"""Far longer than the 24 hours for which Telegram may repeat an update."""

_log = logging.getLogger(__name__)


class Housekeeper:
    def __init__(
        self, database: Database, clock: Clock, others: Callable[[Work], Awaitable[None]] | None = None
    ) -> None:
        """`others` tidies tables that are none of the machine's, in a transaction of its own."""
        self._database = database
        self._clock = clock
        self._others = others

    async def tidy(self) -> None:
        """Remove finished updates after 8 days and finished calls after 2."""
        async with self._database.transaction(self._clock.now()) as work:
            updates = await work.inbox.prune(INBOX_KEPT)
            calls = await work.outbox.prune()
        if self._others is not None:
            async with self._database.transaction(self._clock.now()) as work:
                await self._others(work)
        _log.info("tidied up: %d updates, %d calls", updates, calls)
