"""/forget with its questions, and the last words to somebody of whom nothing is kept any more."""

from bot.chat.context import Context, Misread
from bot.chat.routes import Routes
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


async def asked(context: Context, _words: str) -> None:
    await context.ask(cards.forget(context.voice, context.person.id), Question(QuestionKind.FORGET))


async def went_on(context: Context, action: ForgetFurther | Forget) -> None:
    """A button from before an earlier erasure must not lead who began anew to the end of that."""
    if action.person_id != context.person.id:
        raise Refusal("trouble-old-button")
    await context.ask(cards.forget_surely(context.voice), Question(QuestionKind.FORGET_WORD))


async def wrote(context: Context, question: Question) -> None:
    """The word erases everything; anything else leaves all as it is."""
    if not is_word(context, "farewell-forget-word"):
        raise Misread("farewell-forget-other", question)
    asked_on = await context.work.bubbles.find(context.person.id, questions.ABOUT)
    await erasure.forget(context.work, context.person)
    if asked_on is not None:
        await post.strip(context.work, context.person, asked_on)


async def kept(context: Context, _action: KeepEverything) -> str:
    await context.show(context.voice.text("farewell-kept"))
    return context.voice.plain("farewell-kept-toast")


async def tell(texts: Texts, work: Work, farewell: Farewell, gone: bool) -> None:
    """Say to somebody who was erased that all of it is gone, or that it takes longer."""
    card = cards.forgotten(texts.voice(farewell.language), gone=gone)
    await post.say_in_chat(work, farewell.telegram_id, card, lane=Lane.WAY_OUT)


async def _question(context: Context, _question: Question) -> Card:
    return cards.forget(context.voice, context.person.id)


async def _word_question(context: Context, _question: Question) -> Card:
    return cards.forget_surely(context.voice)


def setup(routes: Routes) -> None:
    routes.command("forget", asked, early=True, way_out=True)
    routes.tap(ForgetFurther, went_on, early=True, way_out=True)
    routes.tap(Forget, went_on, early=True, way_out=True)
    routes.tap(KeepEverything, kept, early=True, way_out=True)
    routes.question(QuestionKind.FORGET, _question, way_out=True)
    routes.question(QuestionKind.FORGET_WORD, _word_question, wrote, way_out=True)
