"""/start: the first greeting, a link that was opened, and later where somebody stands here."""

from bot.chat import pairing as pairing_chat
from bot.chat.context import Context
from bot.chat.routes import Routes
from bot.chat.welcome import home
from bot.chat.welcome.steps import go_on
from bot.service.pairing import opening


async def started(context: Context, words: str) -> None:
    """/start, with an invite's token behind it when somebody opened a link."""
    if words and (opened := await opening.open_link(context.work, context.person, words)):
        await pairing_chat.show(context, opened)
        if context.person.onboarded:
            return
    if not context.person.onboarded:
        await go_on(context, context.person, anew=True)
        return
    await home.show(context)
    await pairing_chat.show_open(context)


def setup(routes: Routes) -> None:
    routes.command("start", started, early=True)
