"""/invite and the taps on the way to becoming a couple; decides nothing about who may."""

from bot.chat.about import one_id
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.service import pairing
from bot.texts.cards import pairing as cards


async def invited(turn: Turn, _words: str) -> None:
    made = await pairing.invite(turn.work, turn.texts, turn.person)
    address = cards.link(turn.bot_name, made.token)
    await turn.say(cards.invite(turn.voice, made.id, address))


async def accepted(turn: Turn, *about: str) -> None:
    await turn.show(await pairing.accept(turn.work, turn.texts, turn.person, one_id(about)))


async def declined(turn: Turn, *about: str) -> None:
    await pairing.decline(turn.work, turn.texts, turn.person, one_id(about))
    await turn.show(turn.voice.text("pairing-you-declined"))


async def took_back(turn: Turn, *about: str) -> None:
    await pairing.take_back(turn.work, turn.texts, turn.person, one_id(about))
    await turn.show(turn.voice.text("pairing-taken-back"))


async def withdrew(turn: Turn, *about: str) -> None:
    await pairing.withdraw(turn.work, turn.texts, turn.person, one_id(about))
    await turn.show(turn.voice.text("pairing-you-withdrew"))


async def confirmed(turn: Turn, *about: str) -> None:
    await turn.show(await pairing.confirm(turn.work, turn.texts, turn.person, one_id(about)))


async def denied(turn: Turn, *about: str) -> None:
    await pairing.withdraw(turn.work, turn.texts, turn.person, one_id(about))
    await turn.show(turn.voice.text("pairing-somebody-else"))


def setup(routes: Routes) -> None:
    routes.command("invite", invited)
    routes.tap("pair.accept", accepted)
    routes.tap("pair.decline", declined)
    routes.tap("pair.undo", took_back)
    routes.tap("pair.withdraw", withdrew)
    routes.tap("pair.yes", confirmed)
    routes.tap("pair.no", denied)
