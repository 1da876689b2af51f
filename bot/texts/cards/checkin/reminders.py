"""The cards that remind of a check-in, and from which it begins, moves or is skipped."""

from datetime import datetime

from bot.domain.people import Person
from bot.texts.actions.checkin import ChooseLater, ChooseOtherDay, Skip
from bot.texts.actions.meeting import ShowAgain, Start
from bot.texts.card import Button, Card, tap
from bot.texts.cards.checkin.words import said
from bot.texts.wording import Wording


def running(voice: Wording, checkin_id: int) -> Card:
    return Card(voice.text("checkin-running"), ((tap(voice.label("checkin-show"), ShowAgain(checkin_id)),),))


def eve(
    voice: Wording,
    person: Person,
    checkin_id: int,
    starts_at: datetime,
    now: datetime,
    *,
    on_quiet_date: bool = False,
) -> Card:
    """On a quiet date it says the time and nothing else."""
    key = "checkin-eve-quiet" if on_quiet_date else "checkin-eve"
    return Card(said(voice, key, person, starts_at, now), (other_ways(voice, checkin_id),))


def reminder(voice: Wording, checkin_id: int, *, on_quiet_date: bool = False) -> Card:
    start = tap(voice.label("checkin-start"), Start(checkin_id))
    later = tap(voice.label("checkin-later"), ChooseLater(checkin_id))
    text = voice.text("checkin-reminder-quiet" if on_quiet_date else "checkin-reminder")
    return Card(text, ((start,), (later,), other_ways(voice, checkin_id)))


def other_ways(voice: Wording, checkin_id: int) -> tuple[Button, ...]:
    return (
        tap(voice.label("checkin-another-day"), ChooseOtherDay(checkin_id)),
        tap(voice.label("checkin-skip"), Skip(checkin_id)),
    )
