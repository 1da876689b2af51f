"""The week has its shape at each stage and for each check-in day, and the first week one of its own."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from bot.domain.people import TRACKS
from bot.domain.rhythm import FIRST_WEEK, DayKind, kind_of, week_number

MONDAY = date(2026, 11, 23)
CHECKIN_DAYS = (None, *range(7))


def week(stage: int, checkin_weekday: int | None, monday: date = MONDAY) -> list[DayKind]:
    return [kind_of(monday + timedelta(days=number), stage, checkin_weekday) for number in range(7)]


@pytest.mark.parametrize("checkin_weekday", CHECKIN_DAYS)
@pytest.mark.parametrize("stage", [1, 2, 3])
def test_the_week_has_its_shares(stage: int, checkin_weekday: int | None) -> None:
    counted = Counter(week(stage, checkin_weekday))
    assert counted["own"] == (3 if stage == 1 else 2)
    assert counted["together"] == (0 if stage == 1 else 1)
    assert counted["gratitude"] == counted["memories"] == 1
    assert counted["connection"] == (
        2 if checkin_weekday is None else 1
    )  # without a check-in its day goes there
    assert counted["checkin"] == (0 if checkin_weekday is None else 1)
    if checkin_weekday is not None:
        assert week(stage, checkin_weekday)[checkin_weekday] == "checkin"


@pytest.mark.parametrize("checkin_weekday", range(7))
def test_the_day_before_a_check_in_and_the_day_behind_it_are_ones_own(checkin_weekday: int) -> None:
    for stage in (1, 2, 3):
        days = week(stage, checkin_weekday)
        assert days[checkin_weekday - 1] == days[(checkin_weekday + 1) % 7] == "own"


@pytest.mark.parametrize("checkin_weekday", CHECKIN_DAYS)
def test_the_days_of_the_tracks_stay_when_the_stage_goes_on(checkin_weekday: int | None) -> None:
    first, second, third = (week(stage, checkin_weekday) for stage in (1, 2, 3))
    assert second == third
    for before, after in zip(first, second, strict=True):
        assert before == after or (before, after) == ("own", "together")


@given(day=st.dates(date(2020, 1, 1), date(2060, 1, 1)), stage=st.integers(1, 3))
def test_each_track_comes_in_any_seven_days_behind_the_first_week(day: date, stage: int) -> None:
    for checkin_weekday in CHECKIN_DAYS:
        kinds = {
            kind_of(day + timedelta(days=number), stage, checkin_weekday, began=day - timedelta(days=7))
            for number in range(7)
        }
        assert kinds >= set(TRACKS)


@pytest.mark.parametrize("began", [MONDAY + timedelta(days=number) for number in range(7)])
def test_the_first_week_begins_on_any_weekday_with_three_days_of_ones_own(began: date) -> None:
    for stage in (1, 2, 3):
        days = [kind_of(began + timedelta(days=number), stage, None, began) for number in range(7)]
        assert days == list(FIRST_WEEK)
        assert days[:3] == ["own"] * 3
        assert set(TRACKS) <= set(days)
        assert kind_of(began + timedelta(days=7), stage, None, began) == kind_of(
            began + timedelta(days=7), stage
        )
    assert kind_of(began - timedelta(days=1), 1, None, began) == "own"  # further west it is the day before


def test_a_check_in_in_the_first_week_is_prepared_all_the_same() -> None:
    assert kind_of(MONDAY, 1, 0, MONDAY) == "checkin"


def test_weeks_are_counted_over_the_turn_of_the_year() -> None:
    assert week_number(date(2027, 1, 3)) == week_number(date(2026, 12, 28))
    assert week_number(date(2027, 1, 4)) == week_number(date(2026, 12, 28)) + 1
