"""The private question where somebody stands, after pairing and from the settings."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.questions import Question, QuestionKind
from bot.service import roles
from bot.texts.actions.role import AskRole, ChooseRole
from bot.texts.card import Card
from bot.texts.cards import role as cards


async def asked(turn: Turn, _action: AskRole) -> None:
    await turn.ask(cards.ask(turn.voice, turn.person.role), Question(QuestionKind.ROLE))


async def answered(turn: Turn, action: ChooseRole) -> None:
    await roles.choose(turn.work, turn.person, action.role)
    await turn.show(turn.voice.text("role-kept"))


async def _question(turn: Turn, _question: Question) -> Card | None:
    return cards.ask(turn.voice, turn.person.role)


def setup(routes: Routes) -> None:
    routes.tap(AskRole, asked)
    routes.tap(ChooseRole, answered)
    routes.question(QuestionKind.ROLE, _question)
