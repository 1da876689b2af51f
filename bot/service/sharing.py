"""Sharing an entry with the partner, opening together, and taking it back; knows no card and no words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.domain.errors import Refusal
from bot.domain.events.sharing import CopyChanged, CopyGiven, CopyWithdrawn, OpenedForBoth
from bot.domain.held import Item, Matter
from bot.domain.people import Couple, Person
from bot.domain.reflections import Entry, How, Kind, Reflection
from bot.service import held, offers, waiting
from bot.store.shares import Share
from bot.store.work import Work

_HOW: tuple[How, ...] = ("unread", "gone", "emptied")


@dataclass(frozen=True)
class Chosen:
    """What an author has chosen about an entry, as it stands now.

    `part` is the newest one that the choice was about. `unshown`: what of it Telegram would not show to the partner.
    `opened`: both have shared, and both can read. `further` is the entry where something came later, which is private.
    """

    part: Reflection
    partner: str
    couple_id: int
    unshown: Kind | None = None
    opened: bool = False
    further: Entry | None = None


@dataclass(frozen=True)
class TakenBack:
    """How a copy was taken back, and from whom."""

    how: How = "unread"
    reader: Person | None = None


async def share(work: Work, person: Person, part_id: int, couple_id: int, *, wait: bool = True) -> Chosen:
    """Share an entry with the partner, as far as `part_id`.

    What came after that part was not on the card that was tapped: it stays private, for an offer of its own. An
    answer to the couple's common prompt waits until both have shared, unless `wait` is False or the beginning of
    the entry did not wait either. Raises Refusal when it is not theirs or that couple is over.
    """
    entry = await own(work, person, part_id)
    couple = await couple_of(work, person, couple_id)
    waits = wait and entry.first.couple_id == couple.id and entry.first.sharing != "shared"
    began_to_wait = waits and entry.first.sharing == "private"
    for part in _meant(entry, part_id, waits=waits):
        if waits and part.sharing == "private":
            await work.reflections.set_sharing(part.id, "waiting")
        elif not waits and part.sharing != "shared":
            await _open(work, person, couple.other(person.id), part)
    await work.reflections.decline(entry.id, declined=False)
    if began_to_wait:
        await waiting.begin(work, person, entry)
    opened = waits and await _open_together(work, couple, entry, person)
    now = await own(work, person, part_id)
    chosen = await _chosen(work, person, couple, now, part_id)
    return replace(chosen, opened=opened, further=now if now.private_after(part_id) else None)


async def add(work: Work, person: Person, part_id: int, couple_id: int) -> Chosen:
    """Add what came later to what they had shared of an entry.

    Where that was taken back meanwhile, nothing is shared. Raises Refusal as `share` does.
    """
    entry = await own(work, person, part_id)
    couple = await couple_of(work, person, couple_id)
    if await offers.may_be_added(work, entry, couple, couple.other(person.id)):
        return await share(work, person, part_id, couple_id)
    return await _chosen(work, person, couple, entry, part_id)


async def keep_private(work: Work, person: Person, part_id: int, couple_id: int) -> Chosen:
    """They keep it to themselves, also what only waits. Raises Refusal as `share` does."""
    entry = await own(work, person, part_id)
    couple = await couple_of(work, person, couple_id)
    part = _part(entry, part_id)
    if part.sharing == "waiting":
        await retract(work, person, entry)
    if part.sharing != "shared":
        await work.reflections.decline(entry.id, declined=True)
    return await _chosen(work, person, couple, await own(work, person, part_id), part_id)


async def wait_on(work: Work, person: Person, part_id: int, couple_id: int) -> Chosen:
    """It waits on, and they are not asked again. Raises Refusal as `share` does."""
    entry = await own(work, person, part_id)
    return await _chosen(work, person, await couple_of(work, person, couple_id), entry, part_id)


async def take_back(work: Work, person: Person, part_id: int) -> TakenBack:
    """From now on only its author reads the entry, and what reached the partner is taken out of their chat.

    Works after the couple has ended too. Raises Refusal when it is not theirs.
    """
    entry = await own(work, person, part_id)
    await work.reflections.decline(entry.id, declined=True)
    return await retract(work, person, entry)


async def readers(work: Work, reflection: Reflection) -> list[Person]:
    """Who may read it besides its author."""
    return [await work.people.get(share.recipient_id) for share in await work.shares.of(reflection.id)]


async def unshown(work: Work, entry: Entry) -> Kind | None:
    """What of an entry Telegram refused to show to a reader; None where they have all that was shared."""
    for part in entry.parts:
        if not all(given.shown for given in await work.shares.of(part.id)):
            return part.content.kind
    return None


async def retract(work: Work, author: Person, entry: Entry) -> TakenBack:
    """Make an entry private, and take its copies back."""
    results = [await _retract(work, author, part) for part in entry.parts]
    await offers.forget_further(work, author, entry.id)
    return max(results, key=lambda result: _HOW.index(result.how))


async def _retract(work: Work, author: Person, part: Reflection) -> TakenBack:
    result = TakenBack()
    for given in await work.shares.of(part.id):
        reader = await work.people.get(given.recipient_id)
        young = work.now - given.shared_at < offers.DELETABLE
        gone = CopyWithdrawn(
            to=reader, author=author.called, reflection=part, given=given.shown, deletable=young
        )
        work.events.add(gone)
        await held.forget(work, reader, author, Item(Matter.SHARED, part.id))
        result = TakenBack("gone" if young or not _leaves_file(part, given) else "emptied", reader)
    await work.shares.delete(part.id)
    await work.reflections.set_sharing(part.id, "private")
    return result


async def refresh(work: Work, author: Person, before: Reflection, after: Reflection) -> None:
    """Their message has been edited: so are its copies.

    New words reach nobody who is no longer their partner: what such a one could read is taken back instead.
    """
    partner = await work.couples.partner_of(author.id)
    reading = await readers(work, after)
    if any(partner is None or reader.id != partner.id for reader in reading):
        await retract(work, author, await work.reflections.entry(before))
        return
    for given in await work.shares.of(after.id):
        reader = await work.people.get(given.recipient_id)
        renewed = CopyChanged(to=reader, author=author.called, before=before, after=after, given=given.shown)
        work.events.add(renewed)
        if not before.content.shows_the_same(after.content):  # another file, which may be shown
            await work.shares.set_shown(after.id, reader.id, shown=True)


async def own(work: Work, person: Person, part_id: int) -> Entry:
    """The entry of a part of theirs. Raises Refusal when there is no such one."""
    entry = await work.reflections.own_entry(person.id, part_id)
    if entry is None:
        raise Refusal("reflection-lost")
    return entry


def _leaves_file(part: Reflection, given: Share) -> bool:
    """Whether something stays in the reader's chat when only words can be taken out of it."""
    return part.content.kind != "text" and given.shown


def _meant(entry: Entry, part_id: int, *, waits: bool) -> Iterator[Reflection]:
    """What a card stands for; who does not want to wait means all that waits."""
    covered = {part.id for part in entry.up_to(part_id)}
    return (part for part in entry.parts if part.id in covered or (part.sharing == "waiting" and not waits))


def _part(entry: Entry, part_id: int) -> Reflection:
    return next(part for part in entry.parts if part.id == part_id)


async def couple_of(work: Work, person: Person, couple_id: int) -> Couple:
    """The couple they are in, when it is the one they were asked about."""
    couple = await work.couples.of(person.id)
    if couple is None:
        raise Refusal("reflection-no-partner")
    if couple.id != couple_id:
        raise Refusal("reflection-other-partner")
    return couple


async def _chosen(work: Work, person: Person, couple: Couple, entry: Entry, part_id: int) -> Chosen:
    part, partner = _part(entry, part_id), couple.other(person.id).called
    return Chosen(part, partner, couple.id, unshown=await unshown(work, entry))


async def _open_together(work: Work, couple: Couple, entry: Entry, tapped_by: Person) -> bool:
    """Open what waits on both sides once both have shared; until then nobody learns anything."""
    chosen = await offers.opened_by_both(work, couple, entry)
    for one in chosen:
        if one.sharing == "waiting":
            author = couple.first if one.person_id == couple.first.id else couple.second
            await _open(work, author, couple.other(author.id), one, asked_for=author.id != tapped_by.id)
            if author.id != tapped_by.id and one.id == one.entry_id:
                partner = couple.other(author.id).called
                opened = OpenedForBoth(to=author, partner=partner, couple_id=couple.id, opened=one)
                work.events.add(opened)
    return bool(chosen)


async def copy_for(work: Work, reader: Person, reflection_id: int) -> CopyGiven | None:
    """What was shared with somebody, as it stands now; None when it was taken back."""
    reflection = await work.reflections.shared_with(reader.id, reflection_id)
    if reflection is None:
        return None
    author = await work.people.get(reflection.person_id)
    return CopyGiven(to=reader, author=author.called, reflection=reflection)


async def opened_for(work: Work, author: Person, reflection_id: int) -> OpenedForBoth | None:
    """That something of theirs has opened, as it stands now; None when they took it back or are partners no more."""
    opened = await work.reflections.own(author.id, reflection_id)
    couple = await work.couples.of(author.id)
    if couple is None or opened is None or opened.sharing != "shared" or opened.couple_id != couple.id:
        return None
    both = bool(await offers.opened_by_both(work, couple, await work.reflections.entry(opened)))
    partner = couple.other(author.id).called
    return OpenedForBoth(to=author, partner=partner, couple_id=couple.id, opened=opened, both=both)


async def _open(
    work: Work, author: Person, reader: Person, reflection: Reflection, *, asked_for: bool = False
) -> None:
    """Let the reader read it, and give them the copy; at once where their own tap opened it."""
    await work.reflections.set_sharing(reflection.id, "shared")
    if await work.shares.add(reflection.id, reader.id):
        given = CopyGiven(to=reader, author=author.called, reflection=reflection, asked_for=asked_for)
        work.events.add(given)
