"""The rules of the weekly check-in hold in every zone, clock changes included."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, strategies as st

from bot.domain import kinds as rules
from bot.domain.checkin import (
    Meeting,
    Plan,
    can_begin,
    eve_at,
    in_hours,
    is_night,
    is_this_week,
    later_today,
    may_go_on,
    next_meeting,
    other_days,
)
from bot.domain.localtime import instant_at, local_date, local_minute

ZONES = sorted(available_timezones() - {"localtime", "Factory"})
zones = st.sampled_from(ZONES)
# The bounds of a strategy are given without a zone.
instants = st.datetimes(
    datetime(2024, 1, 1),  # noqa: DTZ001 - as hypothesis wants it
    datetime(2027, 1, 1),  # noqa: DTZ001 - as hypothesis wants it
    timezones=st.just(UTC),
)
plans = st.builds(Plan, st.integers(0, 6), st.integers(0, 1439), zones)
SUNDAY_EVENING = Plan(6, 20 * 60, "Europe/Lisbon")
SUNDAY = date(2026, 11, 29)
AT_EIGHT = datetime(2026, 11, 29, 20, 0, tzinfo=UTC)
THIS_WEEK = Meeting(SUNDAY, AT_EIGHT)


@given(plan=plans, start=instants)
def test_a_year_has_one_meeting_a_week_at_the_local_hour(plan: Plan, start: datetime) -> None:
    now = start
    days = []
    for _ in range(53):
        meeting = next_meeting(plan, now)
        assert meeting.starts_at > now
        assert meeting.day.weekday() == plan.weekday
        local = meeting.starts_at.astimezone(ZoneInfo(plan.zone)).replace(tzinfo=None)
        wanted = datetime.combine(meeting.day, datetime.min.time()) + timedelta(minutes=plan.minute)
        assert local == wanted or (local > wanted and not shows(plan.zone, wanted))
        days.append(meeting.day)
        now = meeting.starts_at
    assert {later - earlier for earlier, later in pairwise(days)} == {timedelta(days=7)}


def shows(zone: str, wall: datetime) -> bool:
    """Say whether a clock in the zone ever shows this local time."""
    instant = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall


@given(
    plan=plans,
    theirs=zones,
    minute=st.integers(0, 1439),
    start=instants,
)
def test_the_eve_is_the_local_day_before_and_never_later(
    plan: Plan, theirs: str, minute: int, start: datetime
) -> None:
    meeting = next_meeting(plan, start)
    eve = eve_at(meeting.starts_at, theirs, minute)
    assert eve <= meeting.starts_at
    ahead = local_date(meeting.starts_at, theirs) - local_date(eve, theirs)
    assert ahead == timedelta(days=1) or not shows(theirs, _wall(meeting, theirs, minute))


def _wall(meeting: Meeting, zone: str, minute: int) -> datetime:
    day = local_date(meeting.starts_at, zone) - timedelta(days=1)
    return datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)


def test_a_date_the_zone_left_out_is_nobodys_eve() -> None:
    starts_at = instant_at("Pacific/Apia", date(2011, 12, 31), 12 * 60)
    assert local_date(eve_at(starts_at, "Pacific/Apia", 19 * 60), "Pacific/Apia") == date(2011, 12, 29)


@pytest.mark.parametrize(
    ("minute", "night"), [(6 * 60 + 59, True), (7 * 60, False), (21 * 60 + 59, False), (1320, True)]
)
def test_the_night_is_from_ten_to_seven(minute: int, night: bool) -> None:
    assert is_night(instant_at("Europe/Lisbon", SUNDAY, minute), "Europe/Lisbon") is night


@pytest.mark.parametrize(
    ("due", "late", "welcome"),
    [
        (19, timedelta(), True),
        (19, timedelta(hours=2, minutes=59), True),
        (19, timedelta(hours=3), False),
        (9, timedelta(hours=6), True),
        (9, timedelta(hours=6, minutes=1), False),
        (23, timedelta(minutes=1), True),
        (23, timedelta(hours=1), False),
    ],
)
def test_a_late_eve_is_welcome_for_six_hours_of_daytime(due: int, late: timedelta, welcome: bool) -> None:
    due_at = instant_at("Europe/Lisbon", SUNDAY, due * 60)
    night = is_night(due_at + late, "Europe/Lisbon")
    manner = rules.manner(rules.RULES[rules.Kind.EVE], late, at_night=night, on_quiet_date=False)
    assert (manner is not rules.Manner.SKIPPED) is welcome


def test_it_can_begin_on_its_day_and_in_the_hours_after() -> None:
    late = instant_at("Europe/Lisbon", SUNDAY, 23 * 60 + 30)
    assert can_begin(late, late - timedelta(hours=20), "Europe/Lisbon")
    assert can_begin(late, late + timedelta(hours=1), "Europe/Lisbon")
    assert not can_begin(late, late + timedelta(hours=6), "Europe/Lisbon")
    assert not can_begin(late, late - timedelta(days=1), "Europe/Lisbon")


@given(now=instants, everywhere=st.lists(zones, min_size=1, max_size=2))
def test_later_today_is_the_same_day_and_daytime(now: datetime, everywhere: list[str]) -> None:
    for hours in later_today(now, everywhere):
        moved = in_hours(now, hours)
        assert timedelta(hours=hours) <= moved - now < timedelta(hours=hours, minutes=5)
        for zone in everywhere:
            assert local_date(moved, zone) == local_date(now, zone)
            assert 7 * 60 <= local_minute(moved, zone) < 22 * 60


def test_later_today_offers_what_the_evening_leaves() -> None:
    assert later_today(AT_EIGHT, ["Europe/Lisbon"]) == [1]
    assert later_today(AT_EIGHT - timedelta(hours=3), ["Europe/Lisbon"]) == [1, 2, 3]
    assert later_today(AT_EIGHT, ["Asia/Tokyo"]) == [2, 3]  # five in the morning there
    assert later_today(AT_EIGHT + timedelta(hours=1), ["Europe/Lisbon"]) == []
    assert later_today(AT_EIGHT, ["Europe/Lisbon", "Asia/Tokyo"]) == []  # no hour suits both


def test_another_day_is_before_next_weeks() -> None:
    days = [meeting.starts_at.date() for meeting in other_days(SUNDAY_EVENING, THIS_WEEK, AT_EIGHT)]
    assert days == [SUNDAY + timedelta(days=ahead) for ahead in range(1, 7)]
    moved = Meeting(SUNDAY, AT_EIGHT + timedelta(days=4))
    later = other_days(SUNDAY_EVENING, moved, AT_EIGHT + timedelta(days=4))
    assert [meeting.starts_at.date() for meeting in later] == [
        SUNDAY + timedelta(days=5),
        SUNDAY + timedelta(days=6),
    ]
    assert other_days(SUNDAY_EVENING, THIS_WEEK, AT_EIGHT + timedelta(days=6)) == []


@given(plan=plans, start=instants, wait=st.integers(-24, 150))
def test_no_other_day_is_over_or_beyond_the_next_meeting(plan: Plan, start: datetime, wait: int) -> None:
    meeting = next_meeting(plan, start)
    now = meeting.starts_at + timedelta(hours=wait)
    following = next_meeting(plan, meeting.starts_at)
    for other in other_days(plan, meeting, now):
        assert other.day == meeting.day
        assert now < other.starts_at < following.starts_at


def test_a_week_ends_with_the_date_of_the_next_meeting() -> None:
    assert is_this_week(SUNDAY_EVENING, THIS_WEEK, AT_EIGHT + timedelta(days=6))
    assert not is_this_week(SUNDAY_EVENING, THIS_WEEK, AT_EIGHT + timedelta(days=7))


def test_a_break_lasts_twenty_minutes() -> None:
    began = AT_EIGHT
    assert may_go_on(began, None, began)
    assert not may_go_on(began, began + timedelta(hours=1), began + timedelta(minutes=19))
    assert may_go_on(began, began + timedelta(hours=1), began + timedelta(minutes=20))
