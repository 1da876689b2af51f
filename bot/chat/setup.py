"""The one list of everything people can say and tap."""

from bot.chat import (
    checkin,
    farewell,
    help as help_page,
    journal,
    nudges,
    pairing,
    pause,
    presence,
    reflections,
    role,
    settings,
    welcome,
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
        journal,
        pause,
        checkin,
        settings,
        presence,
        farewell,
        help_page,
    ):
        module.setup(routes)
    return routes
