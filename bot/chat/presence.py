"""Somebody blocks the bot, or comes back; knows nothing of what rests meanwhile."""

import telegram

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.service import presence


async def came_or_went(turn: Turn) -> None:
    """Their return itself was noted before; here it is only answered, if there is something to find again."""
    change = turn.update.my_chat_member
    if change is None:
        return
    if change.new_chat_member.status == telegram.ChatMember.BANNED:
        await presence.rest(turn.work, turn.person.id, "blocked")
    elif turn.returned and turn.person.onboarded:
        await turn.say(turn.voice.text("presence-back", name=turn.person.called))


def setup(routes: Routes) -> None:
    routes.members = came_or_went
