"""/help and /privacy; both answer before somebody has been welcomed."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.texts.actions.welcome import ReadPrivacy
from bot.texts.cards import help as cards


async def helped(turn: Turn, _words: str) -> None:
    await turn.say(cards.help_screen(turn.voice))


async def told_of_privacy(turn: Turn, _asked: str | ReadPrivacy) -> None:
    for page in cards.policy(turn.voice):
        await turn.say(page)


def setup(routes: Routes) -> None:
    routes.command("help", helped, early=True)
    routes.command("privacy", told_of_privacy, early=True)
    routes.tap(ReadPrivacy, told_of_privacy, early=True)
