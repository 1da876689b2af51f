"""The daily card: how it comes, /today, and its buttons."""

from bot.chat import settings
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.events.nudge import NudgeCame, NudgeCameAgain, SilenceNoticed
from bot.domain.kinds import About, Kind, Subject
from bot.domain.nudges import Nudge, NudgeView
from bot.domain.people import Person
from bot.service import post
from bot.service.nudge import acts, giving, snoozing, standing
from bot.service.nudge.undo import QUESTION_PART
from bot.store.work import Work
from bot.texts.actions.nudge import (
    Another,
    AskFewerDays,
    AskLater,
    HardDay,
    NeverAgain,
    NotToday,
    PutOff,
    Reply,
    ReplyAfterAll,
    ShowLess,
    ShowMore,
    Undo,
)
from bot.texts.card import Card
from bot.texts.cards.nudge import (
    ask_card,
    hard_day_card,
    later_card,
    nudge_card,
    put_off_card,
    skipped_card,
    skipped_often_card,
)
from bot.texts.cards.steering import ask_for_fewer, silence
from bot.texts.texts import Texts


async def today(turn: Turn, _words: str) -> None:
    nudge = await giving.today(turn.work, turn.texts.library_for(turn.person), turn.person)
    await turn.say(await _card_of(turn, nudge), about=_about(nudge))


async def reply(turn: Turn, action: Reply) -> None:
    await _ask(turn, action.nudge_id)


async def reply_after_all(turn: Turn, action: ReplyAfterAll) -> None:
    await _show(turn, await _ask(turn, action.nudge_id))


async def other(turn: Turn, action: Another) -> None:
    library = turn.texts.library_for(turn.person)
    await _show(turn, await acts.another(turn.work, library, turn.person, action.nudge_id, action.prompt_id))


async def more(turn: Turn, action: ShowMore) -> None:
    await _show(turn, await standing.own(turn.work, turn.person, action.nudge_id), unfolded=True)


async def less(turn: Turn, action: ShowLess) -> None:
    await _show(turn, await standing.own(turn.work, turn.person, action.nudge_id))


async def asked_later(turn: Turn, action: AskLater) -> None:
    nudge, offered = await snoozing.choices(turn.work, turn.person, action.nudge_id)
    view = await _view(turn, nudge)
    await turn.show(later_card(turn.voice, turn.texts.practices_in(turn.person.language), view, offered))


async def put_off(turn: Turn, action: PutOff) -> None:
    nudge = await snoozing.put_off(turn.work, turn.person, action.nudge_id, action.minute)
    await turn.show(put_off_card(turn.voice, await _view(turn, nudge), action.minute))


async def skip(turn: Turn, action: NotToday) -> None:
    skipped = await acts.skip(turn.work, turn.person, action.nudge_id)
    if skipped.offers_days:
        await turn.show(skipped_often_card(turn.voice, await _view(turn, skipped.nudge)))
    else:
        await _show(turn, skipped.nudge)


async def hard_day(turn: Turn, action: HardDay) -> None:
    nudge = await acts.rest_today(turn.work, turn.person, action.nudge_id)
    await turn.show(hard_day_card(turn.voice, await _view(turn, nudge)))


async def never(turn: Turn, action: NeverAgain) -> str | None:
    library = turn.texts.library_for(turn.person)
    down = await acts.never_again(turn.work, library, turn.person, action.nudge_id, action.prompt_id)
    if down.replaced:
        await _show(turn, down.nudge)
    else:
        await turn.show(skipped_card(turn.voice, await _view(turn, down.nudge), "nudge-never-last"))
    if down.asks_fewer is not None:
        practices = turn.texts.practices_in(turn.person.language)
        about = About(Subject.ASK, down.nudge.id, QUESTION_PART)
        await turn.say(ask_for_fewer(turn.voice, down.asks_fewer, practices), about=about)
    return turn.voice.plain("nudge-never-done") if down.replaced else None


async def undone(turn: Turn, action: Undo) -> None:
    await _show(turn, await acts.undo(turn.work, turn.person, action.nudge_id, action.number))


async def asked_fewer_days(turn: Turn, _action: AskFewerDays) -> None:
    await settings.ask_days(turn, anew=True)


async def came(work: Work, texts: Texts, event: NudgeCame) -> None:
    card = _card(texts, event.to, event.view)
    await post.bring(work, event.to, Kind.NUDGE, card, _about(event.view.nudge))


async def came_again(work: Work, texts: Texts, event: NudgeCameAgain) -> None:
    card = _card(texts, event.to, event.view)
    await post.bring(work, event.to, Kind.SNOOZE, card, _about(event.view.nudge))


async def silence_noticed(work: Work, texts: Texts, event: SilenceNoticed) -> None:
    await post.bring(work, event.to, Kind.NUDGE, silence(texts.voice(event.to.language)))


async def _ask(turn: Turn, nudge_id: int) -> Nudge:
    """Open the reply box."""
    nudge = await acts.reply(turn.work, turn.person, nudge_id)
    await turn.say(ask_card(turn.voice), about=About(Subject.ASK, nudge.id))
    return nudge


async def _show(turn: Turn, nudge: Nudge, *, unfolded: bool = False) -> None:
    await turn.show(await _card_of(turn, nudge, unfolded=unfolded))


async def _card_of(turn: Turn, nudge: Nudge, *, unfolded: bool = False) -> Card:
    return _card(turn.texts, turn.person, await _view(turn, nudge), unfolded=unfolded)


async def _view(turn: Turn, nudge: Nudge) -> NudgeView:
    return await standing.view_of(turn.work, turn.texts.library, turn.person, nudge)


def _card(texts: Texts, person: Person, view: NudgeView, *, unfolded: bool = False) -> Card:
    voice, practices = texts.voice(person.language), texts.practices_in(person.language)
    return nudge_card(voice, practices, view, unfolded=unfolded)


def _about(nudge: Nudge) -> About:
    return About(Subject.NUDGE, nudge.id)


def setup(routes: Routes) -> None:
    routes.command("today", today)
    routes.tap(Reply, reply)
    routes.tap(ReplyAfterAll, reply_after_all)
    routes.tap(Another, other)
    routes.tap(ShowMore, more)
    routes.tap(ShowLess, less)
    routes.tap(NotToday, skip)
    routes.tap(HardDay, hard_day)
    routes.tap(NeverAgain, never)
    routes.tap(AskLater, asked_later)
    routes.tap(PutOff, put_off)
    routes.tap(Undo, undone)
    routes.tap(AskFewerDays, asked_fewer_days)
    routes.event(NudgeCame, came)
    routes.event(NudgeCameAgain, came_again)
    routes.event(SilenceNoticed, silence_noticed)
