"""The signs of missing trust and which practices may help with them; must not know who ticked what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

SIGNS = ("near", "guarded", "unsure", "watching", "doubting")
"""Wanting the partner close at all times; keeping one's guard up; uncertain; looking out for proof; suspecting."""

LEANS_FOR = timedelta(days=28)
"""How long the practices lean towards what was ticked."""

FIRST_OFFER = timedelta(days=5)
NEXT_OFFER = timedelta(days=30)

# For each sign something of every role's own practices, and one that is for everybody.
_HELPS: Mapping[str, frozenset[str]] = {
    "near": frozenset({"trusting-others", "needs", "responsibility", "willingness"}),
    "guarded": frozenset({"feelings", "vulnerability", "non-defensiveness"}),
    "unsure": frozenset({"needs", "expectations", "responsibility", "apology"}),
    "watching": frozenset({"trusting-others", "feelings", "non-defensiveness", "reflecting"}),
    "doubting": frozenset({"feelings", "needs", "expectations", "non-defensiveness"}),
}


@dataclass(frozen=True)
class SignsRecord:
    """What is kept of one person. Instants are aware UTC; `wanted` is False after "don't offer again"."""

    ticked: frozenset[str] = frozenset()
    done_at: datetime | None = None
    offered_at: datetime | None = None
    wanted: bool = True

    def leaning(self, now: datetime) -> frozenset[str]:
        """The practices to lean towards at `now`."""
        if self.done_at is None or now - self.done_at >= LEANS_FOR:
            return frozenset()
        return frozenset().union(*(_HELPS[sign] for sign in self.ticked))

    def next_offer(self, began_at: datetime) -> datetime | None:
        """The earliest instant of the next offer, for somebody who began at `began_at`; None for never."""
        if not self.wanted:
            return None
        last = max((at for at in (self.done_at, self.offered_at) if at is not None), default=None)
        return began_at + FIRST_OFFER if last is None else last + NEXT_OFFER
