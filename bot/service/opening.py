"""Letting a partner read what was shared with them, and what they can read by now; knows no card and no words."""

from dataclasses import replace

from bot.domain.errors import Refusal
from bot.domain.events.sharing import CopyGiven, OpenedForBoth
from bot.domain.people import Couple, Person
from bot.domain.reflections import ContentKind, Entry, Reflection
from bot.service import offers
from bot.store.work import Work


async def copy_for(work: Work, reader: Person, reflection_id: int) -> CopyGiven | None:
    """What was shared with somebody, as it stands now; None when it was taken back."""
    reflection = await work.reflections.shared_with(reader.id, reflection_id)
    if reflection is None:
        return None
    author = await work.people.get(reflection.person_id)
    return await _copy(work, author, reader, reflection)


async def opened_for(work: Work, author: Person, reflection_id: int) -> OpenedForBoth | None:
    """That something of theirs has opened, as it stands now; None when they took it back or are partners no more."""
    opened = await work.reflections.own(author.id, reflection_id)
    couple = await work.couples.of(author.id)
    if couple is None or opened is None or opened.sharing != "shared" or opened.couple_id != couple.id:
        return None
    both = bool(await offers.opened_by_both(work, couple, await work.reflections.entry(opened)))
    partner = couple.other(author.id).called
    return OpenedForBoth(to=author, partner=partner, couple_id=couple.id, opened=opened, both=both)


async def open_to(
    work: Work, author: Person, reader: Person, reflection: Reflection, *, asked_for: bool = False
) -> None:
    """Let the reader read it, and give them the copy; at once where their own tap opened it."""
    await work.reflections.set_sharing(reflection.id, "shared")
    if await work.shares.add(reflection.id, reader.id):
        given = await _copy(work, author, reader, reflection)
        work.events.add(replace(given, asked_for=asked_for))


async def open_together(work: Work, couple: Couple, entry: Entry, tapped_by: Person) -> bool:
    """Open what waits on both sides once both have shared; until then nobody learns anything."""
    chosen = await offers.opened_by_both(work, couple, entry)
    for one in chosen:
        if one.sharing == "waiting":
            author = couple.first if one.person_id == couple.first.id else couple.second
            await open_to(work, author, couple.other(author.id), one, asked_for=author.id != tapped_by.id)
            if author.id != tapped_by.id and one.id == one.entry_id:
                partner = couple.other(author.id).called
                opened = OpenedForBoth(to=author, partner=partner, couple_id=couple.id, opened=one)
                work.events.add(opened)
    return bool(chosen)


async def _copy(work: Work, author: Person, reader: Person, reflection: Reflection) -> CopyGiven:
    asked = await work.reflections.own(reader.id, reflection.answers) if reflection.answers else None
    return CopyGiven(
        to=reader,
        author=author.called,
        reflection=reflection,
        answers=asked.message_id if asked else None,
    )


async def unshown(work: Work, entry: Entry) -> ContentKind | None:
    """What of an entry Telegram refused to show to a reader; None where they have all that was shared."""
    for part in entry.parts:
        if not all(given.shown for given in await work.shares.of(part.id)):
            return part.content.kind
    return None


async def readers(work: Work, reflection: Reflection) -> list[Person]:
    """Who may read it besides its author."""
    return [await work.people.get(share.recipient_id) for share in await work.shares.of(reflection.id)]


async def own(work: Work, person: Person, part_id: int) -> Entry:
    """The entry of a part of theirs. Raises Refusal when there is no such one."""
    entry = await work.reflections.own_entry(person.id, part_id)
    if entry is None:
        raise Refusal("reflection-lost")
    return entry
