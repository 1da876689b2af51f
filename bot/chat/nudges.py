"""/today and the buttons of the daily card."""

from bot.chat.about import id_and_word, one_id
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.nudges import Nudge
from bot.service import nudges
from bot.texts.cards.nudge import skipped_card


async def today(turn: Turn, _words: str) -> None:
    await nudges.today(turn.work, turn.texts, turn.person)


async def reply(turn: Turn, *about: str) -> None:
    await nudges.ask(turn.work, turn.texts, turn.person, one_id(about))


async def reply_after_all(turn: Turn, *about: str) -> None:
    nudge = await nudges.ask(turn.work, turn.texts, turn.person, one_id(about))
    await _show(turn, nudge)


async def other(turn: Turn, *about: str) -> None:
    nudge = await nudges.another(turn.work, turn.texts, turn.person, *id_and_word(about))
    await _show(turn, nudge)


async def skip(turn: Turn, *about: str) -> None:
    await _show(turn, await nudges.skip(turn.work, turn.person, one_id(about)))


async def never(turn: Turn, *about: str) -> str | None:
    nudge, replaced = await nudges.never_again(turn.work, turn.texts, turn.person, *id_and_word(about))
    if replaced:
        await _show(turn, nudge)
        return turn.voice.plain("nudge-never-done")
    await turn.show(skipped_card(turn.voice, nudge, "nudge-never-last"))
    return None


async def _show(turn: Turn, nudge: Nudge) -> None:
    await turn.show(await nudges.card_of(turn.work, turn.texts, turn.person, nudge))


def setup(routes: Routes) -> None:
    routes.command("today", today)
    routes.tap("nudge.reply", reply)
    routes.tap("nudge.again", reply_after_all)
    routes.tap("nudge.other", other)
    routes.tap("nudge.skip", skip)
    routes.tap("nudge.never", never)
