"""/today and the buttons of the daily card."""

from bot.chat.about import id_and_word, one_id
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.nudges import Nudge
from bot.service import nudges, steering
from bot.texts.cards.nudge import hard_day_card, skipped_card, skipped_often_card


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


async def more(turn: Turn, *about: str) -> None:
    await _show(turn, await nudges.own(turn.work, turn.person, one_id(about)), unfolded=True)


async def less(turn: Turn, *about: str) -> None:
    await _show(turn, await nudges.own(turn.work, turn.person, one_id(about)))


async def skip(turn: Turn, *about: str) -> None:
    nudge = await nudges.skip(turn.work, turn.person, one_id(about))
    if nudge.state == "skipped" and await steering.offers_fewer_days(turn.work, turn.person):
        await turn.show(skipped_often_card(turn.voice, nudge))
    else:
        await _show(turn, nudge)


async def hard_day(turn: Turn, *about: str) -> None:
    nudge = await nudges.rest_today(turn.work, turn.person, one_id(about))
    await turn.show(hard_day_card(turn.voice, nudge))


async def never(turn: Turn, *about: str) -> str | None:
    nudge_id, prompt_id = id_and_word(about)
    nudge, replaced = await nudges.never_again(turn.work, turn.texts, turn.person, nudge_id, prompt_id)
    if replaced:
        await _show(turn, nudge)
    else:
        await turn.show(skipped_card(turn.voice, nudge, "nudge-never-last"))
    await steering.ask_for_fewer(turn.work, turn.texts, turn.person, prompt_id)
    return turn.voice.plain("nudge-never-done") if replaced else None


async def _show(turn: Turn, nudge: Nudge, *, unfolded: bool = False) -> None:
    await turn.show(await nudges.card_of(turn.work, turn.texts, turn.person, nudge, unfolded=unfolded))


def setup(routes: Routes) -> None:
    routes.command("today", today)
    routes.tap("nudge.reply", reply)
    routes.tap("nudge.again", reply_after_all)
    routes.tap("nudge.other", other)
    routes.tap("nudge.more", more)
    routes.tap("nudge.less", less)
    routes.tap("nudge.skip", skip)
    routes.tap("nudge.hard", hard_day)
    routes.tap("nudge.never", never)
