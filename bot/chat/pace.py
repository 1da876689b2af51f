"""The pace: the answers to the private question, and the card in the settings."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.service import pace
from bot.texts.cards import pace as cards


async def asked(turn: Turn) -> None:
    await turn.show(cards.setting(turn.voice, turn.person.pace))


async def more(turn: Turn) -> None:
    await pace.more(turn.work, turn.person)
    await turn.show(cards.kept(turn.voice, "more"))


async def stay(turn: Turn) -> None:
    await pace.stay(turn.work, turn.person)
    await turn.show(cards.kept(turn.voice, "stay"))


async def back(turn: Turn) -> None:
    await pace.back(turn.work, turn.person)
    await turn.show(cards.kept(turn.voice, "back"))


def setup(routes: Routes) -> None:
    routes.tap("pace.ask", asked)
    routes.tap("pace.more", more)
    routes.tap("pace.stay", stay)
    routes.tap("pace.back", back)
