"""Keeping what somebody writes, and what they change in it later; knows no Telegram types."""

from dataclasses import dataclass, replace

from bot.domain.kinds import Subject
from bot.domain.localtime import local_date
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.reflections import Content, Reflection
from bot.service import nudges, post, sharing, support
from bot.store.work import Work
from bot.texts.texts import Texts

KEPT = "✍"
"""The quiet reaction that says "kept"; Telegram allows it (Bot API 10.1, ReactionTypeEmoji)."""


@dataclass(frozen=True)
class Written:
    """One message of theirs: its number in their chat, what it says, and what it was a reply to."""

    message_id: int
    content: Content
    reply_to: int | None = None
    album: str | None = None
    """The same for photos that were sent together."""


async def keep(work: Work, texts: Texts, person: Person, written: Written) -> None:
    """Log a reflection and offer to share it. The same message again changes nothing.

    Raises UnstorableTextError on a lone surrogate.
    """
    nudge = await _answered(work, person, written.reply_to)
    reflection = await work.reflections.add(
        person.id, written.message_id, written.content, nudge, written.album
    )
    if reflection is None:
        return
    await post.react(work, person, written.message_id, KEPT)
    if nudge is not None:
        await nudges.settle(work, person, nudge)
    offered = await _offered(work, reflection)
    if offered.id == reflection.id:
        await sharing.offer(work, texts, person, reflection, written.message_id)
    else:
        await sharing.look_again(work, texts, person, offered, written.content.words)
    await support.offer_gently(work, texts, person, written.content.words)


async def edit(work: Work, texts: Texts, person: Person, message_id: int, content: Content) -> None:
    """They changed a message: what is kept and what was shared change with it, if it is known.

    Raises UnstorableTextError on a lone surrogate.
    """
    before = await work.reflections.by_message(person.id, message_id)
    if before is None or before.content.equals(content):
        return
    await work.reflections.change(before, content)
    after = replace(before, content=content)
    await sharing.refresh(work, texts, person, before, after)
    await sharing.look_again(work, texts, person, await _offered(work, after), content.words)
    await support.offer_gently(work, texts, person, content.words)


async def _offered(work: Work, reflection: Reflection) -> Reflection:
    """The one beside which it is offered to share it: the first of an album stands for all of them."""
    return (await work.reflections.sent_together(reflection))[0]


async def _answered(work: Work, person: Person, reply_to: int | None) -> Nudge | None:
    """The nudge that a message belongs to; None makes it a free entry."""
    about = await work.bubbles.about(person.id, reply_to) if reply_to is not None else None
    if about is not None and about.subject in {Subject.NUDGE, Subject.ASK}:
        return await work.nudges.own(person.id, about.id)
    if about is not None and about.subject is Subject.COPY:
        return None  # said about the partner's words
    newest = await work.nudges.newest(person.id)
    today = local_date(work.now, person.at)
    return newest if newest is not None and newest.takes(work.now, today) else None


async def awaits_words(work: Work, person: Person, reply_to: int | None) -> bool:
    """Whether a nudge without an answer is what they write to: a bare yes or no can be one then."""
    nudge = await _answered(work, person, reply_to)
    return nudge is not None and nudge.state == "open"
