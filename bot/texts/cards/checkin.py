"""The cards on which two people choose, move and skip their weekly check-in; knows no storage."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_day_names

from bot.domain.checkin import Checkin, Meeting, Plan, Proposal, next_meeting
from bot.domain.people import Person
from bot.texts.actions.checkin import (
    Agree,
    BackToCard,
    ChooseDay,
    ChooseLater,
    ChooseOtherDay,
    ChooseTime,
    MoveByHours,
    MoveToDay,
    Propose,
    ShowStanding,
    Skip,
    Withdraw,
    WriteTime,
)
from bot.texts.actions.meeting import ShowAgain, Start
from bot.texts.card import Button, Card, tap
from bot.texts.cards.settings import local_words, say_instant
from bot.texts.cards.welcome import in_rows
from bot.texts.saying import say_time
from bot.texts.wording import Wording

OFFERED_HOURS = (17, 18, 19, 20, 21)


def choose_day(voice: Wording, minute: int | None = None, *, back: bool = False) -> Card:
    """`minute` is a time that was said already; `back` leads to how things stand, where anything stands."""
    names = get_day_names("wide", locale=voice.language)
    days = [tap(names[day], ChooseTime(day) if minute is None else Propose(day, minute)) for day in range(7)]
    rows = in_rows(days, 2)
    if back:
        rows = (*rows, (tap(voice.label("checkin-back"), ShowStanding()),))
    if minute is None:
        return Card(voice.text("checkin-choose-day"), rows)
    return Card(voice.text("checkin-choose-day-at", time=say_time(minute)), rows)


def write_time(voice: Wording, weekday: int | None) -> Card:
    back = tap(voice.label("checkin-back"), ChooseDay() if weekday is None else ChooseTime(weekday))
    if weekday is None:
        return Card(voice.text("checkin-write-time"), ((back,),))
    name = get_day_names("wide", locale=voice.language)[weekday]
    return Card(voice.text("checkin-write-time-on", weekday=name), ((back,),))


def choose_time(voice: Wording, weekday: int) -> Card:
    times = [tap(say_time(hour * 60), Propose(weekday, hour * 60)) for hour in OFFERED_HOURS]
    other = tap(voice.label("checkin-another-time"), WriteTime(weekday))
    back = tap(voice.label("checkin-back"), ChooseDay())
    name = get_day_names("wide", locale=voice.language)[weekday]
    return Card(voice.text("checkin-choose-time", weekday=name), (*in_rows(times, 3), (other,), (back,)))


def proposed(voice: Wording, person: Person, partner: Person, proposal: Proposal, now: datetime) -> Card:
    """What the proposer reads, on their own clock, and the ways out. The partner's clock is theirs to tell."""
    _, starts_at = _first(proposal.plan, now)
    weekday, time = weekly_words(voice, person, starts_at)
    text = voice.text("checkin-proposed", weekday=weekday, time=time, name=partner.called)
    withdraw = tap(voice.label("checkin-withdraw"), Withdraw(proposal.id))
    return Card(text, ((withdraw,), (tap(voice.label("checkin-suggest"), ChooseDay()),)))


def asked(voice: Wording, person: Person, proposer: Person, proposal: Proposal, now: datetime) -> Card:
    """The same suggestion as the partner reads it, on their own clock."""
    _, starts_at = _first(proposal.plan, now)
    weekday, time = weekly_words(voice, person, starts_at)
    day, _ = local_words(voice, person, starts_at, now)
    text = voice.text("checkin-proposal", name=proposer.called, weekday=weekday, time=time, day=day)
    agree = tap(voice.label("checkin-agree"), Agree(proposal.id))
    return Card(text, ((agree,), (tap(voice.label("checkin-suggest"), ChooseDay()),)))


def agreed(voice: Wording, person: Person, starts_at: datetime, now: datetime) -> str:
    weekday, time = weekly_words(voice, person, starts_at)
    day, _ = local_words(voice, person, starts_at, now)
    return voice.text("checkin-agreed", weekday=weekday, time=time, day=day)


def planned(voice: Wording, person: Person, coming: Checkin, now: datetime, *, today: bool) -> Card:
    """When the next one is, and what can be done about it; on its day it can begin."""
    rows = [
        (tap(voice.label("checkin-change"), ChooseDay()),),
        (tap(voice.label("checkin-skip-next"), Skip(coming.id)),),
    ]
    if today:
        rows.insert(0, (tap(voice.label("checkin-start"), Start(coming.id)),))
    return Card(said(voice, "checkin-next", person, coming.starts_at, now), tuple(rows))


def with_plan(voice: Wording, card: Card, person: Person, starts_at: datetime, now: datetime) -> Card:
    """A card about a suggestion, with the time that still holds."""
    return Card(f"{card.text}\n\n{said(voice, 'checkin-still', person, starts_at, now)}", card.rows)


def running(voice: Wording, checkin_id: int) -> Card:
    return Card(voice.text("checkin-running"), ((tap(voice.label("checkin-show"), ShowAgain(checkin_id)),),))


def eve(voice: Wording, person: Person, checkin: Checkin, now: datetime, *, quiet: bool = False) -> Card:
    """On a quiet date it says the time and nothing else."""
    key = "checkin-eve-quiet" if quiet else "checkin-eve"
    return Card(said(voice, key, person, checkin.starts_at, now), (_other_ways(voice, checkin.id),))


def reminder(voice: Wording, checkin_id: int, *, quiet: bool = False) -> Card:
    start = tap(voice.label("checkin-start"), Start(checkin_id))
    later = tap(voice.label("checkin-later"), ChooseLater(checkin_id))
    text = voice.text("checkin-reminder-quiet" if quiet else "checkin-reminder")
    return Card(text, ((start,), (later,), _other_ways(voice, checkin_id)))


def choose_later(voice: Wording, checkin_id: int, hours: Sequence[int]) -> Card:
    if not hours:
        return Card(voice.text("checkin-no-later"), (_other_ways(voice, checkin_id),))
    rows = tuple(
        (tap(voice.label("checkin-in-hours", hours=hour), MoveByHours(checkin_id, hour)),) for hour in hours
    )
    return Card(voice.text("checkin-choose-later"), (*rows, (_back(voice, checkin_id),)))


def choose_other_day(
    voice: Wording, person: Person, checkin_id: int, meetings: Sequence[Meeting], plan: Plan
) -> Card:
    """One button for each day it can be, said on the person's own clock."""
    if not meetings:
        skip = tap(voice.label("checkin-skip"), Skip(checkin_id))
        return Card(voice.text("checkin-no-day"), ((skip,), (_back(voice, checkin_id),)))
    days = [
        tap(
            _day_label(voice, person, meeting.starts_at),
            MoveToDay(checkin_id, _day_in(plan, meeting.starts_at)),
        )
        for meeting in meetings
    ]
    return Card(voice.text("checkin-choose-other-day"), (*in_rows(days, 2), (_back(voice, checkin_id),)))


def said(voice: Wording, key: str, person: Person, instant: datetime, now: datetime) -> str:
    """A sentence with a day and a time on the person's own clock."""
    return say_instant(voice, key, person, instant, now)


def weekly_words(voice: Wording, person: Person, starts_at: datetime) -> tuple[str, str]:
    """The weekday and the time of day at which it comes where the person is."""
    local = starts_at.astimezone(ZoneInfo(person.at))
    names = get_day_names("wide", locale=voice.language)
    return names[local.weekday()], say_time(local.hour * 60 + local.minute)


def clock_moved(voice: Wording, before: Person, after: Person, partner: Person, starts_at: datetime) -> Card:
    """What becomes of the weekly talk for somebody whose clock is another now, and the way to the old hour on it."""
    weekday, time = weekly_words(voice, after, starts_at)
    old_weekday, old_time = weekly_words(voice, before, starts_at)
    text = voice.text(
        "checkin-clock-moved",
        weekday=weekday,
        time=time,
        old_weekday=old_weekday,
        old_time=old_time,
        name=partner.called,
    )
    was = starts_at.astimezone(ZoneInfo(before.at))
    suggest = Propose(was.weekday(), was.hour * 60 + was.minute)
    label = voice.label("checkin-clock-move", weekday=old_weekday, time=old_time)
    return Card(text, ((tap(label, suggest),), (tap(voice.label("checkin-suggest"), ChooseDay()),)))


def _first(plan: Plan, now: datetime) -> tuple[str, datetime]:
    meeting = next_meeting(plan, now)
    return meeting.day.isoformat(), meeting.starts_at


def _day_label(voice: Wording, person: Person, instant: datetime) -> str:
    local = instant.astimezone(ZoneInfo(person.at))
    day = format_date(local.date(), "EEE d MMM", locale=voice.language)
    return voice.label("checkin-day-label", day=day, time=say_time(local.hour * 60 + local.minute))


def _day_in(plan: Plan, instant: datetime) -> date:
    return instant.astimezone(ZoneInfo(plan.zone)).date()


def _other_ways(voice: Wording, checkin_id: int) -> tuple[Button, ...]:
    return (
        tap(voice.label("checkin-another-day"), ChooseOtherDay(checkin_id)),
        tap(voice.label("checkin-skip"), Skip(checkin_id)),
    )


def _back(voice: Wording, checkin_id: int) -> Button:
    return tap(voice.label("checkin-back"), BackToCard(checkin_id))
