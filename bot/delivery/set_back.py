"""Notices that the machine's clock was set back, and has what waits for a later time looked at again.

It must not know what any of it is. A clock that was ahead for a while would leave chats and people waiting until
the true time has caught up with it.
"""

import logging
from datetime import datetime, timedelta

from bot.domain.kinds import RULES
from bot.store.work import Work

_SLACK = timedelta(minutes=1)
"""Clocks are set right by seconds all the time."""

_log = logging.getLogger(__name__)


class SetBack:
    """Remembers the latest instant it has seen; after a start, the latest one in the database."""

    def __init__(self) -> None:
        self._latest: datetime | None = None

    def suspects(self, now: datetime) -> bool:
        """Whether `look` is worth a transaction: at the first look, and when the clock stands before the last."""
        return self._latest is None or now < self._latest - _SLACK

    async def look(self, work: Work) -> bool:
        """Pull everything in when the clock was set back; returns whether it was."""
        latest = self._latest or await work.inbox.newest_at()
        if latest is None or work.now >= latest - _SLACK:
            return False
        rows = await work.inbox.pull_in() + await work.outbox.pull_in()
        # what an entry of these kinds means is worked out anew when it falls due, and one date never gets two
        people = sum(
            [
                await work.schedule.pull_in(kind, rules.worked_out_anew)
                for kind, rules in RULES.items()
                if rules.worked_out_anew is not None
            ]
        )
        _log.warning(
            "the clock was set back by %.0f s; %d waiting rows and %d calendars are looked at again",
            (latest - work.now).total_seconds(),
            rows,
            people,
        )
        return True

    def seen(self, now: datetime) -> None:
        """Learn what the clock says now."""
        self._latest = now
