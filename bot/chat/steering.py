"""The answers to what the bot asks once: fewer like this, fewer days, a rest."""

from bot.chat import pause, settings
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.service.nudge import steering
from bot.texts.actions.steering import FewerDays, KeepAsIs, TakeRest, WantFewer, WantNoFewer


async def fewer(turn: Turn, action: WantFewer) -> None:
    await steering.want_fewer(turn.work, turn.person, action.name)
    await _answered(turn, "fewer-kept")


async def no_fewer(turn: Turn, _action: WantNoFewer) -> None:
    await _answered(turn, "fewer-declined")


async def fewer_days(turn: Turn, _action: FewerDays) -> None:
    await settings.ask_days(turn)


async def rest(turn: Turn, _action: TakeRest) -> None:
    await pause.ask(turn)


async def stay(turn: Turn, _action: KeepAsIs) -> None:
    await turn.show(turn.voice.text("silence-kept"))


async def _answered(turn: Turn, key: str) -> None:
    """The question is one no more: undoing what led to it leaves the answer."""
    if turn.tapped_id is not None:
        await turn.work.bubbles.forget_message(turn.person.id, turn.tapped_id)
    await turn.show(turn.voice.text(key))


def setup(routes: Routes) -> None:
    routes.tap(WantFewer, fewer)
    routes.tap(WantNoFewer, no_fewer)
    routes.tap(FewerDays, fewer_days)
    routes.tap(TakeRest, rest)
    routes.tap(KeepAsIs, stay)
