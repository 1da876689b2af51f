"""/settings: what was chosen at the beginning, on one card, each to be changed."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.errors import Refusal
from bot.service import welcome
from bot.texts.cards import settings as cards


async def shown(turn: Turn, _words: str) -> None:
    await turn.say(cards.overview(turn.voice, turn.person, turn.work.now))


async def opened(turn: Turn) -> None:
    await turn.show(cards.overview(turn.voice, turn.person, turn.work.now))


async def closed(turn: Turn) -> None:
    await turn.show(turn.voice.text("settings-closed"))


async def asked_days(turn: Turn) -> None:
    await turn.show(cards.ask_days(turn.voice, turn.person.weekdays))


async def switched_day(turn: Turn, day: str) -> None:
    if not day.isdecimal():
        raise Refusal("trouble-old-button")
    person = await welcome.switch_day(turn.work, turn.person, int(day))
    await turn.show(cards.ask_days(turn.voice, person.weekdays))


def setup(routes: Routes) -> None:
    routes.command("settings", shown)
    routes.tap("settings.open", opened)
    routes.tap("settings.close", closed)
    routes.tap("days.ask", asked_days)
    routes.tap("days.switch", switched_day)
