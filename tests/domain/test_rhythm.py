"""What a date is for depends on the weekday, the tracks and the check-in day, and on nothing else."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from bot.domain.people import TRACKS
from bot.domain.rhythm import plan_for, week_number

MONDAY = date(2026, 11, 23)
ALL = frozenset(TRACKS)


def kinds(weeks: int, tracks: frozenset[str] = ALL, checkin: int | None = None) -> list[str]:
    return [plan_for(MONDAY + timedelta(days=step), tracks, checkin).kind for step in range(7 * weeks)]


def test_two_default_weeks() -> None:
    first, second = kinds(2)[:7], kinds(2)[7:]
    odd, even = (first, second) if week_number(MONDAY) % 2 else (second, first)
    assert even == ["gratitude", "connection", "own", "memories", "gratitude", "connection", "memories"]
    assert odd == ["gratitude", "connection", "own", "memories", "together", "future", "connection"]


def test_only_the_own_day_is_not_shared() -> None:
    slots = [plan_for(MONDAY + timedelta(days=step), ALL, 6) for step in range(14)]
    assert [slot.shared for slot in slots] == [slot.kind != "own" for slot in slots]


@pytest.mark.parametrize("weekday", range(7))
def test_the_check_in_day_prepares_and_the_own_day_is_kept(weekday: int) -> None:
    week = kinds(1, checkin=weekday)
    assert week[weekday] == "checkin"
    assert week.count("own") == 1


@given(st.frozensets(st.sampled_from(sorted(TRACKS)), min_size=1), st.none() | st.integers(0, 6))
def test_a_track_that_is_off_never_comes_and_the_others_share_its_days(
    tracks: frozenset[str], checkin: int | None
) -> None:
    counted = Counter(kinds(8, tracks, checkin))
    assert not counted.keys() & (ALL - tracks)
    assert all(counted[track] >= 4 for track in tracks)


def test_without_any_track_only_ones_own_practices_come() -> None:
    assert set(kinds(4, frozenset(), 6)) == {"own"}


def test_weeks_are_counted_through_the_turn_of_the_year() -> None:
    assert week_number(date(2027, 1, 3)) == week_number(date(2026, 12, 28))
    assert week_number(date(2027, 1, 4)) == week_number(date(2027, 1, 3)) + 1
