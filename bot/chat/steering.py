"""The answers to what the bot asks once: fewer like this, fewer days, a rest."""

from bot.chat import pause, settings
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.service.nudge import steering
from bot.texts.actions.steering import FewerDays, KeepAsIs, TakeRest, WantFewer, WantNoFewer


async def fewer(turn: Turn, action: WantFewer) -> None:
    await steering.want_fewer(turn.work, turn.person, action.name)
    await turn.show(turn.voice.text("fewer-kept"))


async def no_fewer(turn: Turn, _action: WantNoFewer) -> None:
    await turn.show(turn.voice.text("fewer-declined"))


async def fewer_days(turn: Turn, _action: FewerDays) -> None:
    await settings.ask_days(turn)


async def rest(turn: Turn, _action: TakeRest) -> None:
    await pause.ask(turn)


async def stay(turn: Turn, _action: KeepAsIs) -> None:
    await turn.show(turn.voice.text("silence-kept"))


def setup(routes: Routes) -> None:
    routes.tap(WantFewer, fewer)
    routes.tap(WantNoFewer, no_fewer)
    routes.tap(FewerDays, fewer_days)
    routes.tap(TakeRest, rest)
    routes.tap(KeepAsIs, stay)
