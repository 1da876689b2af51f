"""The answers to what the bot asks once: fewer like this, fewer days, a rest."""

from bot.chat import pause
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.service import steering
from bot.texts.cards import settings as settings_cards


async def fewer(turn: Turn, *about: str) -> None:
    await steering.want_fewer(turn.work, turn.person, ":".join(about))
    await turn.show(turn.voice.text("fewer-kept"))


async def no_fewer(turn: Turn) -> None:
    await turn.show(turn.voice.text("fewer-declined"))


async def fewer_days(turn: Turn) -> None:
    await turn.show(settings_cards.ask_days(turn.voice, turn.person.weekdays))


async def rest(turn: Turn) -> None:
    await turn.show(pause.question(turn))


async def stay(turn: Turn) -> None:
    await turn.show(turn.voice.text("silence-kept"))


def setup(routes: Routes) -> None:
    routes.tap("fewer.yes", fewer)
    routes.tap("fewer.no", no_fewer)
    routes.tap("silence.days", fewer_days)
    routes.tap("silence.rest", rest)
    routes.tap("silence.stay", stay)
