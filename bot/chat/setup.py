"""The one list of everything people can say and tap."""

from bot.chat import (
    copies,
    gathered,
    help as help_page,
    journal,
    nudges,
    offers,
    old_shares,
    pace,
    pairing,
    pause,
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
    words,
)
from bot.chat.checkin import setup as checkin
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
        offers,
        copies,
        reading,
        undelivered,
        gathered,
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
