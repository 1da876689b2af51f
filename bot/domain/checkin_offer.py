"""When the weekly check-in is offered to somebody whose couple has none; must not know what the partner said."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

FIRST_OFFER = timedelta(days=3)
"""How long two people have been paired before it is offered."""

NEXT_OFFER = timedelta(days=14)
MOST_OFFERS = 2
"""After so many it is not offered any more: who wants it knows where it is."""


@dataclass(frozen=True)
class WeeklyOffers:
    """What was offered to one person while they are in a couple. `last_at` is aware UTC."""

    couple_id: int
    last_at: datetime | None = None
    count: int = 0
    wanted: bool = True

    def next_at(self, together_since: datetime) -> datetime | None:
        """The earliest instant of the next offer; None for never."""
        if not self.wanted or self.count >= MOST_OFFERS:
            return None
        return together_since + FIRST_OFFER if self.last_at is None else self.last_at + NEXT_OFFER

    def offered(self, now: datetime) -> "WeeklyOffers":
        return replace(self, last_at=now, count=self.count + 1)

    def declined(self) -> "WeeklyOffers":
        return replace(self, wanted=False)
