"""The offer of a weekly check-in, and its answers."""

from bot.chat.context import Context
from bot.chat.routes import Routes
from bot.domain.events.checkin import WeeklyOffered
from bot.domain.kinds import Kind
from bot.domain.questions import Question, QuestionKind
from bot.service import questions
from bot.service.checkin import offers
from bot.store.work import Work
from bot.texts.actions.checkin import NoWeekly, WeeklyLater
from bot.texts.card import Card
from bot.texts.cards.checkin import planning as cards
from bot.texts.texts import Texts


async def came(work: Work, texts: Texts, event: WeeklyOffered) -> None:
    card = cards.offered(texts.voice(event.to.language), event.name)
    await questions.bring(work, event.to, Kind.WEEKLY, card, Question(QuestionKind.WEEKLY))


async def later(context: Context, _action: WeeklyLater) -> None:
    await context.show(context.voice.text("weekly-kept-later"))


async def never(context: Context, _action: NoWeekly) -> None:
    await offers.decline(context.work, context.person)
    await context.show(context.voice.text("weekly-kept-no"))


async def _question(context: Context, _question: Question) -> Card | None:
    """None once there is no partner, or a time to answer or to meet at."""
    partner = await context.work.couples.partner_of(context.person.id)
    if partner is None or not await offers.is_open(context.work, context.person):
        return None
    return cards.offered(context.voice, partner.called)


def setup(routes: Routes) -> None:
    routes.tap(WeeklyLater, later)
    routes.tap(NoWeekly, never)
    routes.event(WeeklyOffered, came)
    routes.question(QuestionKind.WEEKLY, _question)
