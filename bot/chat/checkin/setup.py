"""The one list of what people can say and tap about the weekly check-in."""

from bot.chat.checkin import clock, ending, meeting, moves, offers, pausing, planning, reminders
from bot.chat.routes import Routes


def setup(routes: Routes) -> None:
    for module in (planning, moves, reminders, pausing, offers, ending, clock, meeting):
        module.setup(routes)
