"""Until when somebody is left in peace, on any clock and through its changes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings as how, strategies as st

from bot.domain.localtime import local_date, local_minute
from bot.domain.peace import Peace
from bot.domain.people import EVERY_DAY, TRACKS, Pace, Person
from bot.domain.quiet import YearDay

ZONES = ("Europe/Lisbon", "Asia/Tokyo", "America/New_York", "Pacific/Apia", "Asia/Beirut", "America/Havana")
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def person(
    zone: str | None = "Europe/Lisbon", *, paused: bool = False, ends_on: date | None = None
) -> Person:
    return Person(
        id=1,
        telegram_id=1,
        name="Ana",
        role=None,
        language="en",
        consented_at=NOON,
        zone=zone,
        nudge_minute=1140,
        weekdays=EVERY_DAY,
        tracks=frozenset(TRACKS),
        pace=Pace(1, NOON),
        onboarded_at=NOON,
        paused=paused,
        pause_ends_on=ends_on,
        paused_at=NOON if paused else None,
        unreachable=False,
        parted=False,
    )


@pytest.mark.parametrize(
    ("peace", "ends_at"),
    [
        (Peace(person()), NOON),
        (Peace(person(paused=True)), None),
        (Peace(person(paused=True, ends_on=date(2026, 11, 25))), datetime(2026, 11, 25, 7, tzinfo=UTC)),
        (Peace(person(), [YearDay(11, 23), YearDay(11, 24)]), datetime(2026, 11, 25, 7, tzinfo=UTC)),
        (Peace(person(), [YearDay(11, 24)]), NOON),
        (Peace(person(), hard_day=date(2026, 11, 23)), datetime(2026, 11, 24, 7, tzinfo=UTC)),
        (Peace(person("Asia/Tokyo")), NOON),
        (Peace(person("Pacific/Auckland")), datetime(2026, 11, 23, 18, tzinfo=UTC)),
        (Peace(person(None)), NOON),
    ],
)
def test_it_ends_when_nothing_holds_any_more(peace: Peace, ends_at: datetime | None) -> None:
    assert peace.ends_at(NOON) == ends_at


@how(deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    minutes=st.integers(-8_000_000, 8_000_000),
    quiet=st.sets(st.integers(-2, 9), max_size=6),
    pause=st.none() | st.integers(-3, 5),
)
def test_it_ends_at_the_first_instant_at_which_they_may_be_told(
    zone: str, minutes: int, quiet: set[int], pause: int | None
) -> None:
    now = NOON + timedelta(minutes=minutes)
    today = local_date(now, zone)
    days = [today + timedelta(days=number) for number in quiet]
    ends_on = today + timedelta(days=pause) if pause is not None else None
    one = replace(person(zone), paused=pause is not None, pause_ends_on=ends_on)
    peace = Peace(one, [YearDay(day.month, day.day) for day in days])
    ends_at = peace.ends_at(now)
    assert ends_at is not None
    assert not peace.holds(ends_at)
    assert 7 * 60 <= local_minute(ends_at, zone) < 22 * 60
    assert one.paused_until is None or ends_at >= min(one.paused_until, ends_at)
    if ends_at > now:
        assert peace.holds(now)
        assert peace.holds(ends_at - timedelta(minutes=1))
