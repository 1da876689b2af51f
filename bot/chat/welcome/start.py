"""/start: the first greeting, a link that was opened, and later where somebody stands here."""

from bot.chat import pairing as pairing_chat
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.chat.welcome import home
from bot.chat.welcome.steps import go_on
from bot.service.pairing import opening


async def started(turn: Turn, words: str) -> None:
    """/start, with an invite's token behind it when somebody opened a link."""
    if words and (opened := await opening.open_link(turn.work, turn.person, words)):
        await pairing_chat.show(turn, opened)
        if turn.person.onboarded:
            return
    if not turn.person.onboarded:
        await go_on(turn, turn.person, anew=True)
        return
    await home.show(turn)
    await pairing_chat.show_open(turn)


def setup(routes: Routes) -> None:
    routes.command("start", started, early=True)
