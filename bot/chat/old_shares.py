"""Sharing what is older than a day takes a word that is written: an unlocked phone is not its owner.

Whoever holds it for two minutes can tap through a journal. What is shared stays the affair of the handler that shares.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial, wraps
from typing import Protocol, TypeVar

from bot.chat.context import Context, Misread
from bot.chat.routes import Routes
from bot.chat.typed_word import is_word
from bot.domain.localtime import local_date
from bot.domain.questions import Draft, Question, QuestionKind
from bot.texts.actions.reflection import LeaveAsItIs
from bot.texts.card import Card
from bot.texts.cards.reflection import share_word_card

OLD = timedelta(days=1)
"""From then on the word is asked for."""

_ACTION, _MESSAGE = "action", "message"
"""What was tapped, as its button carries it, and on which message of ours."""


class SharesAPart(Protocol):
    """What asks to share an entry as far as one of its parts."""

    @property
    def part_id(self) -> int: ...

    def pack(self) -> str: ...


A = TypeVar("A", bound=SharesAPart)
Handler = Callable[[Context, A], Awaitable[None]]


def word_when_old(handler: Handler[A]) -> Handler[A]:
    """The handler, which for an old entry is called only once the word has been written."""

    @wraps(handler)
    async def guarded(context: Context, action: A) -> None:
        if context.word_written or not await _is_old(context, action.part_id):
            await handler(context, action)
            return
        draft: Draft = {_ACTION: action.pack(), _MESSAGE: context.tapped_id or 0}
        question = Question(QuestionKind.SHARE_WORD, action.part_id, draft)
        await context.ask(await _card(context, question) or "", question, anew=True)

    return guarded


async def wrote(routes: Routes, context: Context, question: Question) -> None:
    """The word does what was tapped, on the card where it was; anything else leaves all as it is."""
    if not is_word(context, "share-word"):
        raise Misread("share-word-other", question)
    action, tap = routes.read(str(question.draft[_ACTION]))
    message = int(question.draft[_MESSAGE])
    await tap.handler(replace(context, word_written=True, tapped_before=message or None), action)
    await context.say(context.voice.text("share-word-done"))


async def left(context: Context, _action: LeaveAsItIs) -> None:
    await context.show(context.voice.text("share-word-left"))


async def _is_old(context: Context, part_id: int) -> bool:
    part = await context.work.reflections.own(context.person.id, part_id)
    return part is not None and context.work.now - part.created_at > OLD


async def _card(context: Context, question: Question) -> Card | None:
    """None where the entry is gone."""
    part = await context.work.reflections.own(context.person.id, question.about or 0)
    if part is None:
        return None
    today = local_date(context.work.now, context.person.zone_or_utc)
    return share_word_card(context.voice, local_date(part.created_at, context.person.zone_or_utc), today)


def setup(routes: Routes) -> None:
    routes.tap(LeaveAsItIs, left)
    routes.question(QuestionKind.SHARE_WORD, _card, partial(wrote, routes))
