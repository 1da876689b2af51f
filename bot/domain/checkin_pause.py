"""What a pause means for a check-in that falls into it; knows neither whose pause it is nor any storage."""

from datetime import datetime, timedelta

from bot.domain.checkin import is_night
from bot.domain.localtime import instant_at, local_date

EARLIEST = timedelta(days=4)
"""How long before the talk it is left out at the earliest, where nobody says anything."""

_LATEST = timedelta(days=2)
_SOON, _SPREAD = timedelta(minutes=20), timedelta(hours=3)
_LAST_MINUTE = timedelta(minutes=1)
_MORNING = 9 * 60
_DAY = timedelta(days=1)


def falls_into(starts_at: datetime, paused_until: datetime | None) -> bool:
    """Whether a talk begins before a pause ends by itself (both UTC); None: it goes on until they say so."""
    return paused_until is None or starts_at < paused_until


def left_out_at(paused_at: datetime, starts_at: datetime, zone: str, draw: float) -> datetime:
    """When (UTC) a talk is left out that falls into the pause of somebody in `zone` who has not said anything.

    It is at no fixed hour: the partner must not be able to tell it from somebody's tap. `draw` (0 to 1) is what
    chance said. Four to two days before the talk and not at night, or within hours of the beginning of the pause
    where that was later; in any case before the talk. A full minute, as stored instants are no finer than they need.
    """
    first = max(paused_at + _SOON, starts_at - EARLIEST)
    last = max(first + _SPREAD, starts_at - _LATEST)
    at = first + (last - first) * draw
    if is_night(at, zone):
        at = _next_morning(at, zone) + _SPREAD * draw
    return min(at, starts_at - _LAST_MINUTE).replace(second=0, microsecond=0)


def _next_morning(instant: datetime, zone: str) -> datetime:
    today = local_date(instant, zone)
    morning = instant_at(zone, today, _MORNING)
    return morning if morning > instant else instant_at(zone, today + _DAY, _MORNING)
