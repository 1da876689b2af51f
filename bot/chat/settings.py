"""/settings: what was chosen at the beginning, on one card, each to be changed."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.questions import Question, QuestionKind
from bot.service import welcome
from bot.texts.actions.settings import AskDays, CloseSettings, OpenSettings, SwitchDay
from bot.texts.card import Card
from bot.texts.cards import settings as cards

_DAYS = Question(QuestionKind.DAYS)


async def shown(turn: Turn, _words: str) -> None:
    await turn.say(cards.overview(turn.voice, turn.person, turn.work.now))


async def opened(turn: Turn, _action: OpenSettings) -> None:
    await turn.show(cards.overview(turn.voice, turn.person, turn.work.now))


async def closed(turn: Turn, _action: CloseSettings) -> None:
    await turn.show(turn.voice.text("settings-closed"))


async def asked_days(turn: Turn, _action: AskDays) -> None:
    await turn.ask(cards.ask_days(turn.voice, turn.person.weekdays), _DAYS)


async def switched_day(turn: Turn, action: SwitchDay) -> None:
    person = await welcome.switch_day(turn.work, turn.person, action.day)
    await turn.ask(cards.ask_days(turn.voice, person.weekdays), _DAYS)


async def _days(turn: Turn, _question: Question) -> Card | None:
    return cards.ask_days(turn.voice, turn.person.weekdays)


def setup(routes: Routes) -> None:
    routes.command("settings", shown)
    routes.tap(OpenSettings, opened)
    routes.tap(CloseSettings, closed)
    routes.tap(AskDays, asked_days)
    routes.tap(SwitchDay, switched_day)
    routes.question(QuestionKind.DAYS, _days)
