"""What somebody can do with words that their partner shared; nothing of it happens without a tap; knows no words."""

from dataclasses import replace

from bot.domain.danger import DangerKind
from bot.domain.errors import Refusal
from bot.domain.events.sharing import Thanked
from bot.domain.people import Person
from bot.domain.questions import Question, QuestionKind
from bot.domain.reflections import Reflection
from bot.service.support import SELDOM
from bot.store.work import Work

DIE, OTHER = "read die", "read other"
"""Which notes for readers rest, beside those for writers in the same cell."""


async def thank(work: Work, reader: Person, part_id: int) -> Person:
    """Tell the author "thank you for telling me", once for each part. Returns the author.

    Raises Refusal when the words are not theirs to read any more.
    """
    part, author = await _readable(work, reader, part_id)
    if await work.shares.thank(part.id, reader.id):
        work.events.add(Thanked(to=author, reader=reader.called, part=part))
    return author


async def thanks_for(work: Work, author: Person, part_id: int) -> Thanked | None:
    """The thanks for a part of theirs; None where it is shared no more."""
    part = await work.reflections.own(author.id, part_id)
    partner = await work.couples.partner_of(author.id)
    if part is None or partner is None:
        return None
    thanked = any(one.thanked and one.recipient_id == partner.id for one in await work.shares.of(part.id))
    return Thanked(to=author, reader=partner.called, part=part) if thanked else None


async def may_answer(work: Work, reader: Person, part_id: int) -> Person:
    """The author whom an answer would reach. Raises Refusal when the words are not theirs to read any more."""
    _, author = await _readable(work, reader, part_id)
    return author


def answering(part_id: int) -> Question:
    """What is open while they write an answer."""
    return Question(QuestionKind.ANSWER, part_id)


async def is_overtaken(work: Work, reader: Person, question: Question) -> bool:
    """Whether a nudge has come since they were asked: what they write then is about that."""
    newest = await work.nudges.newest(reader.id)
    return newest is not None and question.asked_at is not None and newest.created_at > question.asked_at


async def note_for(work: Work, reader: Person, kinds: list[DangerKind]) -> str | None:
    """Which note a reader is given beside words that may speak of these kinds of danger; None while it rests."""
    name = DIE if "die" in kinds else OTHER if kinds else None
    cell = await work.safety.of(reader.id)
    if name is None or cell.silent_until.get(name, work.now) > work.now:
        return None
    await work.safety.keep(
        reader.id, replace(cell, silent_until={**cell.silent_until, name: work.now + SELDOM})
    )
    return name


async def _readable(work: Work, reader: Person, part_id: int) -> tuple[Reflection, Person]:
    part = await work.reflections.shared_with(reader.id, part_id)
    partner = await work.couples.partner_of(reader.id)
    if part is None or partner is None or partner.id != part.person_id:
        raise Refusal("read-gone")
    return part, partner
