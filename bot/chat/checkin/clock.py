"""Whether the partner may see what a time of the check-in is where somebody is: a setting."""

from bot.chat.context import Context
from bot.chat.routes import Routes
from bot.service.checkin import clocks
from bot.texts.actions.checkin import AskClock, SetClock
from bot.texts.cards.checkin import clock as cards


async def asked(context: Context, _action: AskClock) -> None:
    await context.show(cards.setting(context.voice, shown=await clocks.shows(context.work, context.person)))


async def chosen(context: Context, action: SetClock) -> None:
    shown = action.clock == "shown"
    await clocks.show(context.work, context.person, shown=shown)
    await context.show(cards.setting(context.voice, shown=shown))


def setup(routes: Routes) -> None:
    routes.tap(AskClock, asked)
    routes.tap(SetClock, chosen)
