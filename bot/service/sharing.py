"""Sharing an entry with the partner, opening together, and taking it back; knows no card and no words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from bot.domain.errors import Refusal
from bot.domain.events.sharing import CopyChanged, CopyGiven, CopyWithdrawn, OpenedForBoth
from bot.domain.people import Couple, Person
from bot.domain.reflections import Entry, How, Kind, Reflection
from bot.service import offers
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
    asks_no_more: bool = False
    """They have declined several times in a row: from now on nothing is asked."""


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
    couple = await _couple(work, person, couple_id)
    waits = wait and entry.first.couple_id == couple.id and entry.first.sharing != "shared"
    for part in _meant(entry, part_id, waits=waits):
        if waits and part.sharing == "private":
            await work.reflections.set_sharing(part.id, "waiting")
        elif not waits and part.sharing != "shared":
            await _open(work, person, couple.other(person.id), part)
    await work.reflections.decline(entry.id, declined=False)
    await offers.accepted(work, person)
    opened = waits and await _open_together(work, couple, entry, person)
    now = await own(work, person, part_id)
    chosen = await _chosen(work, person, couple, now, part_id)
    return replace(chosen, opened=opened, further=now if now.private_after(part_id) else None)


async def add(work: Work, person: Person, part_id: int, couple_id: int) -> Chosen:
    """Add what came later to what they had shared of an entry.

    Where that was taken back meanwhile, nothing is shared. Raises Refusal as `share` does.
    """
    entry = await own(work, person, part_id)
    couple = await _couple(work, person, couple_id)
    if await offers.may_be_added(work, entry, couple, couple.other(person.id)):
        return await share(work, person, part_id, couple_id)
    return await _chosen(work, person, couple, entry, part_id)


async def keep_private(work: Work, person: Person, part_id: int, couple_id: int) -> Chosen:
    """They keep it to themselves. Raises Refusal as `share` does."""
    entry = await own(work, person, part_id)
    couple = await _couple(work, person, couple_id)
    chosen = await _chosen(work, person, couple, entry, part_id)
    if chosen.part.sharing != "private" or entry.first.declined:
        return chosen
    await work.reflections.decline(entry.id, declined=True)
    return replace(chosen, asks_no_more=await offers.declined(work, person))


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
        seen = part.for_reader()
        gone = CopyWithdrawn(
            to=reader, author=author.called, reflection=seen, given=given.shown, deletable=young
        )
        work.events.add(gone)
        result = TakenBack("gone" if young or not _leaves_file(part, given) else "emptied", reader)
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
        return "held", " & ".join(reader.called for reader in await readers(work, before))
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
    return " & ".join(reader.called for reader in await readers(work, after)) or None


async def _has_another_reader(work: Work, author: Person, part: Reflection) -> bool:
    """Whether somebody could read it who is not their partner now."""
    partner = await work.couples.partner_of(author.id)
    return any(partner is None or reader.id != partner.id for reader in await readers(work, part))


async def _renew(work: Work, author: Person, given: Share, seen: Reflection, after: Reflection) -> None:
    """Let a reader see `after` in the place of what they saw."""
    if seen.content.equals(after.content):
        return
    reader = await work.people.get(given.recipient_id)
    renewed = CopyChanged(to=reader, author=author.called, before=seen, after=after, given=given.shown)
    work.events.add(renewed)
    if not seen.content.shows_the_same(after.content):  # another file, which may be shown
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


async def _couple(work: Work, person: Person, couple_id: int) -> Couple:
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
            await _open(work, author, couple.other(author.id), one)
            if author.id != tapped_by.id and one.id == one.entry_id:
                partner = couple.other(author.id).called
                opened = OpenedForBoth(to=author, partner=partner, couple_id=couple.id, opened=one)
                work.events.add(opened)
    return bool(chosen)


async def _open(work: Work, author: Person, reader: Person, reflection: Reflection) -> None:
    """Let the reader read it, and give them the copy."""
    await work.reflections.set_sharing(reflection.id, "shared")
    if await work.shares.add(reflection.id, reader.id):
        asked = await work.reflections.own(reader.id, reflection.answers) if reflection.answers else None
        given = CopyGiven(
            to=reader,
            author=author.called,
            reflection=reflection,
            answers=asked.message_id if asked else None,
        )
        work.events.add(given)
