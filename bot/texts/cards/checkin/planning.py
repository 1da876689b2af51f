"""The cards on which two people choose the weekly time of their check-in; knows no storage."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from babel.dates import get_day_names

from bot.domain.checkin import Checkin, ClockMove, Plan, Proposal, next_meeting, weekly_time
from bot.domain.people import Person
from bot.texts.actions.checkin import (
    Agree,
    AskEnd,
    ChooseDay,
    ChooseTime,
    Decline,
    EndWeekly,
    KeepInPause,
    NoWeekly,
    Propose,
    ShowStanding,
    Skip,
    WeeklyLater,
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

InPause = Literal["not", "out", "kept"]
"""Whether the one to come falls into its reader's pause: no; yes, and it is left out; yes, and they have kept it."""

_NEXT: Mapping[InPause, str] = {
    "not": "checkin-next",
    "out": "checkin-next-out",
    "kept": "checkin-next-kept",
}

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


def proposed(
    voice: Wording, person: Person, name: str, proposal: Proposal, now: datetime, *, their_zone: str | None
) -> Card:
    """What the proposer reads, and the ways out. `their_zone` is the partner's clock, where it may be shown."""
    _, starts_at = _first(proposal.plan, now)
    weekday, time = weekly_words(voice, person, starts_at)
    theirs = say_weekly(voice, weekly_time(starts_at, their_zone)) if their_zone else (weekday, time)
    if (weekday, time) == theirs:
        text = voice.text("checkin-proposed", weekday=weekday, time=time, name=name)
    else:
        text = voice.text(
            "checkin-proposed-elsewhere",
            weekday=weekday,
            time=time,
            name=name,
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
    decline = tap(voice.label("checkin-decline"), Decline(proposal.id))
    return Card(text, ((agree, decline), (tap(voice.label("checkin-suggest"), ChooseDay()),)))


def declined_there(voice: Wording, person: Person, plan: Plan, now: datetime) -> str:
    """What the proposer reads when it does not fit: no reason, and the way to another time."""
    weekday, time = weekly_words(voice, person, next_meeting(plan, now).starts_at)
    return voice.text("checkin-declined-there", weekday=weekday, time=time)


def agreed(voice: Wording, person: Person, starts_at: datetime, now: datetime) -> str:
    weekday, time = weekly_words(voice, person, starts_at)
    day, _ = local_words(voice, person, starts_at, now)
    return voice.text("checkin-agreed", weekday=weekday, time=time, day=day)


def planned(
    voice: Wording, person: Person, coming: Checkin, now: datetime, *, today: bool, pause: InPause
) -> Card:
    """When the next one is, and what can be done about it; on its day it can begin."""
    rows = [
        (tap(voice.label("checkin-change"), ChooseDay()),),
        (tap(voice.label("checkin-skip-next"), Skip(coming.id)),),
        (tap(voice.label("checkin-end"), AskEnd()),),
    ]
    if today:
        rows.insert(0, (tap(voice.label("checkin-start"), Start(coming.id)),))
    if pause == "out":
        rows.insert(0, (tap(voice.label("checkin-keep"), KeepInPause(coming.id)),))
    return Card(said(voice, _NEXT[pause], person, coming.starts_at, now), tuple(rows))


def ask_end(voice: Wording, name: str) -> Card:
    """Whether there is to be none any more; it is ended by a tap alone."""
    end = tap(voice.label("checkin-end-yes"), EndWeekly())
    back = tap(voice.label("checkin-back"), ShowStanding())
    return Card(voice.text("checkin-end-ask", name=name), ((end,), (back,)))


def offered(voice: Wording, name: str) -> Card:
    """A weekly check-in, to somebody whose couple has none."""
    choose = tap(voice.label("weekly-choose"), ChooseDay())
    later, never = tap(voice.label("weekly-later"), WeeklyLater()), tap(voice.label("weekly-no"), NoWeekly())
    return Card(voice.text("weekly-offer", name=name), ((choose,), (later, never)))


def with_plan(voice: Wording, card: Card, person: Person, starts_at: datetime, now: datetime) -> Card:
    """A card about a suggestion, with the time that still holds."""
    return Card(f"{card.text}\n\n{said(voice, 'checkin-still', person, starts_at, now)}", card.rows)


def clock_moved(voice: Wording, moved: ClockMove) -> Card:
    """What becomes of the weekly talk for somebody whose clock is another now, and the way to the old hour on it."""
    (weekday, time), (old_weekday, old_time) = say_weekly(voice, moved.now), say_weekly(voice, moved.before)
    text = voice.text(
        "checkin-clock-both" if moved.both else "checkin-clock-moved",
        weekday=weekday,
        time=time,
        old_weekday=old_weekday,
        old_time=old_time,
        name=moved.partner_name,
    )
    label = voice.label("checkin-clock-move", weekday=old_weekday, time=old_time)
    suggest = tap(voice.label("checkin-suggest"), ChooseDay())
    return Card(text, ((tap(label, Propose(*moved.before)),), (suggest,)))


def _first(plan: Plan, now: datetime) -> tuple[str, datetime]:
    meeting = next_meeting(plan, now)
    return meeting.day.isoformat(), meeting.starts_at
