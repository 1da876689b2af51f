"""The private question where somebody stands, after pairing and from the settings."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.service import roles
from bot.texts.cards import role as cards


async def asked(turn: Turn, *_about: str) -> None:
    await turn.show(cards.ask(turn.voice, turn.person.role))


async def answered(turn: Turn, *about: str) -> None:
    await roles.choose(turn.work, turn.person, ":".join(about))
    await turn.show(turn.voice.text("role-kept"))


def setup(routes: Routes) -> None:
    routes.tap("role.ask", asked)
    routes.tap("role.set", answered)
