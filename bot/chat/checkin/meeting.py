"""The taps of a check-in under way: each turns the tapped card, and what they change turns the partner's."""

from dataclasses import replace

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.checkin import MeetingView
from bot.domain.errors import Refusal
from bot.domain.events.checkin import MeetingBegun, MeetingTurned
from bot.domain.kinds import About, Subject
from bot.domain.people import Person
from bot.service import post
from bot.service.checkin import meeting
from bot.store.calls import Lane
from bot.store.work import Work
from bot.texts.actions.meeting import (
    Backward,
    ChooseBreak,
    Close,
    Forward,
    GoOn,
    Reopen,
    ShowAgain,
    Start,
    TakeBreak,
)
from bot.texts.card import Card
from bot.texts.cards.checkin import meeting as cards
from bot.texts.cards.settings import local_words
from bot.texts.texts import Texts


async def started(turn: Turn, action: Start) -> str | None:
    begun = await meeting.start(turn.work, turn.person, action.checkin_id)
    if begun is not None:
        await _deal(turn, begun)
    await turn.show(turn.voice.text("checkin-opened"))
    return None if begun else turn.voice.plain("checkin-already-open")


async def shown(turn: Turn, action: ShowAgain) -> None:
    await _deal(turn, await meeting.view(turn.work, turn.person, action.checkin_id))
    await turn.put_away()


async def went_on(turn: Turn, action: Forward) -> None:
    await _turn(turn, action, by=1)


async def went_back(turn: Turn, action: Backward) -> None:
    await _turn(turn, action, by=-1)


async def _turn(turn: Turn, action: Forward | Backward, *, by: int) -> None:
    number, steps = action.checkin_id, len(turn.texts.agenda(turn.person.language))
    seen = await meeting.turn(turn.work, turn.person, number, action.step, by=by, steps=steps)
    await _show(turn, seen)


async def took_break(turn: Turn, action: TakeBreak) -> None:
    await _show(turn, await meeting.take_break(turn.work, turn.person, action.checkin_id))


async def chose_break(turn: Turn, action: ChooseBreak) -> None:
    await _show(turn, await meeting.set_break(turn.work, turn.person, action.checkin_id, action.minutes))


async def came_back(turn: Turn, action: GoOn) -> None:
    try:
        seen = await meeting.go_on(turn.work, turn.person, action.checkin_id)
    except meeting.BreakTooShortError as short:
        _, time = local_words(turn.voice, turn.person, short.until, turn.work.now)
        raise Refusal("checkin-break-short", time=time) from None
    await _show(turn, seen)


async def closed(turn: Turn, action: Close) -> None:
    await _show(turn, await meeting.close(turn.work, turn.person, action.checkin_id))


async def reopened(turn: Turn, action: Reopen) -> None:
    await _show(turn, await meeting.reopen(turn.work, turn.person, action.checkin_id))


async def begun(work: Work, texts: Texts, event: MeetingBegun) -> None:
    card = replace(_card(work, texts, event.to, event.meeting), quiet=event.to.paused)
    await post.send(work, event.to, card, about=_about(event.meeting), lane=Lane.PARTNER)


async def turned(work: Work, texts: Texts, event: MeetingTurned) -> None:
    await post.edit(
        work, event.to, _about(event.meeting), _card(work, texts, event.to, event.meeting), lane=Lane.PARTNER
    )


async def _show(turn: Turn, seen: MeetingView) -> None:
    await turn.show(_card(turn.work, turn.texts, turn.person, seen))


async def _deal(turn: Turn, seen: MeetingView) -> None:
    """In a message of its own, which the partner's taps find."""
    card = replace(_card(turn.work, turn.texts, turn.person, seen), quiet=turn.person.paused)
    await turn.say(card, about=_about(seen))


def _card(work: Work, texts: Texts, to: Person, seen: MeetingView) -> Card:
    return cards.face(texts.voice(to.language), texts.agenda(to.language), to, seen, work.now)


def _about(seen: MeetingView) -> About:
    return About(Subject.AGENDA, seen.checkin.id)


def setup(routes: Routes) -> None:
    routes.tap(Start, started)
    routes.tap(ShowAgain, shown)
    routes.tap(Forward, went_on)
    routes.tap(Backward, went_back)
    routes.tap(TakeBreak, took_break)
    routes.tap(ChooseBreak, chose_break)
    routes.tap(GoOn, came_back)
    routes.tap(Close, closed)
    routes.tap(Reopen, reopened)
    routes.event(MeetingBegun, begun)
    routes.event(MeetingTurned, turned)
