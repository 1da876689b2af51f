"""Turns local hours into instants and back, clock changes included; must not read the clock."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_DAY = timedelta(days=1)
# An allowed weekday comes round within 7 days; two more for a date that the zone skipped and for the start.
_SEARCH_DAYS = 16


def is_zone(name: str) -> bool:
    """Whether `name` is a time zone that this machine can load (IANA name, as in "Europe/Lisbon")."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: "Europe" is a folder
        return False
    return True


def same_clock(one: str, other: str, now: datetime) -> bool:
    """Whether clocks in two zones show the same at `now` (aware), and in each of the twelve months that follow."""
    months = (now + timedelta(days=30 * month) for month in range(13))
    return all(
        instant.astimezone(ZoneInfo(one)).utcoffset() == instant.astimezone(ZoneInfo(other)).utcoffset()
        for instant in months
    )


def local_date(instant: datetime, zone: str) -> date:
    """The calendar date that a person in `zone` sees at `instant` (aware)."""
    return instant.astimezone(ZoneInfo(zone)).date()


def local_minute(instant: datetime, zone: str) -> int:
    """The minute of the day (0 to 1439) that a clock in `zone` shows at `instant` (aware)."""
    local = instant.astimezone(ZoneInfo(zone))
    return local.hour * 60 + local.minute


def instant_at(zone: str, day: date, minute: int) -> datetime:
    """The UTC instant at which a clock in `zone` shows `minute` (0 to 1439) of `day`.

    A local time that the clocks skip becomes the first valid instant after the gap; one that
    happens twice means the first. Raises ValueError for a minute outside the day.
    """
    if not 0 <= minute < 1440:
        raise ValueError(f"a day has minutes 0 to 1439, not {minute}")
    return _instant_at(ZoneInfo(zone), day, minute)[0]


def _instant_at(tz: ZoneInfo, day: date, minute: int) -> tuple[datetime, bool]:
    """The instant, and whether the clocks really show that time then."""
    wanted = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=tz)
    instant = wanted.astimezone(UTC)
    if instant.astimezone(tz) == wanted:  # both in one zone: what the clocks show is compared
        return instant, True
    return _end_of_gap(tz, wanted.replace(tzinfo=None), latest=instant), False


def _end_of_gap(tz: ZoneInfo, wanted: datetime, latest: datetime) -> datetime:
    """The first whole second whose local time is not before `wanted`, a local time that does not exist."""
    earliest = wanted.replace(tzinfo=tz, fold=1).astimezone(UTC)
    low, high = 0, int((latest - earliest).total_seconds())
    while low < high:
        middle = (low + high) // 2
        shown = (earliest + timedelta(seconds=middle)).astimezone(tz).replace(tzinfo=None, fold=0)
        low, high = (middle + 1, high) if shown < wanted else (low, middle)
    return earliest + timedelta(seconds=low)


def date_exists(zone: str, day: date) -> bool:
    """False for a date that `zone` left out whole, as Apia did with 30 December 2011."""
    return local_date(instant_at(zone, day, 0), zone) == day


def next_on_days(zone: str, minute: int, weekdays: frozenset[int], after: datetime) -> tuple[date, datetime]:
    """The first (local date, UTC instant) strictly after `after` on an allowed weekday (0 is Monday).

    Each local date has one instant; a date that the zone left out whole has none. Raises ValueError
    when no weekday is allowed.
    """
    _refuse_wrong_weekdays(weekdays)
    start = local_date(after, zone)  # what a gap over midnight moves into this date stands at its very start
    for day in (start + _DAY * step for step in range(_SEARCH_DAYS)):
        instant = _occurrence(zone, minute, weekdays, day)
        if instant is not None and instant > after:
            return day, instant
    raise ValueError(f"no occurrence in {zone} within {_SEARCH_DAYS} days")


def latest_due(  # noqa: PLR0917 - one rule, and each part of it is needed
    zone: str, minute: int, weekdays: frozenset[int], since: datetime, now: datetime, grace: timedelta
) -> tuple[date, datetime] | None:
    """The latest (local date, UTC instant) with since < instant <= now that is at most `grace` old, or None.

    Raises ValueError when no weekday is allowed.
    """
    _refuse_wrong_weekdays(weekdays)
    oldest = max(since, now - grace)
    for day in _days_back(local_date(now, zone), local_date(oldest, zone) - _DAY):
        instant = _occurrence(zone, minute, weekdays, day)
        if instant is not None and instant <= now:
            return (day, instant) if instant > since and now - instant <= grace else None
    return None


def _occurrence(zone: str, minute: int, weekdays: frozenset[int], day: date) -> datetime | None:
    if day.weekday() not in weekdays:
        return None
    instant, shown = _instant_at(ZoneInfo(zone), day, minute)
    return instant if shown or local_date(instant, zone) == day or date_exists(zone, day) else None


def _days_back(last: date, first: date) -> Iterator[date]:
    while last >= first:
        yield last
        last -= _DAY


def _refuse_wrong_weekdays(weekdays: frozenset[int]) -> None:
    if not weekdays or not weekdays <= frozenset(range(7)):
        raise ValueError(f"weekdays are numbers 0 (Monday) to 6, at least one, not {sorted(weekdays)}")
