"""/settings: what was chosen at the beginning, on one card, each to be changed."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.errors import Refusal
from bot.domain.people import Couple, Person
from bot.domain.questions import Question, QuestionKind
from bot.service import together, welcome
from bot.service.checkin import planning
from bot.texts.actions.settings import AskDays, AskPlace, CloseSettings, OpenSettings, SetPlace, SwitchDay
from bot.texts.card import Card
from bot.texts.cards import settings as cards

_DAYS = Question(QuestionKind.DAYS)


async def shown(turn: Turn, _words: str) -> None:
    await turn.say(await overview(turn, turn.person))


async def opened(turn: Turn, _action: OpenSettings) -> None:
    await turn.show(await overview(turn, turn.person))


async def overview(turn: Turn, person: Person) -> Card:
    """Everything they chose, with what takes a partner only where they have one."""
    paired = await turn.work.couples.of(person.id) is not None
    weekly = await planning.weekly_time_of(turn.work, person)
    return cards.overview(turn.voice, person, turn.work.now, paired=paired, weekly=weekly)


async def closed(turn: Turn, _action: CloseSettings) -> None:
    await turn.show(turn.voice.text("settings-closed"))


async def asked_days(turn: Turn, _action: AskDays) -> None:
    await ask_days(turn)


async def ask_days(turn: Turn) -> None:
    await turn.ask(cards.ask_days(turn.voice, turn.person.weekdays), _DAYS)


async def switched_day(turn: Turn, action: SwitchDay) -> None:
    person = await welcome.switch_day(turn.work, turn.person, action.day)
    await turn.ask(cards.ask_days(turn.voice, person.weekdays), _DAYS)


async def _days(turn: Turn, _question: Question) -> Card | None:
    return cards.ask_days(turn.voice, turn.person.weekdays)


async def asked_place(turn: Turn, _action: AskPlace) -> None:
    couple = await _couple(turn)
    apart = (await together.settings(turn.work, couple)).apart
    await turn.show(cards.ask_place(turn.voice, apart=apart))


async def set_place(turn: Turn, action: SetPlace) -> None:
    apart = action.place == "apart"
    await together.live_apart(turn.work, await _couple(turn), apart=apart)
    await turn.show(cards.ask_place(turn.voice, apart=apart))


async def _couple(turn: Turn) -> Couple:
    couple = await turn.work.couples.of(turn.person.id)
    if couple is None:
        raise Refusal("trouble-old-button")
    return couple


def setup(routes: Routes) -> None:
    routes.command("settings", shown)
    routes.tap(OpenSettings, opened)
    routes.tap(CloseSettings, closed)
    routes.tap(AskDays, asked_days)
    routes.tap(SwitchDay, switched_day)
    routes.tap(AskPlace, asked_place)
    routes.tap(SetPlace, set_place)
    routes.question(QuestionKind.DAYS, _days)
