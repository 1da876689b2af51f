"""How much may come from a partner within an hour; pure, and must not know what it is or how it is sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Quota:
    """`most` at once; each that was used comes back after `per / most` more, so at most `per` after the last.

    What has been used is one instant, `used_until`: when all of it will have come back. None: nothing was used.
    """

    most: int
    per: timedelta = timedelta(hours=1)

    def has_room(self, used_until: datetime | None, now: datetime) -> bool:
        return self._left(used_until, now) <= self.per - self.per / self.most

    def used(self, used_until: datetime | None, now: datetime) -> datetime:
        """The same after one more. Ask `has_room` before: what there was no room for is not to be counted."""
        return now + self._left(used_until, now) + self.per / self.most

    def over_at(self, used_until: datetime | None, now: datetime) -> datetime:
        """When all of it will have come back."""
        return now + self._left(used_until, now)

    def _left(self, used_until: datetime | None, now: datetime) -> timedelta:
        """No more than `per`, also after the clock was set back."""
        left = used_until - now if used_until is not None else timedelta()
        return min(max(left, timedelta()), self.per)


BELLS = Quota(6)
"""What of a partner's makes a sound."""

MESSAGES = Quota(30)
"""What comes from a partner at all; what could wait comes when the hour is over, in silence."""
