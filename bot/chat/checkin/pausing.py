"""A check-in that falls into somebody's pause: the question about it, and its answers."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.people import Person
from bot.domain.questions import Question, QuestionKind
from bot.service.checkin import pausing
from bot.texts.actions.checkin import KeepInPause
from bot.texts.card import Card
from bot.texts.cards.checkin import pausing as cards


async def ask_if_one_falls(turn: Turn, person: Person) -> None:
    """To be called once they have begun a pause, with the person as they are now."""
    falling = await pausing.begin(turn.work, person)
    if falling is not None:
        card = cards.ask(turn.voice, person, falling, turn.work.now)
        await turn.ask(card, Question(QuestionKind.CHECKIN_IN_PAUSE, falling.id), anew=True)


async def kept(turn: Turn, action: KeepInPause) -> None:
    checkin = await pausing.keep(turn.work, turn.person, action.checkin_id)
    await turn.show(cards.kept(turn.voice, turn.person, checkin, turn.work.now))


async def _question(turn: Turn, question: Question) -> Card | None:
    """None when that one does not fall into their pause any more."""
    falling = await pausing.falling(turn.work, turn.person)
    if falling is None or falling.id != question.about:
        return None
    return cards.ask(turn.voice, turn.person, falling, turn.work.now)


def setup(routes: Routes) -> None:
    routes.tap(KeepInPause, kept)
    routes.question(QuestionKind.CHECKIN_IN_PAUSE, _question)
