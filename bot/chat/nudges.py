"""/today and the buttons of the daily card."""

from bot.chat.numbers import number
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.nudges import Nudge
from bot.service import nudges
from bot.texts.cards.nudge import nudge_card, skipped_card


async def today(turn: Turn, _words: str) -> None:
    await nudges.today(turn.work, turn.texts, turn.person)


async def reply(turn: Turn, nudge_id: str) -> None:
    await nudges.ask(turn.work, turn.texts, turn.person, number(nudge_id))


async def reply_after_all(turn: Turn, nudge_id: str) -> None:
    nudge = await nudges.ask(turn.work, turn.texts, turn.person, number(nudge_id))
    await _show(turn, nudge)


async def other(turn: Turn, nudge_id: str, prompt_id: str) -> None:
    nudge = await nudges.another(turn.work, turn.texts, turn.person, number(nudge_id), prompt_id)
    await _show(turn, nudge)


async def skip(turn: Turn, nudge_id: str) -> None:
    await _show(turn, await nudges.skip(turn.work, turn.person, number(nudge_id)))


async def never(turn: Turn, nudge_id: str, prompt_id: str) -> str | None:
    nudge, replaced = await nudges.never_again(
        turn.work, turn.texts, turn.person, number(nudge_id), prompt_id
    )
    if replaced:
        await _show(turn, nudge)
        return turn.voice.plain("nudge-never-done")
    await turn.show(skipped_card(turn.voice, nudge, "nudge-never-last"))
    return None


async def _show(turn: Turn, nudge: Nudge) -> None:
    await turn.show(nudge_card(turn.voice, nudge, turn.texts.library.by_id.get(nudge.prompt_id)))


def setup(routes: Routes) -> None:
    routes.command("today", today)
    routes.tap("nudge.reply", reply)
    routes.tap("nudge.again", reply_after_all)
    routes.tap("nudge.other", other)
    routes.tap("nudge.skip", skip)
    routes.tap("nudge.never", never)
