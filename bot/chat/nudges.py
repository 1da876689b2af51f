"""The daily card: how it comes, /today, and its buttons."""

from bot.chat import settings
from bot.chat.context import Context
from bot.chat.routes import Routes
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


async def today(context: Context, _words: str) -> None:
    nudge = await giving.today(context.work, context.texts.library_for(context.person), context.person)
    await context.say(await _card_of(context, nudge), about=_about(nudge))


async def reply(context: Context, action: Reply) -> None:
    await _ask(context, action.nudge_id)


async def reply_after_all(context: Context, action: ReplyAfterAll) -> None:
    await _show(context, await _ask(context, action.nudge_id))


async def other(context: Context, action: Another) -> None:
    library = context.texts.library_for(context.person)
    await _show(
        context, await acts.another(context.work, library, context.person, action.nudge_id, action.prompt_id)
    )


async def more(context: Context, action: ShowMore) -> None:
    await _show(context, await standing.own(context.work, context.person, action.nudge_id), unfolded=True)


async def less(context: Context, action: ShowLess) -> None:
    await _show(context, await standing.own(context.work, context.person, action.nudge_id))


async def asked_later(context: Context, action: AskLater) -> None:
    nudge, offered = await snoozing.choices(context.work, context.person, action.nudge_id)
    view = await _view(context, nudge)
    await context.show(
        later_card(context.voice, context.texts.practices_in(context.person.language), view, offered)
    )


async def put_off(context: Context, action: PutOff) -> None:
    nudge = await snoozing.put_off(context.work, context.person, action.nudge_id, action.minute)
    await context.show(put_off_card(context.voice, await _view(context, nudge), action.minute))


async def skip(context: Context, action: NotToday) -> None:
    skipped = await acts.skip(context.work, context.person, action.nudge_id)
    if skipped.offers_days:
        await context.show(skipped_often_card(context.voice, await _view(context, skipped.nudge)))
    else:
        await _show(context, skipped.nudge)


async def hard_day(context: Context, action: HardDay) -> None:
    nudge = await acts.rest_today(context.work, context.person, action.nudge_id)
    await context.show(hard_day_card(context.voice, await _view(context, nudge)))


async def never(context: Context, action: NeverAgain) -> str | None:
    library = context.texts.library_for(context.person)
    down = await acts.never_again(context.work, library, context.person, action.nudge_id, action.prompt_id)
    if down.replaced:
        await _show(context, down.nudge)
    else:
        await context.show(skipped_card(context.voice, await _view(context, down.nudge), "nudge-never-last"))
    if down.asks_fewer is not None:
        practices = context.texts.practices_in(context.person.language)
        about = About(Subject.ASK, down.nudge.id, QUESTION_PART)
        await context.say(ask_for_fewer(context.voice, down.asks_fewer, practices), about=about)
    return context.voice.plain("nudge-never-done") if down.replaced else None


async def undone(context: Context, action: Undo) -> None:
    await _show(context, await acts.undo(context.work, context.person, action.nudge_id, action.number))


async def asked_fewer_days(context: Context, _action: AskFewerDays) -> None:
    await settings.ask_days(context, anew=True)


async def came(work: Work, texts: Texts, event: NudgeCame) -> None:
    card = _card(texts, event.to, event.view)
    await post.bring(work, event.to, Kind.NUDGE, card, _about(event.view.nudge))


async def came_again(work: Work, texts: Texts, event: NudgeCameAgain) -> None:
    card = _card(texts, event.to, event.view)
    await post.bring(work, event.to, Kind.SNOOZE, card, _about(event.view.nudge))


async def silence_noticed(work: Work, texts: Texts, event: SilenceNoticed) -> None:
    await post.bring(work, event.to, Kind.NUDGE, silence(texts.voice(event.to.language)))


async def _ask(context: Context, nudge_id: int) -> Nudge:
    """Open the reply box."""
    nudge = await acts.reply(context.work, context.person, nudge_id)
    await context.say(ask_card(context.voice), about=About(Subject.ASK, nudge.id))
    return nudge


async def _show(context: Context, nudge: Nudge, *, unfolded: bool = False) -> None:
    await context.show(await _card_of(context, nudge, unfolded=unfolded))


async def _card_of(context: Context, nudge: Nudge, *, unfolded: bool = False) -> Card:
    return _card(context.texts, context.person, await _view(context, nudge), unfolded=unfolded)


async def _view(context: Context, nudge: Nudge) -> NudgeView:
    return await standing.view_of(context.work, context.texts.library, context.person, nudge)


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
