"""What somebody set or told in private to steer what comes to them; must not know whose it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.domain.prompts import NotWhere
from bot.domain.snooze import Snooze
from bot.domain.undo import Step

Broken = Literal["affair", "money", "lies", "promises", "other", "unsaid"]
"""What was broken: closeness with somebody else, money, other lies, promises not kept, something else, not said."""

BROKEN: tuple[Broken, ...] = ("affair", "money", "lies", "promises", "other", "unsaid")

_KEEPS_AWAY: Mapping[Broken, NotWhere] = {"affair": "affair", "money": "money"}


@dataclass(frozen=True)
class Preferences:
    """Nothing of it is ever shown to a partner, nor moves what a partner gets.

    One thing does show where both say it: `touch`, which takes two. `fewer` are the kinds and practices of which
    they want fewer, `asked_fewer` those about which they were asked. `hard_day` is the local date on which nothing
    more comes, `snooze` to when they put a nudge off. `steps` are the latest taps that can be undone, `taps` how many
    there were ever. Instants are aware UTC.
    """

    broken: Broken | None = None
    touch: bool = False
    fewer: frozenset[str] = frozenset()
    asked_fewer: frozenset[str] = frozenset()
    hard_day: date | None = None
    fewer_days_offered: bool = False
    silence_noticed_at: datetime | None = None
    snooze: Snooze | None = None
    steps: tuple[Step, ...] = ()
    taps: int = 0

    @property
    def keeps_away(self) -> NotWhere | None:
        """The prompts that would hurt: those that name this in `not_where`."""
        return _KEEPS_AWAY.get(self.broken) if self.broken else None
