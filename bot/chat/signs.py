"""/signs and the buttons of the private check."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
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


async def asked(turn: Turn, _words: str) -> None:
    await _check(turn, 0)


async def opened(turn: Turn, _action: OpenSigns) -> None:
    await _check(turn, 0)


async def ticked(turn: Turn, action: Tick) -> None:
    await _check(turn, action.mask)


async def done(turn: Turn, action: FinishSigns) -> None:
    ticks = _ticks(action.mask)
    await signs.finish(turn.work, turn.person, ticks)
    await turn.show(cards.kind_word(turn.voice, ticks))


async def later(turn: Turn, _action: SignsLater) -> None:
    await turn.show(turn.voice.text("signs-kept-later"))


async def never(turn: Turn, _action: NeverOfferSigns) -> None:
    await signs.never_offer(turn.work, turn.person)
    await turn.show(turn.voice.text("signs-kept-never"))


async def came(work: Work, texts: Texts, event: SignsOffered) -> None:
    card = cards.offer(texts.voice(event.to.language))
    await questions.bring(work, event.to, Kind.SIGNS, card, Question(QuestionKind.SIGNS))


async def _check(turn: Turn, mask: int) -> None:
    """What is ticked rides in the question too, so that words can tick on."""
    await turn.ask(cards.check(turn.voice, _ticks(mask)), Question(QuestionKind.SIGNS, draft={"mask": mask}))


async def _question(turn: Turn, question: Question) -> Card | None:
    if "mask" not in question.draft:
        return cards.offer(turn.voice)
    return cards.check(turn.voice, _ticks(int(question.draft["mask"])))


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
