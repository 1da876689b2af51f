"""The pace: the answers to the private question, and the card in the settings."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.questions import Question, QuestionKind
from bot.service import pace
from bot.texts.actions.pace import More, ShowPace, Stay, StepBack
from bot.texts.card import Card
from bot.texts.cards import pace as cards


async def asked(turn: Turn, _action: ShowPace) -> None:
    await turn.show(cards.setting(turn.voice, turn.person.pace))


async def more(turn: Turn, _action: More) -> None:
    await pace.more(turn.work, turn.person)
    await turn.show(cards.kept(turn.voice, "more"))


async def stay(turn: Turn, _action: Stay) -> None:
    await pace.stay(turn.work, turn.person)
    await turn.show(cards.kept(turn.voice, "stay"))


async def back(turn: Turn, _action: StepBack) -> None:
    await pace.back(turn.work, turn.person)
    await turn.show(cards.kept(turn.voice, "back"))


async def _question(turn: Turn, _question: Question) -> Card | None:
    return cards.question(turn.voice)


def setup(routes: Routes) -> None:
    routes.tap(ShowPace, asked)
    routes.tap(More, more)
    routes.tap(Stay, stay)
    routes.tap(StepBack, back)
    routes.question(QuestionKind.PACE, _question)
