"""/today and the buttons of the daily card."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.nudges import Nudge
from bot.service import nudges
from bot.texts.actions.nudge import Another, NeverAgain, NotToday, Reply, ReplyAfterAll
from bot.texts.cards.nudge import skipped_card


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


async def skip(turn: Turn, action: NotToday) -> None:
    await _show(turn, await nudges.skip(turn.work, turn.person, action.nudge_id))


async def never(turn: Turn, action: NeverAgain) -> str | None:
    nudge, replaced = await nudges.never_again(
        turn.work, turn.texts, turn.person, action.nudge_id, action.prompt_id
    )
    if replaced:
        await _show(turn, nudge)
        return turn.voice.plain("nudge-never-done")
    await turn.show(skipped_card(turn.voice, nudge, "nudge-never-last"))
    return None


async def _show(turn: Turn, nudge: Nudge) -> None:
    await turn.show(await nudges.card_of(turn.work, turn.texts, turn.person, nudge))


def setup(routes: Routes) -> None:
    routes.command("today", today)
    routes.tap(Reply, reply)
    routes.tap(ReplyAfterAll, reply_after_all)
    routes.tap(Another, other)
    routes.tap(NotToday, skip)
    routes.tap(NeverAgain, never)
