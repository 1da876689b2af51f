"""Reading one's journal page by page, and deleting from it; every number is proven readable first.

What a partner shared while they are left in peace stands in it once they have been told of it.
"""

from collections.abc import Awaitable, Callable

from bot.domain.errors import Refusal
from bot.domain.held import Matter
from bot.domain.journal import Page
from bot.domain.localtime import local_date
from bot.domain.people import Person
from bot.domain.prompts import Library
from bot.domain.reflections import Entry
from bot.service import held, offers, opening, taking_back
from bot.store.journal import Position
from bot.store.work import Work


async def newest(work: Work, library: Library, person: Person) -> Page | None:
    """The newest entry; None in an empty journal."""
    position = await _shown(work, person, await work.journal.newest(person.id), work.journal.older)
    return await _page(work, library, person, position) if position else None


async def page(work: Work, library: Library, person: Person, part_id: int) -> Page | None:
    """The entry of a part; None when there is no such entry that they may read."""
    position = await work.journal.position(person.id, part_id)
    return await _page(work, library, person, position) if position else None


async def own_page(work: Work, library: Library, person: Person, part_id: int) -> Page:
    """One of their own entries. Raises Refusal when it is not theirs."""
    found = await page(work, library, person, part_id)
    if found is None or not found.mine:
        raise Refusal("journal-lost")
    return found


async def delete(work: Work, library: Library, person: Person, part_id: int) -> Page | None:
    """Delete one of their own entries for good, all its parts; returns the page beside it.

    What had been shared is taken back first. Raises Refusal when it is not theirs.
    """
    gone = await own_page(work, library, person, part_id)
    await taking_back.retract(work, person, gone.entry)
    await offers.put_away(work, person, gone.entry.id)
    await work.reflections.delete(gone.entry.id)
    beside = gone.older if gone.older is not None else gone.newer
    return await page(work, library, person, beside) if beside is not None else None


async def _page(work: Work, library: Library, person: Person, position: Position) -> Page | None:
    entry = await _readable(work, person, position.entry_id)
    if entry is None:
        return None
    mine = entry.first.person_id == person.id
    author = None if mine else (await work.people.get(entry.first.person_id)).called
    older, newer = [
        await _shown(work, person, await step(person.id, position), step)
        for step in (work.journal.older, work.journal.newer)
    ]
    couple = await work.couples.of(person.id) if mine else None
    return Page(
        entry=entry,
        author=author,
        day=local_date(position.at, person.zone_or_utc),
        today=local_date(work.now, person.zone_or_utc),
        prompt=library.by_id.get(entry.first.prompt_id or ""),
        newer=newer.entry_id if newer else None,
        older=older.entry_id if older else None,
        readers=tuple(reader.called for reader in await opening.readers(work, entry.first)) if mine else (),
        partner=couple.other(person.id).called if couple else None,
        couple_id=couple.id if couple else None,
        unshown=await opening.unshown(work, entry) if mine else None,
    )


async def _readable(work: Work, person: Person, entry_id: int) -> Entry | None:
    """What they may read of an entry, but for what still waits for them."""
    entry = await work.reflections.readable(person.id, entry_id)
    unseen = await held.unseen(work, person, Matter.SHARED)
    parts = [part for part in entry.parts if part.id not in unseen] if entry else []
    return Entry(tuple(parts)) if parts else None


async def _shown(
    work: Work,
    person: Person,
    position: Position | None,
    step: Callable[[int, Position], Awaitable[Position | None]],
) -> Position | None:
    """The same place in their journal, or the next one on the same side at which there is something to read."""
    if not await held.unseen(work, person, Matter.SHARED):
        return position
    while position is not None and await _readable(work, person, position.entry_id) is None:
        position = await step(person.id, position)
    return position
