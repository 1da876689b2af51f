"""The cards on which two people choose the weekly time of their check-in; knows no storage."""

from datetime import datetime

from babel.dates import get_day_names

from bot.domain.checkin import Checkin, ClockMove, Plan, Proposal, next_meeting
from bot.domain.people import Person
from bot.texts.actions.checkin import (
    Agree,
    ChooseDay,
    ChooseTime,
    Propose,
    ShowStanding,
    Skip,
    Withdraw,
    WriteTime,
)
from bot.texts.actions.meeting import Start
from bot.texts.card import Card, tap
from bot.texts.cards.checkin.words import said, say_weekly, weekly_words
from bot.texts.cards.settings import local_words
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
    """What the proposer reads: the time on both clocks when they differ, and the ways out."""
    _, starts_at = _first(proposal.plan, now)
    (weekday, time), theirs = weekly_words(voice, person, starts_at), weekly_words(voice, partner, starts_at)
    if (weekday, time) == theirs:
        text = voice.text("checkin-proposed", weekday=weekday, time=time, name=partner.called)
    else:
        text = voice.text(
            "checkin-proposed-elsewhere",
            weekday=weekday,
            time=time,
            name=partner.called,
            their_weekday=theirs[0],
            their_time=theirs[1],
        )
    withdraw = tap(voice.label("checkin-withdraw"), Withdraw(proposal.id))
    return Card(text, ((withdraw,), (tap(voice.label("checkin-suggest"), ChooseDay()),)))


def asked(voice: Wording, person: Person, name: str, proposal: Proposal, now: datetime) -> Card:
    """The same suggestion as the partner reads it, on their own clock."""
    _, starts_at = _first(proposal.plan, now)
    weekday, time = weekly_words(voice, person, starts_at)
    day, _ = local_words(voice, person, starts_at, now)
    text = voice.text("checkin-proposal", name=name, weekday=weekday, time=time, day=day)
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


def clock_moved(voice: Wording, moved: ClockMove) -> Card:
    """What becomes of the weekly talk for somebody whose clock is another now, and the way to the old hour on it."""
    (weekday, time), (old_weekday, old_time) = say_weekly(voice, moved.now), say_weekly(voice, moved.before)
    text = voice.text(
        "checkin-clock-moved",
        weekday=weekday,
        time=time,
        old_weekday=old_weekday,
        old_time=old_time,
        name=moved.partner_name,
    )
    label = voice.label("checkin-clock-move", weekday=old_weekday, time=old_time)
    return Card(
        text, ((tap(label, Propose(*moved.before)),), (tap(voice.label("checkin-suggest"), ChooseDay()),))
    )


def _first(plan: Plan, now: datetime) -> tuple[str, datetime]:
    meeting = next_meeting(plan, now)
    return meeting.day.isoformat(), meeting.starts_at
