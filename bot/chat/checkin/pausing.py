"""A check-in that falls into somebody's pause: the question about it, and its answers."""

from bot.chat.context import Context
from bot.chat.routes import Routes
from bot.domain.people import Person
from bot.domain.questions import Question, QuestionKind
from bot.service.checkin import pausing
from bot.texts.actions.checkin import KeepInPause
from bot.texts.card import Card
from bot.texts.cards.checkin import pausing as cards


async def ask_if_one_falls(context: Context, person: Person) -> None:
    """To be called once they have begun a pause, with the person as they are now."""
    falling = await pausing.begin(context.work, person)
    if falling is not None:
        card = cards.ask(context.voice, person, falling, context.work.now)
        await context.ask(card, Question(QuestionKind.CHECKIN_IN_PAUSE, falling.id), anew=True)


async def kept(context: Context, action: KeepInPause) -> None:
    checkin = await pausing.keep(context.work, context.person, action.checkin_id)
    await context.show(cards.kept(context.voice, context.person, checkin, context.work.now))


async def _question(context: Context, question: Question) -> Card | None:
    """None when that one does not fall into their pause any more."""
    falling = await pausing.falling(context.work, context.person)
    if falling is None or falling.id != question.about:
        return None
    return cards.ask(context.voice, context.person, falling, context.work.now)


def setup(routes: Routes) -> None:
    routes.tap(KeepInPause, kept)
    routes.question(QuestionKind.CHECKIN_IN_PAUSE, _question)
