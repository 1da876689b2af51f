"""What prepares a check-in comes in time before it, by the reader's own clock."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from bot.domain.localtime import instant_at, local_date, local_minute
from bot.domain.preparation import LEAST_BEFORE, preparation_for

SUNDAY = date(2026, 11, 29)
ZONES = ("Europe/Lisbon", "Pacific/Apia", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati")


def at(hour: int, minute: int = 0, day: date = SUNDAY) -> datetime:
    return instant_at("Europe/Lisbon", day, hour * 60 + minute)


@pytest.mark.parametrize(
    ("starts", "own_hour", "day", "comes"),
    [
        (at(18), 9, SUNDAY, at(9)),  # at their own hour
        (at(18), 17, SUNDAY, at(17)),  # just an hour before
        (at(18), 17.5, SUNDAY, at(15)),  # half an hour is too short: three hours before
        (at(18), 20, SUNDAY, at(15)),
        (at(10), 20, SUNDAY, at(8)),  # three hours before would be at seven
        (at(8, 30), 20, SUNDAY, at(7, 30)),  # at the latest an hour before
        (at(8), 20, SUNDAY, at(7)),
        (at(7, 30), 20, SUNDAY - timedelta(days=1), at(20, day=SUNDAY - timedelta(days=1))),
        (at(7, 30), 6, SUNDAY, at(6)),  # their own hour may be early
        (at(0, 30), 20, SUNDAY - timedelta(days=1), at(20, day=SUNDAY - timedelta(days=1))),
    ],
)
def test_it_comes_when_it_is_of_use(starts: datetime, own_hour: float, day: date, comes: datetime) -> None:
    prepares = preparation_for(starts, "Europe/Lisbon", int(own_hour * 60))
    assert (prepares.day, prepares.due_at, prepares.talk_day) == (day, comes, SUNDAY)


@given(
    starts=st.integers(0, 3 * 365 * 24 * 4).map(
        lambda quarter: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=15 * quarter)
    ),
    zone=st.sampled_from(ZONES),
    minute=st.integers(0, 1439),
)
def test_it_is_always_early_enough_and_never_in_the_night(starts: datetime, zone: str, minute: int) -> None:
    prepares = preparation_for(starts, zone, minute)
    assert prepares.due_at <= starts - LEAST_BEFORE
    assert prepares.due_at > starts - timedelta(hours=49)
    assert local_date(starts, zone) == prepares.talk_day
    assert prepares.day in (prepares.talk_day, prepares.talk_day - timedelta(days=1))
    assert local_date(prepares.due_at, zone) == prepares.day
    own_hour = prepares.due_at == instant_at(zone, prepares.day, minute)
    assert own_hour or local_minute(prepares.due_at, zone) >= 7 * 60
