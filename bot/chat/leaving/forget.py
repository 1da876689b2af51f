"""/forget with its questions, and the last words to somebody of whom nothing is kept any more."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.errors import Refusal
from bot.domain.questions import Question, QuestionKind
from bot.service import post
from bot.service.leaving import erasure
from bot.store.erasures import Farewell
from bot.store.work import Work
from bot.texts.actions.farewell import Forget, ForgetFurther, KeepEverything
from bot.texts.card import Card
from bot.texts.cards import farewell as cards
from bot.texts.texts import Texts


async def asked(turn: Turn, _words: str) -> None:
    await turn.ask(cards.forget(turn.voice, turn.person.id), Question(QuestionKind.FORGET))


async def went_on(turn: Turn, action: ForgetFurther) -> None:
    _check_it_is_theirs(turn, action.person_id)
    question = Question(QuestionKind.FORGET, draft={"last": 1})
    await turn.ask(cards.forget_surely(turn.voice, turn.person.id), question)


async def forgotten(turn: Turn, action: Forget) -> None:
    _check_it_is_theirs(turn, action.person_id)
    await erasure.forget(turn.work, turn.person)
    await turn.put_away()


async def kept(turn: Turn, _action: KeepEverything) -> None:
    await turn.show(turn.voice.text("farewell-kept"))


async def tell(texts: Texts, work: Work, farewell: Farewell, gone: bool) -> None:
    """Say to somebody who was erased that all of it is gone, or that it takes longer."""
    card = cards.forgotten(texts.voice(farewell.language), gone=gone)
    await post.say_in_chat(work, farewell.telegram_id, card)


async def _question(turn: Turn, question: Question) -> Card | None:
    show = cards.forget_surely if "last" in question.draft else cards.forget
    return show(turn.voice, turn.person.id)


def _check_it_is_theirs(turn: Turn, person_id: int) -> None:
    """A button from before an earlier erasure must not erase who began anew."""
    if person_id != turn.person.id:
        raise Refusal("trouble-old-button")


def setup(routes: Routes) -> None:
    routes.command("forget", asked, early=True)
    routes.tap(ForgetFurther, went_on, early=True)
    routes.tap(Forget, forgotten, early=True)
    routes.tap(KeepEverything, kept, early=True)
    routes.question(QuestionKind.FORGET, _question)
