"""Reading one's journal page by page, and deleting from it; every number is proven readable first."""

from bot.domain.errors import Refusal
from bot.domain.kinds import About, Subject
from bot.domain.localtime import local_date
from bot.domain.people import Person
from bot.service import post, sharing
from bot.store.journal import Entry
from bot.store.work import Work
from bot.texts.cards.journal import Page
from bot.texts.texts import Texts


async def newest(work: Work, texts: Texts, person: Person) -> Page | None:
    """The newest entry; None in an empty journal."""
    entry = await work.journal.newest(person.id)
    return await _page(work, texts, person, entry) if entry else None


async def page(work: Work, texts: Texts, person: Person, reflection_id: int) -> Page | None:
    """The entry of that number; None when there is no such entry that they may read."""
    entry = await work.journal.entry(person.id, reflection_id)
    return await _page(work, texts, person, entry) if entry else None


async def own_page(work: Work, texts: Texts, person: Person, reflection_id: int) -> Page:
    """One of their own entries. Raises Refusal when it is not theirs."""
    found = await page(work, texts, person, reflection_id)
    if found is None or not found.mine:
        raise Refusal("journal-lost")
    return found


async def delete(work: Work, texts: Texts, person: Person, reflection_id: int) -> Page | None:
    """Delete one of their own entries for good; returns the page beside it.

    What had been shared is taken back first. Raises Refusal when it is not theirs.
    """
    gone = await own_page(work, texts, person, reflection_id)
    await sharing.retract(work, texts, person, gone.reflection)
    await _put_offer_away(work, person, reflection_id)
    await work.reflections.delete(reflection_id)
    beside = gone.older if gone.older is not None else gone.newer
    return await page(work, texts, person, beside) if beside is not None else None


async def _put_offer_away(work: Work, person: Person, reflection_id: int) -> None:
    await work.outbox.drop(person.id, About(Subject.OFFER, reflection_id))
    message_id = await work.bubbles.find(person.id, About(Subject.OFFER, reflection_id))
    if message_id is not None:
        await post.strip(work, person, message_id)


async def _page(work: Work, texts: Texts, person: Person, entry: Entry) -> Page:
    reflection = await work.reflections.readable(person.id, entry.reflection_id)
    if reflection is None:
        raise LookupError("an entry of a journal without its reflection")
    mine = reflection.person_id == person.id
    author = None if mine else (await work.people.get(reflection.person_id)).called
    older, newer = await work.journal.older(person.id, entry), await work.journal.newer(person.id, entry)
    couple = await work.couples.of(person.id) if mine else None
    return Page(
        reflection=reflection,
        author=author,
        day=local_date(entry.at, person.at),
        today=local_date(work.now, person.at),
        prompt=texts.library.by_id.get(reflection.prompt_id or ""),
        newer=newer.reflection_id if newer else None,
        older=older.reflection_id if older else None,
        readers=tuple(reader.called for reader in await sharing.readers(work, reflection)) if mine else (),
        partner=couple.other(person.id).called if couple else None,
        couple_id=couple.id if couple else None,
        shown=not mine or reflection.content.kind == "text" or await sharing.is_shown(work, reflection),
    )
