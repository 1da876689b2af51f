"""Whether the partner may see what a time of the check-in is where somebody is: a setting."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.service.checkin import clocks
from bot.texts.actions.checkin import AskClock, SetClock
from bot.texts.cards.checkin import clock as cards


async def asked(turn: Turn, _action: AskClock) -> None:
    await turn.show(cards.setting(turn.voice, shown=await clocks.shows(turn.work, turn.person)))


async def chosen(turn: Turn, action: SetClock) -> None:
    shown = action.clock == "shown"
    await clocks.show(turn.work, turn.person, shown=shown)
    await turn.show(cards.setting(turn.voice, shown=shown))


def setup(routes: Routes) -> None:
    routes.tap(AskClock, asked)
    routes.tap(SetClock, chosen)
