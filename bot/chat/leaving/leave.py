"""/leave with its question, and the sentence to the one who is left."""

from datetime import timedelta

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.events.leaving import Parted
from bot.domain.people import Couple
from bot.domain.questions import Question, QuestionKind
from bot.service import post
from bot.service.leaving import parting
from bot.store.calls import Lane
from bot.store.work import Work
from bot.texts.actions.farewell import Leave, Stay
from bot.texts.card import Card
from bot.texts.cards import farewell as cards
from bot.texts.texts import Texts

_NEWS_LASTS = timedelta(days=7)
"""How long the sentence to the other may take to arrive."""


async def asked(turn: Turn, _words: str) -> None:
    couple = await parting.couple_to_leave(turn.work, turn.person)
    await turn.ask(_card(turn, couple), Question(QuestionKind.LEAVE, couple.id))


async def left(turn: Turn, action: Leave) -> str:
    await parting.leave(turn.work, turn.person, action.couple_id)
    await turn.show(turn.voice.text("farewell-left"))
    return turn.voice.plain("farewell-left-toast")


async def stayed(turn: Turn, _action: Stay) -> str:
    await turn.show(turn.voice.text("farewell-stayed"))
    return turn.voice.plain("farewell-kept-toast")


async def was_left(work: Work, texts: Texts, event: Parted) -> None:
    """It never makes a sound."""
    await post.send(
        work, event.to, cards.parted(texts.voice(event.to.language)), lane=Lane.PARTNER, lifetime=_NEWS_LASTS
    )


async def _question(turn: Turn, question: Question) -> Card | None:
    couple = await turn.work.couples.of(turn.person.id)
    return _card(turn, couple) if couple and couple.id == question.about else None


def _card(turn: Turn, couple: Couple) -> Card:
    return cards.leave(turn.voice, couple.id, couple.other(turn.person.id).called)


def setup(routes: Routes) -> None:
    routes.command("leave", asked, early=True, way_out=True)
    routes.tap(Leave, left, early=True, way_out=True)
    routes.tap(Stay, stayed, early=True, way_out=True)
    routes.event(Parted, was_left)
    routes.question(QuestionKind.LEAVE, _question, way_out=True)
