"""The hours to which a nudge can be put off: of its own date, outside the night, before what has its own time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings as how, strategies as st

from bot.domain.checkin import is_night
from bot.domain.localtime import instant_at, local_date
from bot.domain.snooze import offered

LISBON = "Europe/Lisbon"
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
ANY = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: BEGINNING + timedelta(minutes=minutes))
ZONES = st.sampled_from(
    [
        LISBON,
        "Asia/Kathmandu",
        "America/Santiago",
        "Africa/Cairo",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "America/St_Johns",
    ]
)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 23, hour, minute, tzinfo=ZoneInfo(LISBON)).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "minutes"),
    [
        (at(6), [7 * 60, 20 * 60]),
        (at(5, 30), [20 * 60]),
        (at(8), [9 * 60, 20 * 60]),
        (at(8, 1), [9 * 60 + 5, 20 * 60]),
        (at(19), [20 * 60, 21 * 60]),
        (at(19, 50), [20 * 60 + 50]),
        (at(20, 20), [21 * 60]),
        (at(20, 45), []),
        (at(22), []),
        (at(23, 30), []),
        (at(2), [20 * 60]),
    ],
)
def test_what_is_offered(now: datetime, minutes: list[int]) -> None:
    assert [one.minute for one in offered(now, LISBON)] == minutes


def test_nothing_is_offered_after_what_it_must_come_before() -> None:
    assert [one.minute for one in offered(at(18), LISBON, at(19, 30))] == [19 * 60]
    assert not offered(at(18), LISBON, at(18, 30))


@how(deadline=None)
@given(now=ANY, zone=ZONES, until=st.none() | st.timedeltas(timedelta(), timedelta(hours=12)))
def test_never_at_night_never_on_another_date(now: datetime, zone: str, until: timedelta | None) -> None:
    last = now + until if until is not None else None
    hours = [instant_at(zone, local_date(now, zone), one.minute) for one in offered(now, zone, last)]
    assert hours == sorted(set(hours))
    for hour in hours:
        assert hour >= now + timedelta(minutes=25)
        assert local_date(hour, zone) == local_date(now, zone)
        assert not is_night(hour, zone)
        assert not is_night(hour + timedelta(minutes=44), zone)
        assert last is None or hour <= last
