"""The cards of a check-in under way, the same on both phones; knows no storage."""

from datetime import datetime

from bot.domain.checkin import BREAK_MINUTES, Checkin, MeetingView
from bot.domain.people import Person
from bot.texts.actions.meeting import Backward, ChooseBreak, Close, Forward, GoOn, Reopen, TakeBreak
from bot.texts.card import Card, tap
from bot.texts.cards.checkin.words import said
from bot.texts.cards.settings import local_words
from bot.texts.checkin_agenda import Agenda
from bot.texts.values import Html, escape
from bot.texts.wording import Wording


def face(voice: Wording, agenda: Agenda, person: Person, meeting: MeetingView, now: datetime) -> Card:
    """What a check-in looks like now: a step, a break or its end."""
    checkin = meeting.checkin
    if checkin.state == "done":
        return _closed(voice, person, meeting, now, last=len(agenda) - 1)
    if checkin.break_at is None:
        return _step(voice, agenda, checkin)
    if checkin.back_at is None:
        return _choose_break(voice, checkin)
    _, time = local_words(voice, person, checkin.back_at, now)
    back = tap(voice.label("checkin-break-over"), GoOn(checkin.id))
    close = tap(voice.label("checkin-close"), Close(checkin.id))
    return Card(voice.text("checkin-break-set", time=time), ((back,), (close,)))


def _step(voice: Wording, agenda: Agenda, checkin: Checkin) -> Card:
    number, last = min(checkin.step, len(agenda) - 1), len(agenda) - 1
    step = agenda[number]
    text = voice.text(
        "checkin-step",
        title=step.title,
        number=number + 1,
        total=len(agenda),
        lines=Html("\n\n".join(map(escape, step.lines))),
    )
    turning = []
    if number > 0:
        turning.append(tap(voice.label("checkin-step-back"), Backward(checkin.id, number)))
    if number < last:
        turning.append(tap(voice.label("checkin-step-next"), Forward(checkin.id, number)))
    pausing = tap(voice.label("checkin-break"), TakeBreak(checkin.id))
    closing = tap(voice.label("checkin-close"), Close(checkin.id))
    return Card(text, (tuple(turning), (pausing, closing)))


def _choose_break(voice: Wording, checkin: Checkin) -> Card:
    lengths = tuple(
        tap(voice.label("checkin-break-minutes", minutes=minutes), ChooseBreak(checkin.id, minutes))
        for minutes in BREAK_MINUTES
    )
    back = tap(voice.label("checkin-break-over"), GoOn(checkin.id))
    return Card(voice.text("checkin-break-ask"), (lengths, (back,)))


def _closed(voice: Wording, person: Person, meeting: MeetingView, now: datetime, *, last: int) -> Card:
    """The warm end. Closed before the last step it has words of its own, and can still be taken up again."""
    checkin = meeting.checkin
    if checkin.step >= last:
        if meeting.next_at is None:
            return Card(voice.text("checkin-closed-last"))
        return Card(said(voice, "checkin-closed", person, meeting.next_at, now))
    text = voice.text("checkin-closed-early")
    return Card(text, ((tap(voice.label("checkin-reopen"), Reopen(checkin.id)),),))
