"""The cards on which one week's check-in is moved or skipped; knows no storage."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.domain.checkin import Meeting, Plan
from bot.domain.people import Person
from bot.texts.actions.checkin import BackToCard, MoveByHours, MoveToDay, Skip
from bot.texts.card import Button, Card, tap
from bot.texts.cards.checkin.reminders import other_ways
from bot.texts.cards.checkin.words import said
from bot.texts.cards.welcome import in_rows
from bot.texts.saying import say_time
from bot.texts.wording import Wording

_WEEK = timedelta(days=7)


def choose_later(voice: Wording, checkin_id: int, hours: Sequence[int]) -> Card:
    if not hours:
        return Card(voice.text("checkin-no-later"), (other_ways(voice, checkin_id),))
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


def moved(voice: Wording, person: Person, starts_at: datetime, now: datetime) -> str:
    return said(voice, "checkin-moved", person, starts_at, now)


def skipped(voice: Wording, person: Person, starts_at: datetime, now: datetime) -> str:
    """That there is none, and which one it would have been: the same words to both, whoever left it out and why."""
    far = starts_at - now >= _WEEK
    return said(voice, "checkin-skipped-later" if far else "checkin-skipped", person, starts_at, now)


def _day_label(voice: Wording, person: Person, instant: datetime) -> str:
    local = instant.astimezone(ZoneInfo(person.zone_or_utc))
    day = format_date(local.date(), "EEE d MMM", locale=voice.language)
    return voice.label("checkin-day-label", day=day, time=say_time(local.hour * 60 + local.minute))


def _day_in(plan: Plan, instant: datetime) -> date:
    return instant.astimezone(ZoneInfo(plan.zone)).date()


def _back(voice: Wording, checkin_id: int) -> Button:
    return tap(voice.label("checkin-back"), BackToCard(checkin_id))
