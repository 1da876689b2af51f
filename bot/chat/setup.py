"""The one list of everything people can say and tap."""

from bot.chat import (
    farewell,
    help as help_page,
    journal,
    nudges,
    pace,
    pairing,
    pause,
    places,
    presence,
    quiet,
    reflections,
    role,
    settings,
    signs,
    steering,
    support,
    welcome,
    words,
)
from bot.chat.checkin import setup as checkin
from bot.chat.routes import Routes


def all_routes() -> Routes:
    routes = Routes()
    for module in (
        welcome,
        pairing,
        role,
        nudges,
        reflections,
        journal,
        pause,
        places,
        checkin,
        pace,
        signs,
        steering,
        quiet,
        settings,
        support,
        presence,
        farewell,
        help_page,
        words,
    ):
        module.setup(routes)
    return routes
