"""To which hour of its own date a nudge can be put off; must not know whose it is."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from bot.domain.checkin import is_night
from bot.domain.localtime import instant_at, local_date, local_minute

_FIRST, _LAST = 7 * 60, 21 * 60 + 15
"""Minutes of the local day between which it may come again."""

_RINGS_UNTIL = 21 * 60 + 30
"""A little late is still that hour; with the half hour in which its message may arrive it stays out of the night."""

_EVENINGS = (20 * 60, 21 * 60)
_APART, _SOON = 15, 30  # minutes between the two that are offered, and from now to the second
_AN_HOUR, _STEP = timedelta(hours=1), timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Snooze:
    """The nudge of local date `day` comes again at `minute` (0 to 1439) of that date, wherever they are then."""

    nudge_id: int
    day: date
    minute: int

    def at(self, zone: str) -> datetime:
        """The instant (UTC) by a clock in `zone`."""
        return instant_at(zone, self.day, self.minute)


class Later(NamedTuple):
    """One hour that is offered: in about an hour, or in the evening."""

    name: Literal["hour", "evening"]
    minute: int


def offered(now: datetime, zone: str, until: datetime | None = None) -> tuple[Later, ...]:
    """The hours of this local date that are left, none of them in the night or after `until`."""
    in_an_hour = now + _AN_HOUR
    in_an_hour += -(in_an_hour - datetime.min.replace(tzinfo=in_an_hour.tzinfo)) % _STEP
    hour = local_minute(in_an_hour, zone)
    today = local_date(in_an_hour, zone) == local_date(now, zone)
    later = [Later("hour", hour)] if today and is_left(now, zone, hour, until) else []
    earliest = hour + _APART if later else local_minute(now, zone) + _SOON
    evening = next((minute for minute in _EVENINGS if minute >= earliest), None)
    if evening is not None and is_left(now, zone, evening, until):
        later.append(Later("evening", evening))
    return tuple(later)


def is_left(now: datetime, zone: str, minute: int, until: datetime | None = None) -> bool:
    """Whether this minute of the local date is still to come, outside the night and not after `until`."""
    at = instant_at(zone, local_date(now, zone), minute)
    return _FIRST <= minute <= _LAST and at > now and (until is None or at <= until)


def may_ring(now: datetime, zone: str, snooze: Snooze) -> bool:
    """Whether it may come now: on its own date and outside the night."""
    by_day = local_date(now, zone) == snooze.day and not is_night(now, zone)
    return by_day and local_minute(now, zone) <= _RINGS_UNTIL
