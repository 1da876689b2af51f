"""The one list of what people can say and tap about the weekly check-in."""

from bot.chat.checkin import meeting, moves, planning, reminders
from bot.chat.routes import Routes


def setup(routes: Routes) -> None:
    for module in (planning, moves, reminders, meeting):
        module.setup(routes)
