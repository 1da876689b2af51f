"""/today and the buttons of the daily card."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.nudges import Nudge
from bot.service import nudges, steering
from bot.texts.actions.nudge import (
    Another,
    HardDay,
    NeverAgain,
    NotToday,
    Reply,
    ReplyAfterAll,
    ShowLess,
    ShowMore,
)
from bot.texts.cards.nudge import hard_day_card, skipped_card, skipped_often_card


async def today(turn: Turn, _words: str) -> None:
    await nudges.today(turn.work, turn.texts, turn.person)


async def reply(turn: Turn, action: Reply) -> None:
    await nudges.ask(turn.work, turn.texts, turn.person, action.nudge_id)


async def reply_after_all(turn: Turn, action: ReplyAfterAll) -> None:
    nudge = await nudges.ask(turn.work, turn.texts, turn.person, action.nudge_id)
    await _show(turn, nudge)


async def other(turn: Turn, action: Another) -> None:
    nudge = await nudges.another(turn.work, turn.texts, turn.person, action.nudge_id, action.prompt_id)
    await _show(turn, nudge)


async def more(turn: Turn, action: ShowMore) -> None:
    await _show(turn, await nudges.own(turn.work, turn.person, action.nudge_id), unfolded=True)


async def less(turn: Turn, action: ShowLess) -> None:
    await _show(turn, await nudges.own(turn.work, turn.person, action.nudge_id))


async def skip(turn: Turn, action: NotToday) -> None:
    nudge = await nudges.skip(turn.work, turn.person, action.nudge_id)
    if nudge.state == "skipped" and await steering.offers_fewer_days(turn.work, turn.person):
        await turn.show(skipped_often_card(turn.voice, nudge))
    else:
        await _show(turn, nudge)


async def hard_day(turn: Turn, action: HardDay) -> None:
    nudge = await nudges.rest_today(turn.work, turn.person, action.nudge_id)
    await turn.show(hard_day_card(turn.voice, nudge))


async def never(turn: Turn, action: NeverAgain) -> str | None:
    nudge, replaced = await nudges.never_again(
        turn.work, turn.texts, turn.person, action.nudge_id, action.prompt_id
    )
    if replaced:
        await _show(turn, nudge)
    else:
        await turn.show(skipped_card(turn.voice, nudge, "nudge-never-last"))
    await steering.ask_for_fewer(turn.work, turn.texts, turn.person, action.prompt_id)
    return turn.voice.plain("nudge-never-done") if replaced else None


async def _show(turn: Turn, nudge: Nudge, *, unfolded: bool = False) -> None:
    await turn.show(await nudges.card_of(turn.work, turn.texts, turn.person, nudge, unfolded=unfolded))


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
