"""What somebody set or told in private to steer what comes to them; must not know whose it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.domain.checkin_offer import WeeklyOffers
from bot.domain.prompts import NotWhere
from bot.domain.snooze import Snooze
from bot.domain.undo import Step

Broken = Literal["affair", "money", "lies", "promises", "other", "unsaid"]
"""What was broken: closeness with somebody else, money, other lies, promises not kept, something else, not said."""

BROKEN: tuple[Broken, ...] = ("affair", "money", "lies", "promises", "other", "unsaid")

EXPLAINED = 3
DECLINED_IN_A_ROW = 3

_KEEPS_AWAY: Mapping[Broken, NotWhere] = {"affair": "affair", "money": "money"}


@dataclass(frozen=True)
class Preferences:
    """Nothing of it is ever shown to a partner, nor moves what a partner gets.

    Two things do show: `touch` where both say it, for it takes two, and with `shows_clock` what a time of the
    check-in is where they are. `kept_checkin` is the one that they want to be called to in their pause. `fewer` are
    the kinds and practices of which they want fewer, `asked_fewer` those about which they were asked. `hard_day` is
    the local date on which nothing more comes, `snooze` to when they put a nudge off. `steps` are the latest taps
    that can be undone, `taps` how many there were ever. Instants are aware UTC.
    """

    broken: Broken | None = None
    touch: bool = False
    fewer: frozenset[str] = frozenset()
    asked_fewer: frozenset[str] = frozenset()
    hard_day: date | None = None
    fewer_days_offered: bool = False
    silence_noticed_at: datetime | None = None
    sharing_explained: int = 0
    """How often the rule of sharing has been explained to them beneath their words."""
    kept_private: int = 0
    """How many offers in a row they have declined."""
    snooze: Snooze | None = None
    steps: tuple[Step, ...] = ()
    taps: int = 0
    shows_clock: bool = False
    kept_checkin: int | None = None
    weekly_offers: WeeklyOffers | None = None

    @property
    def explains_sharing(self) -> bool:
        """Whether the rule of sharing still stands beneath their words; later /help says it."""
        return self.sharing_explained < EXPLAINED

    @property
    def asks_to_share(self) -> bool:
        """Whether they are asked at all: not after several answers that were no, until they share again."""
        return self.kept_private < DECLINED_IN_A_ROW

    @property
    def keeps_away(self) -> NotWhere | None:
        """The prompts that would hurt: those that name this in `not_where`."""
        return _KEEPS_AWAY.get(self.broken) if self.broken else None
