"""Local hours become the right instants, in every zone and through every change of clocks."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings, strategies as st

from bot.domain.localtime import (
    date_exists,
    instant_at,
    is_zone,
    latest_due,
    local_date,
    local_minute,
    next_on_days,
)

EVERY_DAY = frozenset(range(7))
MINUTES = (0, 30, 60, 90, 120, 150, 480, 1380, 1410, 1439)
DAY = timedelta(days=1)
FIRST, LAST = date(2025, 1, 1), date(2028, 1, 1)

Change = tuple[datetime, timedelta, timedelta]


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def changes_of(zone: str) -> Iterator[Change]:
    """Every change of the clocks in the three years: when, the offset before, the offset after."""
    tz = ZoneInfo(zone)
    now = datetime.combine(FIRST, time(), UTC)
    before = now.astimezone(tz).utcoffset()
    while now.date() < LAST:
        after = (now + DAY).astimezone(tz).utcoffset()
        assert before is not None
        assert after is not None
        if after != before:
            low, high = 0, 86400
            while high - low > 1:
                middle = (low + high) // 2
                same = (now + timedelta(seconds=middle)).astimezone(tz).utcoffset() == before
                low, high = (middle, high) if same else (low, middle)
            yield now + timedelta(seconds=high), before, after
        before, now = after, now + DAY


class Oracle:
    """Reads the clock on the wall minute by minute around one change, without knowing any rule."""

    def __init__(self, change: Change) -> None:
        at, before, after = change
        start = at - 4 * DAY
        self._wall = []
        for step in range(8 * 1440):
            instant = start + timedelta(minutes=step)
            self._wall.append((instant, instant.replace(tzinfo=None) + (before if instant < at else after)))
        self._first: dict[datetime, datetime] = {}

    def first(self, wanted: datetime) -> datetime:
        """The first instant at which the wall shows `wanted` or, for the first time, something later."""
        if not self._first:
            latest = datetime.min  # noqa: DTZ901 - a time on a wall has no zone
            for instant, shown in self._wall:
                while shown > latest:
                    latest = shown if latest.year == 1 else latest + timedelta(minutes=1)
                    self._first[latest] = instant
        return self._first[wanted]


def test_every_zone_has_one_nudge_for_each_date_through_every_change() -> None:
    oracles: dict[Change, Oracle] = {}
    seen = 0
    for zone in sorted(available_timezones()):
        for change in changes_of(zone):
            if change not in oracles:
                oracles[change] = Oracle(change)
            oracle = oracles[change]
            middle = (change[0] + change[1]).date()
            for minute in MINUTES:
                after = oracle.first(datetime.combine(middle - 2 * DAY, time())) - timedelta(seconds=1)
                dates = []
                for _ in range(4):
                    day, instant = next_on_days(zone, minute, EVERY_DAY, after)
                    wanted = datetime.combine(day, time(minute // 60, minute % 60))
                    assert instant == oracle.first(wanted), (zone, wanted)
                    assert instant > after
                    dates.append(day)
                    after = instant
                assert dates == [middle + DAY * step for step in range(-2, 2)], (zone, minute)
                seen += 1
    assert seen > 1000 * len(MINUTES)


def test_every_zone_shows_the_hour_that_was_asked_for_on_ordinary_days() -> None:
    for zone in sorted(available_timezones()):
        near = {change[0].date() + DAY * step for change in changes_of(zone) for step in range(-2, 3)}
        for step in range(0, (LAST - FIRST).days, 61):
            day = FIRST + DAY * step
            if day in near:
                continue
            for minute in (0, 510, 1439):
                instant = instant_at(zone, day, minute)
                assert (local_date(instant, zone), local_minute(instant, zone)) == (day, minute), zone


@pytest.mark.parametrize(
    ("zone", "day", "minute", "expected"),
    [
        ("Europe/Lisbon", date(2026, 3, 29), 90, utc(2026, 3, 29, 1)),  # 01:30 is skipped: 02:00 at once
        ("Europe/Lisbon", date(2026, 10, 25), 90, utc(2026, 10, 25, 0, 30)),  # 01:30 twice: the first
        ("America/New_York", date(2026, 3, 8), 150, utc(2026, 3, 8, 7)),
        ("Africa/Cairo", date(2026, 4, 24), 0, utc(2026, 4, 23, 22)),  # midnight itself is skipped
        ("Australia/Lord_Howe", date(2026, 10, 4), 135, utc(2026, 10, 3, 15, 30)),  # half an hour
        ("America/Nuuk", date(2026, 3, 28), 1410, utc(2026, 3, 29, 1)),  # the gap ends in the next date
        ("Asia/Kathmandu", date(2026, 1, 1), 0, utc(2025, 12, 31, 18, 15)),
    ],
)
def test_known_days(zone: str, day: date, minute: int, expected: datetime) -> None:
    assert instant_at(zone, day, minute) == expected


@pytest.mark.parametrize(
    ("zone", "missing"),
    [("Pacific/Apia", date(2011, 12, 30)), ("Pacific/Kwajalein", date(1993, 8, 21))],
)
def test_a_date_that_never_was_has_no_nudge(zone: str, missing: date) -> None:
    assert not date_exists(zone, missing)
    after = instant_at(zone, missing - 2 * DAY, 600)
    found = []
    for _ in range(3):
        day, after = next_on_days(zone, 600, EVERY_DAY, after)
        found.append(day)
    assert found == [missing - DAY, missing + DAY, missing + 2 * DAY]


def test_a_date_lived_twice_has_one_nudge() -> None:
    # Kwajalein crossed the date line westward in 1969 and had 30 September twice.
    day, instant = next_on_days("Pacific/Kwajalein", 600, EVERY_DAY, utc(1969, 9, 29, 20))
    later, _ = next_on_days("Pacific/Kwajalein", 600, EVERY_DAY, instant)
    assert later == day + DAY


@given(
    zone=st.sampled_from(sorted(available_timezones())),
    after=st.datetimes(datetime(1975, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - given below
    minute=st.integers(0, 1439),
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
)
@settings(max_examples=300, deadline=None)
def test_the_next_one_is_the_first_allowed_and_never_repeats(
    zone: str, after: datetime, minute: int, weekdays: frozenset[int]
) -> None:
    day, instant = next_on_days(zone, minute, weekdays, after)
    assert instant > after
    assert day.weekday() in weekdays
    assert instant - after <= timedelta(days=15)
    again, later = next_on_days(zone, minute, weekdays, instant)
    assert again > day
    assert later > instant
    assert latest_due(zone, minute, weekdays, after, instant, timedelta(hours=1)) == (day, instant)


def test_only_the_latest_within_grace_is_due() -> None:
    zone, since = "Europe/Lisbon", utc(2026, 11, 1)
    four_days_later = utc(2026, 11, 5, 9, 30)

    def due(now: datetime, hours: int) -> tuple[date, datetime] | None:
        return latest_due(zone, 540, EVERY_DAY, since, now, timedelta(hours=hours))

    assert due(four_days_later, 6) == (date(2026, 11, 5), utc(2026, 11, 5, 9))
    assert due(utc(2026, 11, 5, 15), 6) == (date(2026, 11, 5), utc(2026, 11, 5, 9))
    assert due(utc(2026, 11, 5, 15, 1), 6) is None
    assert due(utc(2026, 11, 5, 9), 0) == (date(2026, 11, 5), utc(2026, 11, 5, 9))
    done = utc(2026, 11, 5, 9)
    assert latest_due(zone, 540, EVERY_DAY, done, four_days_later, timedelta(days=3)) is None


@pytest.mark.parametrize("weekdays", [frozenset(), frozenset({7}), frozenset({-1, 2})])
def test_impossible_weekdays_are_refused(weekdays: frozenset[int]) -> None:
    with pytest.raises(ValueError, match="weekdays"):
        next_on_days("UTC", 0, weekdays, utc(2026, 1, 1))


@pytest.mark.parametrize("minute", [-1, 1440])
def test_a_minute_outside_the_day_is_refused(minute: int) -> None:
    with pytest.raises(ValueError, match="minutes"):
        instant_at("UTC", FIRST, minute)


@pytest.mark.parametrize("name", ["", "Europe", "../etc/passwd", "Mars/Olympus", "europe lisbon", "\0"])
def test_what_is_no_zone(name: str) -> None:
    assert not is_zone(name)


def test_every_zone_is_a_zone() -> None:
    assert all(map(is_zone, available_timezones()))
