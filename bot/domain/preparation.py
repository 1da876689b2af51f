"""When somebody is given what prepares the weekly check-in; knows one person's clock and nothing of the other's."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.localtime import date_exists, instant_at, local_date

LEAST_BEFORE = timedelta(minutes=60)
"""A preparation that comes later than this before the talk is no preparation."""

_USUALLY_BEFORE = timedelta(hours=3)
_MORNING = 8 * 60
_EARLIEST = 7 * 60
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Preparation:
    """`day` is the local date whose nudge it is, `due_at` (UTC) when it comes, `talk_day` the date of the talk."""

    day: date
    due_at: datetime
    talk_day: date


def preparation_for(starts_at: datetime, zone: str, minute: int) -> Preparation:
    """For somebody in `zone` whose nudges come at `minute` of the local day (0 to 1439).

    On the date of the talk: at their own hour where that leaves an hour, else three hours before, not before
    8:00, and at the latest an hour before. Where that would be before 7:00, in the place of the nudge of the day
    before.
    """
    day = local_date(starts_at, zone)
    own, latest = instant_at(zone, day, minute), starts_at - LEAST_BEFORE
    if own <= latest:
        return Preparation(day, own, day)
    due_at = min(max(starts_at - _USUALLY_BEFORE, instant_at(zone, day, _MORNING)), latest)
    if due_at >= instant_at(zone, day, _EARLIEST):
        return Preparation(day, due_at, day)
    before = day - _DAY
    while not date_exists(zone, before):
        before -= _DAY
    return Preparation(before, min(instant_at(zone, before, minute), latest), day)
