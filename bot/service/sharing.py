"""Choosing who may read an entry: its partner, at once or together, or nobody else; knows no card and no words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.domain.errors import Refusal
from bot.domain.people import Couple, Person
from bot.domain.reflections import ContentKind, Entry, Reflection
from bot.service import offers, opening, taking_back, waiting
from bot.store.work import Work


@dataclass(frozen=True)
class Chosen:
    """What an author has chosen about an entry, as it stands now.

    `part` is the newest one that the choice was about. `unshown`: what of it Telegram would not show to the partner.
    `opened`: both have shared, and both can read. `further` is the entry where something came later, which is private.
    """

    part: Reflection
    partner: str
    couple_id: int
    unshown: ContentKind | None = None
    opened: bool = False
    further: Entry | None = None
    asks_no_more: bool = False
    """They have declined several times in a row: from now on nothing is asked."""


async def share(work: Work, person: Person, part_id: int, couple_id: int, *, wait: bool = True) -> Chosen:
    """Share an entry with the partner, as far as `part_id`.

    What came after that part was not on the card that was tapped: it stays private, for an offer of its own. An
    answer to the couple's common prompt waits until both have shared, unless `wait` is False or the beginning of
    the entry did not wait either. Raises Refusal when it is not theirs or that couple is over.
    """
    entry = await opening.own(work, person, part_id)
    couple = await couple_of(work, person, couple_id)
    waits = wait and entry.first.couple_id == couple.id and entry.first.sharing != "shared"
    began_to_wait = waits and entry.first.sharing == "private"
    for part in _meant(entry, part_id, waits=waits):
        if waits and part.sharing == "private":
            await work.reflections.set_sharing(part.id, "waiting")
        elif not waits and part.sharing != "shared":
            await opening.open_to(work, person, couple.other(person.id), part)
    await work.reflections.decline(entry.id, declined=False)
    await offers.accepted(work, person)
    if began_to_wait:
        await waiting.begin(work, person, entry)
    opened = waits and await opening.open_together(work, couple, entry, person)
    now = await opening.own(work, person, part_id)
    chosen = await _chosen(work, person, couple, now, part_id)
    return replace(chosen, opened=opened, further=now if now.private_after(part_id) else None)


async def add(work: Work, person: Person, part_id: int, couple_id: int) -> Chosen:
    """Add what came later to what they had shared of an entry.

    Where that was taken back meanwhile, nothing is shared. Raises Refusal as `share` does.
    """
    entry = await opening.own(work, person, part_id)
    couple = await couple_of(work, person, couple_id)
    if await offers.may_be_added(work, entry, couple, couple.other(person.id)):
        return await share(work, person, part_id, couple_id)
    return await _chosen(work, person, couple, entry, part_id)


async def keep_private(work: Work, person: Person, part_id: int, couple_id: int) -> Chosen:
    """They keep it to themselves, also what only waits. Raises Refusal as `share` does."""
    entry = await opening.own(work, person, part_id)
    couple = await couple_of(work, person, couple_id)
    part, was_private = entry.part(part_id), entry.part(part_id).sharing == "private"
    if part.sharing == "waiting":
        await taking_back.retract(work, person, entry)
    if part.sharing != "shared":
        await work.reflections.decline(entry.id, declined=True)
    chosen = await _chosen(work, person, couple, await opening.own(work, person, part_id), part_id)
    if not was_private or entry.first.declined:
        return chosen
    return replace(chosen, asks_no_more=await offers.declined(work, person))


async def wait_on(work: Work, person: Person, part_id: int, couple_id: int) -> Chosen:
    """It waits on, and they are not asked again. Raises Refusal as `share` does."""
    entry = await opening.own(work, person, part_id)
    return await _chosen(work, person, await couple_of(work, person, couple_id), entry, part_id)


def _meant(entry: Entry, part_id: int, *, waits: bool) -> Iterator[Reflection]:
    """What a card stands for; who does not want to wait means all that waits."""
    covered = {part.id for part in entry.up_to(part_id)}
    return (part for part in entry.parts if part.id in covered or (part.sharing == "waiting" and not waits))


async def couple_of(work: Work, person: Person, couple_id: int) -> Couple:
    """The couple they are in, when it is the one they were asked about."""
    couple = await work.couples.of(person.id)
    if couple is None:
        raise Refusal("reflection-no-partner")
    if couple.id != couple_id:
        raise Refusal("reflection-other-partner")
    return couple


async def _chosen(work: Work, person: Person, couple: Couple, entry: Entry, part_id: int) -> Chosen:
    part, partner = entry.part(part_id), couple.other(person.id).called
    return Chosen(part, partner, couple.id, unshown=await opening.unshown(work, entry))
