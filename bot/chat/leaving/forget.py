"""/forget with its questions, and the last words to somebody of whom nothing is kept any more."""

from bot.chat.routes import Routes
from bot.chat.turn import Misread, Turn
from bot.chat.typed_word import is_word
from bot.domain.errors import Refusal
from bot.domain.questions import Question, QuestionKind
from bot.service import post, questions
from bot.service.leaving import erasure
from bot.store.calls import Lane
from bot.store.erasures import Farewell
from bot.store.work import Work
from bot.texts.actions.farewell import Forget, ForgetFurther, KeepEverything
from bot.texts.card import Card
from bot.texts.cards import farewell as cards
from bot.texts.texts import Texts


async def asked(turn: Turn, _words: str) -> None:
    await turn.ask(cards.forget(turn.voice, turn.person.id), Question(QuestionKind.FORGET))


async def went_on(turn: Turn, action: ForgetFurther | Forget) -> None:
    """A button from before an earlier erasure must not lead who began anew to the end of that."""
    if action.person_id != turn.person.id:
        raise Refusal("trouble-old-button")
    await turn.ask(cards.forget_surely(turn.voice), Question(QuestionKind.FORGET_WORD))


async def wrote(turn: Turn, question: Question) -> None:
    """The word erases everything; anything else leaves all as it is."""
    if not is_word(turn, "farewell-forget-word"):
        raise Misread("farewell-forget-other", question)
    asked_on = await turn.work.bubbles.find(turn.person.id, questions.ABOUT)
    await erasure.forget(turn.work, turn.person)
    if asked_on is not None:
        await post.strip(turn.work, turn.person, asked_on)


async def kept(turn: Turn, _action: KeepEverything) -> str:
    await turn.show(turn.voice.text("farewell-kept"))
    return turn.voice.plain("farewell-kept-toast")


async def tell(texts: Texts, work: Work, farewell: Farewell, gone: bool) -> None:
    """Say to somebody who was erased that all of it is gone, or that it takes longer."""
    card = cards.forgotten(texts.voice(farewell.language), gone=gone)
    await post.say_in_chat(work, farewell.telegram_id, card, lane=Lane.WAY_OUT)


async def _question(turn: Turn, _question: Question) -> Card:
    return cards.forget(turn.voice, turn.person.id)


async def _word_question(turn: Turn, _question: Question) -> Card:
    return cards.forget_surely(turn.voice)


def setup(routes: Routes) -> None:
    routes.command("forget", asked, early=True, way_out=True)
    routes.tap(ForgetFurther, went_on, early=True, way_out=True)
    routes.tap(Forget, went_on, early=True, way_out=True)
    routes.tap(KeepEverything, kept, early=True, way_out=True)
    routes.question(QuestionKind.FORGET, _question, way_out=True)
    routes.question(QuestionKind.FORGET_WORD, _word_question, wrote, way_out=True)
