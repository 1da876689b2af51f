"""The private questions where somebody stands and what was broken, in the first days and from the settings."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.service import roles
from bot.texts.cards import role as cards


async def asked(turn: Turn, *_about: str) -> None:
    await turn.show(cards.ask(turn.voice, turn.person.role))


async def answered(turn: Turn, *about: str) -> None:
    """The second question follows while nobody has answered it yet; it can be skipped."""
    await roles.choose(turn.work, turn.person, ":".join(about))
    preferences = await turn.work.preferences.of(turn.person.id)
    if preferences.broken is None:
        await turn.show(cards.ask_broken(turn.voice))
    else:
        await turn.show(turn.voice.text("role-kept"))


async def asked_broken(turn: Turn) -> None:
    await turn.show(cards.ask_broken(turn.voice))


async def answered_broken(turn: Turn, *about: str) -> None:
    await roles.say_broken(turn.work, turn.person, ":".join(about))
    await turn.show(turn.voice.text("role-kept"))


def setup(routes: Routes) -> None:
    routes.tap("role.ask", asked)
    routes.tap("role.set", answered)
    routes.tap("broken.ask", asked_broken)
    routes.tap("broken.set", answered_broken)
