"""What somebody set or told in private to steer what comes to them; must not know whose it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.domain.checkin_offer import WeeklyOffers
from bot.domain.prompts import NotWhere

Broken = Literal["affair", "money", "lies", "promises", "other", "unsaid"]
"""What was broken: closeness with somebody else, money, other lies, promises not kept, something else, not said."""

BROKEN: tuple[Broken, ...] = ("affair", "money", "lies", "promises", "other", "unsaid")

_KEEPS_AWAY: Mapping[Broken, NotWhere] = {"affair": "affair", "money": "money"}


@dataclass(frozen=True)
class Preferences:
    """Nothing of it is ever shown to a partner, nor moves what a partner gets.

    Two things do show: `touch` where both say it, for it takes two, and with `shows_clock` what a time of the
    check-in is where they are. `kept_checkin` is the one that they want to be called to in their pause. `fewer` are
    the kinds and practices of which they want fewer, `asked_fewer` those about which they were asked. `hard_day` is
    the local date on which nothing more comes. Instants are aware UTC.
    """

    broken: Broken | None = None
    touch: bool = False
    fewer: frozenset[str] = frozenset()
    asked_fewer: frozenset[str] = frozenset()
    hard_day: date | None = None
    fewer_days_offered: bool = False
    silence_noticed_at: datetime | None = None
    shows_clock: bool = False
    kept_checkin: int | None = None
    weekly_offers: WeeklyOffers | None = None

    @property
    def keeps_away(self) -> NotWhere | None:
        """The prompts that would hurt: those that name this in `not_where`."""
        return _KEEPS_AWAY.get(self.broken) if self.broken else None
