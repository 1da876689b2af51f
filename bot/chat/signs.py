"""/signs and the buttons of the private check."""

from bot.chat.context import Context
from bot.chat.routes import Routes
from bot.domain.errors import Refusal
from bot.domain.events.asking import SignsOffered
from bot.domain.kinds import Kind
from bot.domain.questions import Question, QuestionKind
from bot.service import questions, signs
from bot.store.work import Work
from bot.texts.actions.signs import FinishSigns, NeverOfferSigns, OpenSigns, SignsLater, Tick
from bot.texts.card import Card
from bot.texts.cards import signs as cards
from bot.texts.texts import Texts


async def asked(context: Context, _words: str) -> None:
    await _check(context, 0)


async def opened(context: Context, _action: OpenSigns) -> None:
    await _check(context, 0)


async def ticked(context: Context, action: Tick) -> None:
    await _check(context, action.mask)


async def done(context: Context, action: FinishSigns) -> None:
    ticks = _ticks(action.mask)
    await signs.finish(context.work, context.person, ticks)
    await context.show(cards.kind_word(context.voice, ticks))


async def later(context: Context, _action: SignsLater) -> None:
    await context.show(context.voice.text("signs-kept-later"))


async def never(context: Context, _action: NeverOfferSigns) -> None:
    await signs.never_offer(context.work, context.person)
    await context.show(context.voice.text("signs-kept-never"))


async def came(work: Work, texts: Texts, event: SignsOffered) -> None:
    card = cards.offer(texts.voice(event.to.language))
    await questions.bring(work, event.to, Kind.SIGNS, card, Question(QuestionKind.SIGNS))


async def _check(context: Context, mask: int) -> None:
    """What is ticked rides in the question too, so that words can tick on."""
    await context.ask(
        cards.check(context.voice, _ticks(mask)), Question(QuestionKind.SIGNS, draft={"mask": mask})
    )


async def _question(context: Context, question: Question) -> Card | None:
    if "mask" not in question.draft:
        return cards.offer(context.voice)
    return cards.check(context.voice, _ticks(int(question.draft["mask"])))


def _ticks(mask: int) -> frozenset[str]:
    ticks = cards.ticked_in(mask)
    if ticks is None:
        raise Refusal("trouble-old-button")
    return ticks


def setup(routes: Routes) -> None:
    routes.command("signs", asked)
    routes.tap(OpenSigns, opened)
    routes.tap(Tick, ticked)
    routes.tap(FinishSigns, done)
    routes.tap(SignsLater, later)
    routes.tap(NeverOfferSigns, never)
    routes.event(SignsOffered, came)
    routes.question(QuestionKind.SIGNS, _question)
