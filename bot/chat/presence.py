"""Somebody blocks the bot, or comes back; knows nothing of what rests meanwhile."""

import telegram

from bot.chat.context import Context
from bot.chat.routes import Routes
from bot.service import presence


async def came_or_went(context: Context) -> None:
    """Their return itself was noted before; here it is only answered, if there is something to find again."""
    change = context.update.my_chat_member
    if change is None:
        return
    if change.new_chat_member.status == telegram.ChatMember.BANNED:
        await presence.set_unreachable(context.work, context.person.id, "blocked")
    elif context.returned and context.person.onboarded:
        await context.say(context.voice.text("presence-back", name=context.person.called))


def setup(routes: Routes) -> None:
    routes.members = came_or_went
