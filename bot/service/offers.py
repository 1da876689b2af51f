"""Whether an entry's author is asked who may read it, and what about; shares nothing itself and knows no words."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from bot.domain.kinds import About, Subject
from bot.domain.localtime import local_date
from bot.domain.people import Couple, Person
from bot.domain.preferences import EXPLAINED
from bot.domain.reflections import Entry, Reflection
from bot.service import post, shown, together
from bot.store.work import Work

DELETABLE = timedelta(hours=47)
"""How long a message can be deleted for certain: Telegram says 48 hours after it was sent (Bot API 10.1)."""


@dataclass(frozen=True)
class Offer:
    """To let `partner` (the name they chose) read an entry, or what came after the part of it that is shared.

    `waits`: it would open once both have shared.
    """

    entry: Entry
    partner: str
    couple_id: int
    waits: bool
    explains: bool = False
    """The rule of sharing is told beneath it."""

    @property
    def subject(self) -> Subject:
        """What its card is about."""
        return Subject.FURTHER if self.entry.chosen else Subject.OFFER


async def after_writing(
    work: Work, person: Person, entry: Entry, *, fears: bool
) -> Offer | Literal["kept"] | None:
    """What is said below an entry that has just been written: an offer, that it is kept, or nothing.

    Nothing is asked of people who have no partner, or who may fear them (`fears`), on a day of one's own, or of those
    who chose to keep this entry private; /journal shares all of it, for whoever wants that after all.
    """
    couple = await work.couples.of(person.id)
    if couple is not None and fears:
        return "kept"
    asks = couple is not None and await _asks(work, person, couple, entry)
    offer = await of(work, person, entry) if asks else None
    if offer is not None:
        return await _explained(work, person, offer)
    return "kept" if not asks and await work.reflections.is_first(person.id) else None


async def _asks(work: Work, person: Person, couple: Couple, entry: Entry) -> bool:
    """Whether anything is asked beneath these words: on own days, and after several times no, nothing is."""
    if entry.chosen or entry.first.answers is not None:
        return True
    if not (await work.preferences.of(person.id)).asks_to_share:
        return False
    if entry.first.couple_id is not None:
        return True
    if entry.first.nudge_id is not None:
        return False
    return await together.kind(work, couple, local_date(work.now, person.zone_or_utc)) != "own"


async def _explained(work: Work, person: Person, offer: Offer) -> Offer:
    """The same, with the rule of sharing where it is not known yet; a card that moves is counted once."""
    preferences = await work.preferences.of(person.id)
    moved = len(offer.entry.parts) > 1
    explains = preferences.explains_sharing or (moved and preferences.sharing_explained == EXPLAINED)
    if explains and not moved:
        counted = replace(preferences, sharing_explained=preferences.sharing_explained + 1)
        await work.preferences.keep(person.id, counted)
    return replace(offer, explains=explains)


async def declined(work: Work, person: Person) -> bool:
    """They keep one more to themselves; True when they are not asked any more from now on."""
    preferences = await work.preferences.of(person.id)
    now = replace(preferences, kept_private=preferences.kept_private + 1)
    await work.preferences.keep(person.id, now)
    return preferences.asks_to_share and not now.asks_to_share


async def accepted(work: Work, person: Person) -> None:
    """They have shared: from now on they are asked again."""
    preferences = await work.preferences.of(person.id)
    if preferences.kept_private:
        await work.preferences.keep(person.id, replace(preferences, kept_private=0))


async def of(work: Work, person: Person, entry: Entry) -> Offer | None:
    """What is asked about an entry; of one that was shared, about what came after, which is private until added.

    None when it is answered, or nobody is there to share with.
    """
    couple = await work.couples.of(person.id)
    if couple is None or entry.first.declined or all(part.sharing != "private" for part in entry.parts):
        return None
    partner = couple.other(person.id)
    if not entry.chosen:
        return Offer(entry, partner.called, couple.id, waits=await _would_wait(work, couple, entry))
    if await may_be_added(work, entry, couple, partner):
        return Offer(entry, partner.called, couple.id, waits=False)
    return None


async def may_be_added(work: Work, entry: Entry, couple: Couple, partner: Person) -> bool:
    """Whether the beginning of an entry waits for this partner or is theirs to read already."""
    if entry.first.sharing == "waiting":
        return entry.first.couple_id == couple.id
    return any(share.recipient_id == partner.id for share in await work.shares.of(entry.id))


async def put_away(work: Work, person: Person, entry_id: int) -> None:
    """Take the buttons from every card about an entry."""
    for subject in (Subject.OFFER, Subject.FURTHER):
        await work.outbox.drop(person.id, About(subject, entry_id))
        message_id = await work.bubbles.find(person.id, About(subject, entry_id))
        if message_id is not None:
            await post.strip(work, person, message_id)


async def forget_further(work: Work, person: Person, entry_id: int) -> None:
    """There is nothing shared any more to which anything could be added."""
    for message in await shown.let_go(work, person, Subject.FURTHER, entry_id):
        await post.remove(work, person, message)


async def opened_by_both(work: Work, couple: Couple, entry: Entry) -> list[Reflection]:
    """Answers to this prompt that are shared or wait; none until both have chosen, which both know by then."""
    if entry.first.local_date is None:
        return []
    chosen = await work.reflections.to_open(couple.id, entry.first.local_date)
    return chosen if len({one.person_id for one in chosen}) == 2 else []


async def _would_wait(work: Work, couple: Couple, entry: Entry) -> bool:
    """Said only of what was said to answer the common prompt: the rest is asked about first."""
    if entry.first.assumed or entry.first.couple_id != couple.id:
        return False
    return not await opened_by_both(work, couple, entry)
