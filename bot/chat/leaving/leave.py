"""/leave with its question, and the sentence to the one who is left."""

from datetime import timedelta

from bot.chat.context import Context
from bot.chat.routes import Routes
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


async def asked(context: Context, _words: str) -> None:
    couple = await parting.couple_to_leave(context.work, context.person)
    await context.ask(_card(context, couple), Question(QuestionKind.LEAVE, couple.id))


async def left(context: Context, action: Leave) -> str:
    await parting.leave(context.work, context.person, action.couple_id)
    await context.show(context.voice.text("farewell-left"))
    return context.voice.plain("farewell-left-toast")


async def stayed(context: Context, _action: Stay) -> str:
    await context.show(context.voice.text("farewell-stayed"))
    return context.voice.plain("farewell-kept-toast")


async def was_left(work: Work, texts: Texts, event: Parted) -> None:
    """It never makes a sound."""
    await post.send(
        work, event.to, cards.parted(texts.voice(event.to.language)), lane=Lane.PARTNER, lifetime=_NEWS_LASTS
    )


async def _question(context: Context, question: Question) -> Card | None:
    couple = await context.work.couples.of(context.person.id)
    return _card(context, couple) if couple and couple.id == question.about else None


def _card(context: Context, couple: Couple) -> Card:
    return cards.leave(context.voice, couple.id, couple.other(context.person.id).called)


def setup(routes: Routes) -> None:
    routes.command("leave", asked, early=True, way_out=True)
    routes.tap(Leave, left, early=True, way_out=True)
    routes.tap(Stay, stayed, early=True, way_out=True)
    routes.event(Parted, was_left)
    routes.question(QuestionKind.LEAVE, _question, way_out=True)
