"""The greeting and the question whether that is all right; nothing else is kept or asked before the yes."""

from bot.chat.context import Context
from bot.chat.routes import Routes
from bot.chat.welcome.steps import go_on, step_card
from bot.domain.questions import Question, QuestionKind
from bot.service import welcome
from bot.texts.actions.welcome import Consent, DeclineConsent
from bot.texts.card import Card


async def agreed(context: Context, _action: Consent) -> None:
    await go_on(context, await welcome.consent(context.work, context.person))


async def declined(context: Context, _action: DeclineConsent) -> None:
    await welcome.decline(context.work, context.person)
    await context.show(context.voice.text("welcome-declined"))


async def _question(context: Context, question: Question) -> Card | None:
    """Nothing is to be answered any more by who has agreed."""
    return await step_card(context, question.kind) if context.person.consented_at is None else None


def setup(routes: Routes) -> None:
    routes.tap(Consent, agreed, early=True)
    routes.tap(DeclineConsent, declined, early=True)
    routes.question(QuestionKind.CONSENT, _question)
