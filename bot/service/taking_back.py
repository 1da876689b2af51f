"""What becomes of a sharing when its author takes it back or changes their words; knows no card and no words."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from bot.domain.events.sharing import CopyChanged, CopyWithdrawn
from bot.domain.held import Item, Matter
from bot.domain.kinds import Subject
from bot.domain.people import Person
from bot.domain.reflections import Entry, How, Reflection
from bot.service import held, offers, opening
from bot.store.shares import Share
from bot.store.work import Work

_HOW: tuple[How, ...] = ("unread", "gone", "gone-file", "unclear", "emptied")


@dataclass(frozen=True)
class TakenBack:
    """How a copy was taken back, and from whom."""

    how: How = "unread"
    reader: Person | None = None


async def take_back(work: Work, person: Person, part_id: int) -> TakenBack:
    """From now on only its author reads the entry, and what reached the partner is taken out of their chat.

    Works after the couple has ended too. Raises Refusal when it is not theirs.
    """
    entry = await opening.own(work, person, part_id)
    await work.reflections.decline(entry.id, declined=True)
    return await retract(work, person, entry)


async def retract(work: Work, author: Person, entry: Entry) -> TakenBack:
    """Make an entry private, and take its copies back."""
    results = [await _retract(work, author, part) for part in entry.parts]
    await offers.forget_further(work, author, entry.id)
    return max(results, key=lambda result: _HOW.index(result.how))


async def _retract(work: Work, author: Person, part: Reflection) -> TakenBack:
    result = TakenBack()
    for given in await work.shares.of(part.id):
        reader = await work.people.get(given.recipient_id)
        seen = part.for_reader()
        work.events.add(CopyWithdrawn(to=reader, author=author.called, reflection=seen, given=given.shown))
        await held.forget(work, reader, author, Item(Matter.SHARED, part.id))
        known = not await work.unconfirmed.may_be(reader.id, Subject.COPY, part.id)
        result = TakenBack(_how(part, given, work.now - given.shared_at, known=known), reader)
    await work.shares.delete(part.id)
    await work.reflections.set_sharing(part.id, "private")
    return result


async def hold_back(
    work: Work, author: Person, entry: Entry, before: Reflection
) -> tuple[Literal["held", "private"], str]:
    """New words of a part of theirs speak of fear: nobody else gets them, and nothing of it shows.

    Who could read the part goes on seeing what it said `before`; what waits to be opened together is private again.
    Returns which of the two, and the name of who could read it.
    """
    if await _has_another_reader(work, author, before):
        await retract(work, author, entry)
        return "private", ""
    if before.sharing == "shared":
        await work.reflections.hold_back(before, before.for_reader().content)
        return "held", " & ".join(reader.called for reader in await opening.readers(work, before))
    for part in entry.parts:
        if part.sharing == "waiting":
            await work.reflections.set_sharing(part.id, "private")
    await work.reflections.decline(entry.id, declined=True)
    return "private", ""


async def refresh(work: Work, author: Person, before: Reflection, after: Reflection) -> str | None:
    """Their message has been edited: so are its copies. Returns the name of who has the new words.

    New words reach nobody who is no longer their partner: what such a one could read is taken back instead.
    """
    if await _has_another_reader(work, author, before):
        await retract(work, author, await work.reflections.entry(before))
        return None
    await work.reflections.hold_back(before, None)
    for given in await work.shares.of(after.id):
        await _renew(work, author, given, before.for_reader(), replace(after, read_as=None))
    return " & ".join(reader.called for reader in await opening.readers(work, after)) or None


async def _renew(work: Work, author: Person, given: Share, seen: Reflection, after: Reflection) -> None:
    """Let a reader see `after` in the place of what they saw."""
    if seen.content.equals(after.content):
        return
    reader = await work.people.get(given.recipient_id)
    renewed = CopyChanged(to=reader, author=author.called, before=seen, after=after, given=given.shown)
    work.events.add(renewed)
    if not seen.content.shows_the_same(after.content):  # another file, which may be shown
        await work.shares.set_shown(after.id, reader.id, shown=True)


async def _has_another_reader(work: Work, author: Person, part: Reflection) -> bool:
    """Whether somebody could read it who is not their partner now."""
    partner = await work.couples.partner_of(author.id)
    return any(partner is None or reader.id != partner.id for reader in await opening.readers(work, part))


def _how(part: Reflection, given: Share, age: timedelta, *, known: bool) -> How:
    """What becomes of a copy. A picture or voice note cannot be taken out of one that is too old to be deleted."""
    has_file = part.content.kind != "text" and given.shown
    if has_file and age >= offers.DELETABLE:
        return "emptied"
    if not known:
        return "unclear"
    return "gone-file" if has_file else "gone"
