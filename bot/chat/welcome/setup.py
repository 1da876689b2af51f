"""The list of what is asked at the beginning."""

from bot.chat.routes import Routes
from bot.chat.welcome import consent, home, hour, moved, name, start, tracks, zone


def setup(routes: Routes) -> None:
    for module in (start, home, consent, name, zone, hour, tracks, moved):
        module.setup(routes)
