"""The greeting and the question whether that is all right; nothing else is kept or asked before the yes."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.chat.welcome.steps import go_on, step_card
from bot.domain.questions import Question, QuestionKind
from bot.service import welcome
from bot.texts.actions.welcome import Consent, DeclineConsent
from bot.texts.card import Card


async def agreed(turn: Turn, _action: Consent) -> None:
    await go_on(turn, await welcome.consent(turn.work, turn.person))


async def declined(turn: Turn, _action: DeclineConsent) -> None:
    await welcome.decline(turn.work, turn.person)
    await turn.show(turn.voice.text("welcome-declined"))


async def _question(turn: Turn, question: Question) -> Card | None:
    """Nothing is to be answered any more by who has agreed."""
    return await step_card(turn, question.kind) if turn.person.consented_at is None else None


def setup(routes: Routes) -> None:
    routes.tap(Consent, agreed, early=True)
    routes.tap(DeclineConsent, declined, early=True)
    routes.question(QuestionKind.CONSENT, _question)
