"""A place that somebody sends unasked: whether they live by another clock now; keeps nothing of it."""

import telegram

from bot.chat.context import Context
from bot.chat.routes import Routes
from bot.domain.localtime import same_clock
from bot.texts.actions.welcome import KeepZone
from bot.texts.cards.welcome import moved_card


async def ask_about_place(context: Context, location: telegram.Location) -> bool:
    """Offer to change the time zone to that of a place; False where no clock is known."""
    zone = context.texts.places.at(location.latitude, location.longitude)
    if zone is None:
        return False
    if same_clock(zone, context.person.zone_or_utc, context.work.now):
        await context.say(context.voice.text("welcome-moved-same"))
    else:
        await context.say(moved_card(context.voice, zone, context.work.now))
    return True


async def stayed(context: Context, _action: KeepZone) -> None:
    await context.show(context.voice.text("welcome-moved-stayed"))


def setup(routes: Routes) -> None:
    routes.tap(KeepZone, stayed)
