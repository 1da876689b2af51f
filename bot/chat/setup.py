"""The one list of everything people can say and tap."""

from bot.chat import (
    checkin,
    help as help_page,
    journal,
    nudges,
    old_shares,
    pace,
    pairing,
    pause,
    presence,
    quiet,
    reflections,
    role,
    settings,
    signs,
    steering,
    support,
    words,
)
from bot.chat.leaving import forget, leave
from bot.chat.routes import Routes
from bot.chat.welcome import setup as welcome


def all_routes() -> Routes:
    routes = Routes()
    for module in (
        welcome,
        pairing,
        role,
        nudges,
        reflections,
        old_shares,
        journal,
        pause,
        checkin,
        pace,
        signs,
        steering,
        quiet,
        settings,
        support,
        presence,
        leave,
        forget,
        help_page,
        words,
    ):
        module.setup(routes)
    return routes
