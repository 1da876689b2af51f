"""A place that somebody sends unasked: whether they live by another clock now; keeps nothing of it."""

import telegram

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.localtime import same_clock
from bot.texts.actions.welcome import KeepZone
from bot.texts.cards.welcome import moved_card


async def ask_about_place(turn: Turn, location: telegram.Location) -> bool:
    """Offer to change the time zone to that of a place; False where no clock is known."""
    zone = turn.texts.places.at(location.latitude, location.longitude)
    if zone is None:
        return False
    if same_clock(zone, turn.person.at, turn.work.now):
        await turn.say(turn.voice.text("welcome-moved-same"))
    else:
        await turn.say(moved_card(turn.voice, zone, turn.work.now))
    return True


async def stayed(turn: Turn, _action: KeepZone) -> None:
    await turn.show(turn.voice.text("welcome-moved-stayed"))


def setup(routes: Routes) -> None:
    routes.tap(KeepZone, stayed)
