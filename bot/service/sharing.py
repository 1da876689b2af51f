"""Sharing an entry with the partner, opening together, and taking it back; knows no Telegram types."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.errors import Refusal
from bot.domain.people import Couple, Person
from bot.domain.reflections import Entry, Kind, Reflection
from bot.service import copies, offers
from bot.store.shares import Share
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.cards.reflection import How, chosen_card, opened_card
from bot.texts.texts import Texts

_HOW: tuple[How, ...] = ("unread", "gone", "gone-file", "unclear", "emptied")


@dataclass(frozen=True)
class TakenBack:
    """How a copy was taken back, and from whom."""

    how: How = "unread"
    reader: Person | None = None


async def share(
    work: Work, texts: Texts, person: Person, part_id: int, couple_id: int, *, wait: bool = True
) -> Card:
    """Share an entry with the partner, as far as `part_id`; returns what its author now sees.

    What came after that part was not on the card that was tapped: it stays private, with an offer of its own. An
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
            await _open(work, texts, person, couple.other(person.id), part)
    await work.reflections.decline(entry.id, declined=False)
    opened = waits and await _open_together(work, texts, couple, entry, person)
    now = await own(work, person, part_id)
    if now.private_after(part_id):
        await offers.show(work, texts, person, now)
    voice, partner = texts.voice(person.language), couple.other(person.id).called
    if opened:
        return opened_card(voice, _part(now, part_id), partner, couple.id)
    return chosen_card(voice, _part(now, part_id), partner, couple.id, unshown=await unshown(work, now))


async def add(work: Work, texts: Texts, person: Person, part_id: int, couple_id: int) -> Card:
    """Add what came later to what they had shared of an entry; returns what its author now sees.

    Where that was taken back meanwhile, nothing is shared. Raises Refusal as `share` does.
    """
    entry = await own(work, person, part_id)
    couple = await _couple(work, person, couple_id)
    if await offers.may_be_added(work, entry, couple, couple.other(person.id)):
        return await share(work, texts, person, part_id, couple_id)
    voice, partner = texts.voice(person.language), couple.other(person.id).called
    return chosen_card(voice, _part(entry, part_id), partner, couple.id, unshown=await unshown(work, entry))


async def keep_private(work: Work, texts: Texts, person: Person, part_id: int, couple_id: int) -> Card:
    """What the author sees who keeps it to themselves. Raises Refusal as `share` does."""
    entry = await own(work, person, part_id)
    couple = await _couple(work, person, couple_id)
    if _part(entry, part_id).sharing == "private":
        await work.reflections.decline(entry.id, declined=True)
    voice, partner = texts.voice(person.language), couple.other(person.id).called
    return chosen_card(voice, _part(entry, part_id), partner, couple.id, unshown=await unshown(work, entry))


async def take_back(work: Work, texts: Texts, person: Person, part_id: int) -> TakenBack:
    """From now on only its author reads the entry, and what reached the partner is taken out of their chat.

    Works after the couple has ended too. Raises Refusal when it is not theirs.
    """
    entry = await own(work, person, part_id)
    await work.reflections.decline(entry.id, declined=True)
    return await retract(work, texts, person, entry)


async def readers(work: Work, reflection: Reflection) -> list[Person]:
    """Who may read it besides its author."""
    return [await work.people.get(share.recipient_id) for share in await work.shares.of(reflection.id)]


async def unshown(work: Work, entry: Entry) -> Kind | None:
    """What of an entry Telegram refused to show to a reader; None where they have all that was shared."""
    for part in entry.parts:
        if not all(given.shown for given in await work.shares.of(part.id)):
            return part.content.kind
    return None


async def retract(work: Work, texts: Texts, author: Person, entry: Entry) -> TakenBack:
    """Make an entry private, and take its copies back."""
    results = [await _retract(work, texts, author, part) for part in entry.parts]
    await offers.forget_further(work, author, entry.id)
    return max(results, key=lambda result: _HOW.index(result.how))


async def _retract(work: Work, texts: Texts, author: Person, part: Reflection) -> TakenBack:
    result = TakenBack()
    for given in await work.shares.of(part.id):
        reader = await work.people.get(given.recipient_id)
        known = await copies.withdraw(work, texts, author, reader, part)
        result = TakenBack(_how(part, given, work.now - given.shared_at, known=known), reader)
    await work.shares.delete(part.id)
    await work.reflections.set_sharing(part.id, "private")
    return result


async def refresh(work: Work, texts: Texts, author: Person, before: Reflection, after: Reflection) -> None:
    """Their message has been edited: so are its copies.

    New words reach nobody who is no longer their partner: what such a one could read is taken back instead.
    """
    partner = await work.couples.partner_of(author.id)
    reading = await readers(work, after)
    if any(partner is None or reader.id != partner.id for reader in reading):
        await retract(work, texts, author, await work.reflections.entry(before))
        return
    for reader in reading:
        await copies.renew(work, texts, author, reader, before=before, after=after)


async def own(work: Work, person: Person, part_id: int) -> Entry:
    """The entry of a part of theirs. Raises Refusal when there is no such one."""
    entry = await work.reflections.own_entry(person.id, part_id)
    if entry is None:
        raise Refusal("reflection-lost")
    return entry


def _how(part: Reflection, given: Share, age: timedelta, *, known: bool) -> How:
    """What becomes of a copy. A picture or voice note cannot be taken out of one that is too old to be deleted."""
    has_file = part.content.kind != "text" and given.shown
    if has_file and age >= offers.DELETABLE:
        return "emptied"
    if not known:
        return "unclear"
    return "gone-file" if has_file else "gone"


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


async def _open_together(work: Work, texts: Texts, couple: Couple, entry: Entry, tapped_by: Person) -> bool:
    """Open what waits on both sides once both have shared; until then nobody learns anything."""
    chosen = await offers.opened_by_both(work, couple, entry)
    for one in chosen:
        if one.sharing == "waiting":
            author = couple.first if one.person_id == couple.first.id else couple.second
            await _open(work, texts, author, couple.other(author.id), one)
            if author.id != tapped_by.id and one.id == one.entry_id:
                await offers.say_opened(work, texts, couple, author, one)
    return bool(chosen)


async def _open(work: Work, texts: Texts, author: Person, reader: Person, reflection: Reflection) -> None:
    """Let the reader read it, and send them the copy."""
    await work.reflections.set_sharing(reflection.id, "shared")
    if await work.shares.add(reflection.id, reader.id):
        await copies.give(work, texts, author, reader, reflection)
