"""The answers to what the bot asks once: fewer like this, fewer days, a rest."""

from bot.chat import pause, settings
from bot.chat.context import Context
from bot.chat.routes import Routes
from bot.service.nudge import steering
from bot.texts.actions.steering import FewerDays, KeepAsIs, TakeRest, WantFewer, WantNoFewer


async def fewer(context: Context, action: WantFewer) -> None:
    await steering.want_fewer(context.work, context.person, action.name)
    await _answered(context, "fewer-kept")


async def no_fewer(context: Context, _action: WantNoFewer) -> None:
    await _answered(context, "fewer-declined")


async def fewer_days(context: Context, _action: FewerDays) -> None:
    await settings.ask_days(context)


async def rest(context: Context, _action: TakeRest) -> None:
    await pause.ask(context)


async def stay(context: Context, _action: KeepAsIs) -> None:
    await context.show(context.voice.text("silence-kept"))


async def _answered(context: Context, key: str) -> None:
    """The question is one no more: undoing what led to it leaves the answer."""
    if context.tapped_id is not None:
        await context.work.bubbles.forget_message(context.person.id, context.tapped_id)
    await context.show(context.voice.text(key))


def setup(routes: Routes) -> None:
    routes.tap(WantFewer, fewer)
    routes.tap(WantNoFewer, no_fewer)
    routes.tap(FewerDays, fewer_days)
    routes.tap(TakeRest, rest)
    routes.tap(KeepAsIs, stay)
