"""The taps of a check-in under way: each turns the tapped card, and what they change turns the partner's."""

from dataclasses import replace

from bot.chat.context import Context
from bot.chat.routes import Routes
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


async def started(context: Context, action: Start) -> str | None:
    begun = await meeting.start(context.work, context.person, action.checkin_id)
    if begun is not None:
        await _deal(context, begun)
    await context.show(context.voice.text("checkin-opened"))
    return None if begun else context.voice.plain("checkin-already-open")


async def shown(context: Context, action: ShowAgain) -> None:
    await _deal(context, await meeting.view(context.work, context.person, action.checkin_id))
    await context.put_away()


async def went_on(context: Context, action: Forward) -> None:
    await _turn(context, action, by=1)


async def went_back(context: Context, action: Backward) -> None:
    await _turn(context, action, by=-1)


async def _turn(context: Context, action: Forward | Backward, *, by: int) -> None:
    number, steps = action.checkin_id, len(context.texts.agenda(context.person.language))
    seen = await meeting.turn(context.work, context.person, number, action.step, by=by, steps=steps)
    await _show(context, seen)


async def took_break(context: Context, action: TakeBreak) -> None:
    await _show(context, await meeting.take_break(context.work, context.person, action.checkin_id))


async def chose_break(context: Context, action: ChooseBreak) -> None:
    await _show(
        context, await meeting.set_break(context.work, context.person, action.checkin_id, action.minutes)
    )


async def came_back(context: Context, action: GoOn) -> None:
    try:
        seen = await meeting.go_on(context.work, context.person, action.checkin_id)
    except meeting.BreakTooShortError as short:
        _, time = local_words(context.voice, context.person, short.until, context.work.now)
        raise Refusal("checkin-break-short", time=time) from None
    await _show(context, seen)


async def closed(context: Context, action: Close) -> None:
    await _show(context, await meeting.close(context.work, context.person, action.checkin_id))


async def reopened(context: Context, action: Reopen) -> None:
    await _show(context, await meeting.reopen(context.work, context.person, action.checkin_id))


async def begun(work: Work, texts: Texts, event: MeetingBegun) -> None:
    card = replace(_card(work, texts, event.to, event.meeting), silent=event.to.paused)
    await post.send(work, event.to, card, about=_about(event.meeting), lane=Lane.PARTNER)


async def turned(work: Work, texts: Texts, event: MeetingTurned) -> None:
    await post.edit(
        work, event.to, _about(event.meeting), _card(work, texts, event.to, event.meeting), lane=Lane.PARTNER
    )


async def _show(context: Context, seen: MeetingView) -> None:
    await context.show(_card(context.work, context.texts, context.person, seen))


async def _deal(context: Context, seen: MeetingView) -> None:
    """In a message of its own, which the partner's taps find."""
    card = replace(_card(context.work, context.texts, context.person, seen), silent=context.person.paused)
    await context.say(card, about=_about(seen))


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
