"""Keeping what somebody writes, and what they change in it later; knows no Telegram types and no words of ours."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.domain.kinds import Subject
from bot.domain.localtime import local_date
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.reflections import Content, Entry, Reflection, goes_on
from bot.service import post, questions, taking_back
from bot.service.nudge import standing
from bot.store.open_entries import OpenEntry
from bot.store.reflections import Answered, Asked
from bot.store.work import Work

KEPT = "✍"
"""The quiet reaction that says "kept"; Telegram allows it (Bot API 10.1, ReactionTypeEmoji)."""

_OF_AN_ENTRY = frozenset({Subject.OFFER, Subject.FURTHER, Subject.PAGE, Subject.PAGE_MEDIA})


@dataclass(frozen=True)
class Written:
    """One message of theirs: its number in their chat, what it says, and what it was a reply to."""

    message_id: int
    content: Content
    reply_to: int | None = None
    album: str | None = None
    """The same for files that were sent together."""
    to_themselves: bool = False
    """Whether they replied to a message of their own."""
    sent_at: datetime | None = None
    """As Telegram says (aware UTC); None means now."""
    answers: int | None = None
    """The partner's part that they were asked to answer."""


@dataclass(frozen=True)
class Kept:
    """An entry of theirs, and the part of it that has just come to it or been changed."""

    entry: Entry
    part: Reflection


@dataclass(frozen=True)
class Edited(Kept):
    """What became of the sharing when its author changed a part. `reader` is who could read it (the name they chose).

    "shown": the reader has the new words. "held": the reader still has what was there before. "private": it waited to
    be opened together, and waits no more. None: it was for its author alone.
    """

    sharing: Literal["shown", "held", "private"] | None = None
    reader: str = ""


async def keep(work: Work, person: Person, written: Written) -> Kept | None:
    """Keep a message as an entry, or as a further part of one.

    None for the same message again, which changes nothing. Raises UnstorableTextError on a lone surrogate.
    """
    if await work.reflections.by_message(person.id, written.message_id):
        return None
    asked = await _belonging(work, person, written)
    assumed = isinstance(asked, Nudge) and not await _replied_to_ours(work, person, written)
    part = await work.reflections.add(
        person.id, written.message_id, written.content, asked, written.album, assumed=assumed
    )
    if part is None:
        return None
    await post.react(work, person, written.message_id, KEPT)
    if isinstance(asked, Nudge):
        await standing.settle(work, person, asked)
    await _stay_open(work, person, part, written)
    return Kept(await work.reflections.entry(part), part)


async def edit(
    work: Work,
    person: Person,
    message_id: int,
    content: Content,
    *,
    fears: Callable[[Iterable[str]], bool],
) -> Edited | None:
    """They changed a message: what is kept changes with it, and what was shared unless it now speaks of fear.

    `fears` says so of words. None where the message is not known, or says the same. Raises UnstorableTextError on a
    lone surrogate.
    """
    before = await work.reflections.by_message(person.id, message_id)
    if before is None or before.content.equals(content):
        return None
    await work.reflections.change(before, content)
    after = replace(before, content=content)
    entry = await work.reflections.entry(after)
    if before.sharing != "private" and fears(entry.passages(after)):
        held = await taking_back.hold_back(work, person, entry, before)
        return Edited(await work.reflections.entry(after), after, *held)
    reader = await taking_back.refresh(work, person, before, after)
    return Edited(entry, after, "shown" if reader else None, reader or "")


async def turn_away(work: Work, person: Person, part_id: int | None = None) -> None:
    """They turned to something else: what they send next begins a new entry.

    `part_id` names what they turned to, when it is a part of an entry: of the open one, that goes on.
    """
    opened = await work.open_entries.of(person.id)
    if opened is None:
        return
    part = await work.reflections.own(person.id, part_id) if part_id is not None else None
    if part is None or part.entry_id != opened.entry_id:
        await work.open_entries.close(person.id)


async def _belonging(work: Work, person: Person, written: Written) -> Asked:
    """The entry that a message goes on with, else what it answers; None makes it a free entry."""
    if written.answers is not None:
        return Answered(written.answers)
    if written.album is not None and (together := await work.reflections.of_album(person.id, written.album)):
        return together
    found = await _going_on(work, person, written)
    return None if isinstance(found, Entry) and found.is_full else found


async def _going_on(work: Work, person: Person, written: Written) -> Asked:
    newest = await work.nudges.newest(person.id)
    opened = await _still_open(work, person, written, newest)
    if written.reply_to is None:
        return opened or _taking(work, person, newest)
    if opened is not None and await _answers_the_same(work, person, written.reply_to):
        return opened
    asked = await _replied_to(work, person, written, written.reply_to)
    if isinstance(asked, Nudge) and opened is not None and opened.first.nudge_id == asked.id:
        return opened
    return _taking(work, person, newest) if asked == "unknown" else asked


async def _replied_to_ours(work: Work, person: Person, written: Written) -> bool:
    """Whether it replied to a message of ours that is about something."""
    if written.reply_to is None:
        return False
    return await work.bubbles.about(person.id, written.reply_to) is not None


async def _still_open(work: Work, person: Person, written: Written, newest: Nudge | None) -> Entry | None:
    opened = await work.open_entries.of(person.id)
    nudged_at = newest.created_at if newest else None
    if opened is None or not goes_on(opened.since, opened.last_at, written.sent_at or work.now, nudged_at):
        return None
    return await work.reflections.own_entry(person.id, opened.entry_id)


async def _stay_open(work: Work, person: Person, part: Reflection, written: Written) -> None:
    """What they send next goes on with the entry of this part."""
    at, before = written.sent_at or work.now, await work.open_entries.of(person.id)
    goes_on_by_itself = before is not None and before.entry_id == part.entry_id and written.reply_to is None
    since = before.since if before is not None and goes_on_by_itself else at
    await work.open_entries.set(person.id, OpenEntry(part.entry_id, since, at, written.reply_to))


async def _answers_the_same(work: Work, person: Person, reply_to: int) -> bool:
    opened = await work.open_entries.of(person.id)
    return opened is not None and opened.reply_to == reply_to


async def _replied_to(
    work: Work, person: Person, written: Written, reply_to: int
) -> Asked | Literal["unknown"]:
    """What a reply is about; None when it is about neither a nudge nor an entry of theirs."""
    part = await work.reflections.by_message(person.id, reply_to)
    if part is not None:
        unread = await questions.unread(work, person, reply_to)
        is_aside = unread is not None and unread.aside  # it may be no entry, and then goes
        return None if is_aside else await work.reflections.entry(part)
    about = await work.bubbles.about(person.id, reply_to)
    if about is None:
        return None if written.to_themselves else "unknown"
    if about.subject in {Subject.NUDGE, Subject.ASK}:
        return await work.nudges.own(person.id, about.id)
    if about.subject in _OF_AN_ENTRY:
        return await work.reflections.own_entry(person.id, about.id)
    if about.subject in {Subject.COPY, Subject.ANSWER}:
        theirs = await work.reflections.shared_with(person.id, about.id)
        return Answered(theirs.id) if theirs else None
    return None  # about another matter


def _taking(work: Work, person: Person, newest: Nudge | None) -> Nudge | None:
    """The newest nudge, while it still waits for words to nothing in particular."""
    today = local_date(work.now, person.zone_or_utc)
    return newest if newest is not None and newest.takes(work.now, today) else None


async def answers_a_prompt(work: Work, person: Person, written: Written) -> bool:
    """Whether what they write goes to a nudge without an answer: a bare yes or no can be one then."""
    about = await _belonging(work, person, written)
    return isinstance(about, Nudge) and about.state == "open"
