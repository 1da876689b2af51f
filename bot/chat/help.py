"""/help and /privacy; both answer before somebody has been welcomed."""

from bot.chat.context import Context
from bot.chat.routes import Routes
from bot.texts.actions.welcome import ReadPrivacy
from bot.texts.cards import help as cards


async def helped(context: Context, _words: str) -> None:
    await context.say(cards.help_screen(context.voice))


async def told_of_privacy(context: Context, _asked: str | ReadPrivacy) -> None:
    for page in cards.policy(context.voice):
        await context.say(page)


def setup(routes: Routes) -> None:
    routes.command("help", helped, early=True)
    routes.command("privacy", told_of_privacy, early=True)
    routes.tap(ReadPrivacy, told_of_privacy, early=True)
