"""The offer of a weekly check-in, and its answers."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
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


async def later(turn: Turn, _action: WeeklyLater) -> None:
    await turn.show(turn.voice.text("weekly-kept-later"))


async def never(turn: Turn, _action: NoWeekly) -> None:
    await offers.decline(turn.work, turn.person)
    await turn.show(turn.voice.text("weekly-kept-no"))


async def _question(turn: Turn, _question: Question) -> Card | None:
    """None once there is no partner, or a time to answer or to meet at."""
    partner = await turn.work.couples.partner_of(turn.person.id)
    if partner is None or not await offers.is_open(turn.work, turn.person):
        return None
    return cards.offered(turn.voice, partner.called)


def setup(routes: Routes) -> None:
    routes.tap(WeeklyLater, later)
    routes.tap(NoWeekly, never)
    routes.event(WeeklyOffered, came)
    routes.question(QuestionKind.WEEKLY, _question)
