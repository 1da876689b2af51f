"""The rules of the weekly check-in: when it is, when it can begin, move or go on; knows no storage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from bot.domain.localtime import date_exists, instant_at, local_date, local_minute, next_on_days

LATER_HOURS = (1, 2, 3)
BREAK_MINUTES = (20, 30, 60)
SHORTEST_BREAK = timedelta(minutes=20)
"""A body needs this long to calm down; nobody is called back sooner."""

State = Literal["planned", "started", "skipped", "done"]

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_MORNING, _NIGHT = 7 * 60, 22 * 60
_BEGINS_LATE = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Plan:
    """Every week on `weekday` (0 is Monday) when a clock in `zone` shows `minute` (0 to 1439)."""

    weekday: int
    minute: int
    zone: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """One week's check-in: the date it is planned for, in its plan's zone, and when it starts (UTC)."""

    day: date
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class Proposal:
    """A weekly time that one partner suggested and the other has not answered."""

    id: int
    proposer_id: int
    plan: Plan


_BECOMES: Mapping[State, frozenset[State]] = {
    "planned": frozenset({"started", "skipped"}),
    "started": frozenset({"done"}),
    "done": frozenset({"started"}),
    "skipped": frozenset(),
}


@dataclass(frozen=True, slots=True)
class Checkin:
    """One week's check-in, a state machine: each change gives what it is then, or raises ValueError where it cannot be.

    `break_at` is when a break began, `back_at` when it is over (UTC).
    """

    id: int
    couple_id: int
    meeting: Meeting
    state: State = "planned"
    step: int = 0
    break_at: datetime | None = None
    back_at: datetime | None = None

    @property
    def starts_at(self) -> datetime:
        return self.meeting.starts_at

    @property
    def under_way(self) -> bool:
        """It has begun, is not over, and nobody is taking a break."""
        return self.state == "started" and self.break_at is None

    def begun(self) -> "Checkin":
        """On its first card, or taken up again where it was."""
        return self._become("started")

    def skipped(self) -> "Checkin":
        return self._become("skipped")

    def closed(self) -> "Checkin":
        return self._become("done")

    def moved(self, starts_at: datetime) -> "Checkin":
        """To another instant of the same week."""
        _demand(self.state == "planned")
        return replace(self, meeting=replace(self.meeting, starts_at=starts_at))

    def turned_to(self, step: int) -> "Checkin":
        _demand(self.under_way)
        return replace(self, step=step)

    def interrupted(self, now: datetime) -> "Checkin":
        """A break begins; for how long is still open."""
        _demand(self.under_way)
        return replace(self, break_at=now)

    def resting_for(self, duration: timedelta, now: datetime) -> "Checkin":
        """The break lasts so long from now."""
        _demand(self.break_at is not None and self.back_at is None)
        return replace(self, break_at=now, back_at=now + duration)

    def resumed(self) -> "Checkin":
        """The break is over."""
        _demand(self.break_at is not None)
        return replace(self, break_at=None, back_at=None)

    def _become(self, state: State) -> "Checkin":
        """Any change of state ends a break."""
        _demand(state in _BECOMES[self.state])
        return replace(self, state=state, break_at=None, back_at=None)


def _demand(possible: bool) -> None:
    if not possible:
        raise ValueError("a check-in cannot become that")


@dataclass(frozen=True, slots=True)
class MeetingView:
    """All that the card of a check-in under way says. `next_at` (UTC) is when the next one starts, once it is over."""

    checkin: Checkin
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class ClockMove:
    """Somebody lives by another clock: the weekly time on the one of before and on theirs now, as (weekday, minute).

    `partner_name` is whose word another time needs; `both` where that one lives by the same clock now and shows it,
    and neither by the one of the plan.
    """

    before: tuple[int, int]
    now: tuple[int, int]
    partner_name: str
    both: bool = False


def weekly_time(instant: datetime, zone: str) -> tuple[int, int]:
    """The weekday (0 is Monday) and the minute of the day that a clock in `zone` shows at an instant."""
    return local_date(instant, zone).weekday(), local_minute(instant, zone)


def next_meeting(plan: Plan, after: datetime) -> Meeting:
    """The first one of the plan strictly after an instant (aware)."""
    return Meeting(*next_on_days(plan.zone, plan.minute, frozenset({plan.weekday}), after))


def eve_at(starts_at: datetime, zone: str, minute: int) -> datetime:
    """`minute` of the local day before a check-in, for somebody in `zone`, in UTC."""
    day = local_date(starts_at, zone) - _DAY
    while not date_exists(zone, day):
        day -= _DAY
    return instant_at(zone, day, minute)


def is_this_week(plan: Plan, meeting: Meeting, now: datetime) -> bool:
    """Whether a check-in can still begin, move or be skipped: the date of the next one has not come."""
    return local_date(now, plan.zone) < meeting.day + _WEEK


def is_night(instant: datetime, zone: str) -> bool:
    """Whether a clock in `zone` shows 22:00 to 6:59."""
    return not _MORNING <= local_minute(instant, zone) < _NIGHT


def can_begin(starts_at: datetime, now: datetime, zone: str) -> bool:
    """On its day, for somebody in `zone`, or in the hours after it when that day has just ended."""
    return local_date(now, zone) == local_date(starts_at, zone) or starts_at <= now < starts_at + _BEGINS_LATE


def later_today(now: datetime, zones: Iterable[str]) -> list[int]:
    """In how many hours (1, 2, 3) it can still be by all of these clocks: on the same day, and not at night."""
    everywhere = list(zones)
    return [
        hours for hours in LATER_HOURS if all(_suits(now, in_hours(now, hours), zone) for zone in everywhere)
    ]


def in_hours(now: datetime, hours: int) -> datetime:
    """So many hours from now, at the next full five minutes."""
    wanted = now + timedelta(hours=hours)
    step = timedelta(minutes=5)
    over = (wanted - datetime(1970, 1, 1, tzinfo=wanted.tzinfo)) % step
    return wanted + (step - over if over else timedelta())


def other_days(plan: Plan, meeting: Meeting, now: datetime) -> list[Meeting]:
    """The days, six at most, on which this week's check-in can be instead, at the plan's hour."""
    today, current = local_date(now, plan.zone), local_date(meeting.starts_at, plan.zone)
    days = (today + _DAY * ahead for ahead in range(1, 7))
    return [
        Meeting(meeting.day, instant_at(plan.zone, day, plan.minute))
        for day in days
        if day != current and day < meeting.day + _WEEK and date_exists(plan.zone, day)
    ]


def may_go_on(break_at: datetime, back_at: datetime | None, now: datetime) -> bool:
    """Whether a break is over: nobody chose its length yet, or the shortest one has gone by."""
    return back_at is None or now >= min(back_at, break_at + SHORTEST_BREAK)


def _suits(now: datetime, instant: datetime, zone: str) -> bool:
    return local_date(instant, zone) == local_date(now, zone) and not is_night(instant, zone)
