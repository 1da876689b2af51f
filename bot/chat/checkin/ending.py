"""The end of the weekly check-in for good: asked once more, and one neutral line to the partner."""

from bot.chat.context import Context
from bot.chat.routes import Routes
from bot.domain.errors import Refusal
from bot.domain.events.checkin import CheckinEnded
from bot.domain.questions import Question, QuestionKind
from bot.service import news
from bot.service.checkin import ending
from bot.store.work import Work
from bot.texts.actions.checkin import AskEnd, EndWeekly
from bot.texts.card import Card
from bot.texts.cards.checkin import planning as cards
from bot.texts.texts import Texts

_ASKED = Question(QuestionKind.CHECKIN_END)


async def asked(context: Context, _action: AskEnd) -> None:
    await context.ask(await _card(context), _ASKED)


async def ended(context: Context, _action: EndWeekly) -> None:
    await ending.end(context.work, context.person)
    await context.show(context.voice.text("checkin-ended"))


async def was_ended(work: Work, texts: Texts, event: CheckinEnded) -> None:
    card = Card(texts.voice(event.to.language).text("checkin-ended"))
    await news.tell(work, event.to, card)


async def _card(context: Context) -> Card:
    couple = await ending.ending(context.work, context.person)
    return cards.ask_end(context.voice, couple.other(context.person.id).called)


async def _question(context: Context, _question: Question) -> Card | None:
    try:
        return await _card(context)
    except Refusal:  # there is none any more
        return None


def setup(routes: Routes) -> None:
    routes.tap(AskEnd, asked)
    routes.tap(EndWeekly, ended)
    routes.event(CheckinEnded, was_ended)
    routes.question(QuestionKind.CHECKIN_END, _question)
