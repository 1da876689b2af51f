"""/leave and /forget with their questions; what happens is the services' affair."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.errors import Refusal
from bot.domain.people import Couple
from bot.domain.questions import Question, QuestionKind
from bot.service import erasure, parting
from bot.texts.actions.farewell import Forget, ForgetFurther, KeepEverything, Leave, Stay
from bot.texts.card import Card
from bot.texts.cards import farewell as cards


async def asked_to_leave(turn: Turn, _words: str) -> None:
    couple = await parting.couple_to_leave(turn.work, turn.person)
    await turn.ask(_leave_card(turn, couple), Question(QuestionKind.LEAVE, couple.id))


async def left(turn: Turn, action: Leave) -> str:
    await parting.leave(turn.work, turn.texts, turn.person, action.couple_id)
    await turn.show(turn.voice.text("farewell-left"))
    return turn.voice.plain("farewell-left-toast")


async def stayed(turn: Turn, _action: Stay) -> str:
    await turn.show(turn.voice.text("farewell-stayed"))
    return turn.voice.plain("farewell-kept-toast")


async def asked_to_forget(turn: Turn, _words: str) -> None:
    await turn.ask(cards.forget(turn.voice, turn.person.id), Question(QuestionKind.FORGET))


async def went_on(turn: Turn, action: ForgetFurther) -> None:
    _check_it_is_theirs(turn, action.person_id)
    await turn.ask(
        cards.forget_surely(turn.voice, turn.person.id), Question(QuestionKind.FORGET, draft={"last": 1})
    )


async def forgotten(turn: Turn, action: Forget) -> str:
    _check_it_is_theirs(turn, action.person_id)
    await erasure.forget(turn.work, turn.texts, turn.person)
    await turn.put_away()
    return turn.voice.plain("farewell-forgotten-toast")


async def kept(turn: Turn, _action: KeepEverything) -> str:
    await turn.show(turn.voice.text("farewell-kept"))
    return turn.voice.plain("farewell-kept-toast")


async def _leave_question(turn: Turn, question: Question) -> Card | None:
    couple = await turn.work.couples.of(turn.person.id)
    return _leave_card(turn, couple) if couple and couple.id == question.about else None


async def _forget_question(turn: Turn, question: Question) -> Card | None:
    show = cards.forget_surely if "last" in question.draft else cards.forget
    return show(turn.voice, turn.person.id)


def _leave_card(turn: Turn, couple: Couple) -> Card:
    return cards.leave(turn.voice, couple.id, couple.other(turn.person.id).called)


def _check_it_is_theirs(turn: Turn, person_id: int) -> None:
    """A button from before an earlier erasure must not erase who began anew."""
    if person_id != turn.person.id:
        raise Refusal("trouble-old-button")


def setup(routes: Routes) -> None:
    routes.command("leave", asked_to_leave, early=True, way_out=True)
    routes.command("forget", asked_to_forget, early=True, way_out=True)
    routes.tap(Leave, left, early=True, way_out=True)
    routes.tap(Stay, stayed, early=True, way_out=True)
    routes.tap(ForgetFurther, went_on, early=True, way_out=True)
    routes.tap(Forget, forgotten, early=True, way_out=True)
    routes.tap(KeepEverything, kept, early=True, way_out=True)
    routes.question(QuestionKind.LEAVE, _leave_question, way_out=True)
    routes.question(QuestionKind.FORGET, _forget_question, way_out=True)
