"""/settings: what was chosen at the beginning, on one card, each to be changed."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.errors import Refusal
from bot.domain.people import Couple, Person
from bot.service import together, welcome
from bot.texts.card import Card
from bot.texts.cards import settings as cards


async def shown(turn: Turn, _words: str) -> None:
    await turn.say(await overview(turn, turn.person))


async def opened(turn: Turn) -> None:
    await turn.show(await overview(turn, turn.person))


async def overview(turn: Turn, person: Person) -> Card:
    """Everything they chose, with what takes a partner only where they have one."""
    paired = await turn.work.couples.of(person.id) is not None
    return cards.overview(turn.voice, person, turn.work.now, paired=paired)


async def closed(turn: Turn) -> None:
    await turn.show(turn.voice.text("settings-closed"))


async def asked_days(turn: Turn) -> None:
    await turn.show(cards.ask_days(turn.voice, turn.person.weekdays))


async def switched_day(turn: Turn, day: str) -> None:
    if not day.isdecimal():
        raise Refusal("trouble-old-button")
    person = await welcome.switch_day(turn.work, turn.person, int(day))
    await turn.show(cards.ask_days(turn.voice, person.weekdays))


async def asked_place(turn: Turn) -> None:
    couple = await _couple(turn)
    apart = (await together.settings(turn.work, couple)).apart
    await turn.show(cards.ask_place(turn.voice, apart=apart))


async def set_place(turn: Turn, word: str) -> None:
    if word not in ("one", "apart"):
        raise Refusal("trouble-old-button")
    couple = await _couple(turn)
    await together.live_apart(turn.work, couple, apart=word == "apart")
    await turn.show(cards.ask_place(turn.voice, apart=word == "apart"))


async def _couple(turn: Turn) -> Couple:
    couple = await turn.work.couples.of(turn.person.id)
    if couple is None:
        raise Refusal("trouble-old-button")
    return couple


def setup(routes: Routes) -> None:
    routes.command("settings", shown)
    routes.tap("settings.open", opened)
    routes.tap("settings.close", closed)
    routes.tap("days.ask", asked_days)
    routes.tap("days.switch", switched_day)
    routes.tap("place.ask", asked_place)
    routes.tap("place.set", set_place)
