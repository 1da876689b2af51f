"""The one list of everything people can say and tap."""

from bot.chat import (
    checkin,
    copies,
    farewell,
    gathered,
    help as help_page,
    journal,
    nudges,
    offers,
    pace,
    pairing,
    pause,
    places,
    presence,
    quiet,
    reading,
    reflections,
    role,
    settings,
    signs,
    steering,
    support,
    undelivered,
    welcome,
    words,
)
from bot.chat.routes import Routes


def all_routes() -> Routes:
    routes = Routes()
    for module in (
        welcome,
        pairing,
        role,
        nudges,
        reflections,
        offers,
        copies,
        reading,
        undelivered,
        gathered,
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
