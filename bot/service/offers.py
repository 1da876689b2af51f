"""The one card beneath an entry, on which its author chooses who may read it; shares nothing itself."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.people import Couple, Person
from bot.domain.reflections import Entry, Reflection
from bot.service import post, support
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.cards.reflection import further_card, offer_card, opened_card
from bot.texts.texts import Texts

OFFER = "offer"
"""The subject of that card, with the entry's number."""

FURTHER = "offer.further"
"""The subject of the card beneath what came to an entry after it had been shared."""

DELETABLE = timedelta(hours=47)
"""How long a message can be deleted for certain: Telegram says 48 hours after it was sent (Bot API 10.1)."""


async def show(work: Work, texts: Texts, person: Person, entry: Entry) -> None:
    """Ask whether the partner may read it, once per entry: the card moves down beneath the newest part.

    Nothing is asked of people who have no partner, or who may fear them; /journal shares those words too, for
    whoever wants that after all. Nor of those who chose to keep this entry private.
    """
    couple = await work.couples.of(person.id)
    if couple is None:
        if await work.reflections.is_first(person.id):
            await _put(work, person, OFFER, entry, _kept(texts, person))
    elif support.fears_a_partner(texts, person, entry.passages()):
        await _say_kept(work, texts, person, entry)
    elif entry.chosen:
        await show_further(work, texts, person, entry, couple)
    elif not entry.first.declined:
        waits = await _would_wait(work, couple, entry)
        voice, partner = texts.voice(person.language), couple.other(person.id)
        await _put(
            work, person, OFFER, entry, offer_card(voice, entry, partner.called, couple.id, waits=waits)
        )


async def show_further(work: Work, texts: Texts, person: Person, entry: Entry, couple: Couple) -> None:
    """Ask about what came after they had shared: it is private until they add it."""
    partner = couple.other(person.id)
    if not entry.first.declined and await may_be_added(work, entry, couple, partner):
        card = further_card(texts.voice(person.language), entry, partner.called, couple.id)
        await _put(work, person, FURTHER, entry, card)


async def may_be_added(work: Work, entry: Entry, couple: Couple, partner: Person) -> bool:
    """Whether the beginning of an entry waits for this partner or is theirs to read already."""
    if entry.first.sharing == "waiting":
        return entry.first.couple_id == couple.id
    return any(share.recipient_id == partner.id for share in await work.shares.of(entry.id))


async def answer(work: Work, person: Person, tapped: int | None, part_id: int, card: Card) -> None:
    """Show on the tapped card what was chosen; where it moved down meanwhile, on one that takes its place."""
    entry = await work.reflections.own_entry(person.id, part_id)
    if tapped is None or entry is None:
        await post.send(work, person, card)
    elif await work.bubbles.subject_of(person.id, tapped) is not None:
        await post.edit(work, person, tapped, card)
    else:
        await post.strip(work, person, tapped)
        await _put(work, person, OFFER, entry, card)


async def look_again(work: Work, texts: Texts, person: Person, entry: Entry, changed: Reflection) -> None:
    """Take the buttons away that would share words which speak of fear since they were changed."""
    if changed.sharing == "private" and support.fears_a_partner(texts, person, entry.passages()):
        await _withdraw(work, texts, person, entry)


async def put_away(work: Work, person: Person, entry_id: int) -> None:
    """Take the buttons from every card about an entry."""
    for subject in (OFFER, FURTHER):
        await work.outbox.drop(person.id, subject, entry_id)
        message_id = await work.bubbles.find(person.id, subject, entry_id)
        if message_id is not None:
            await post.strip(work, person, message_id)


async def forget_further(work: Work, person: Person, entry_id: int) -> None:
    """There is nothing shared any more to which anything could be added."""
    about = (FURTHER, entry_id)
    for message in await _taken_out(work, person, about):
        await post.remove(work, person, message)


async def say_opened(work: Work, texts: Texts, couple: Couple, author: Person, opened: Reflection) -> None:
    """The card on which they chose says that both can read it now."""
    shown = replace(opened, sharing="shared")
    card = opened_card(texts.voice(author.language), shown, couple.other(author.id).called, couple.id)
    for subject in (OFFER, FURTHER):
        about = (subject, opened.entry_id)
        if await work.bubbles.find(author.id, *about) is not None:
            await post.edit(work, author, about, card)


async def opened_by_both(work: Work, couple: Couple, entry: Entry) -> list[Reflection]:
    """Answers to this prompt that are shared or wait; none until both have chosen, which both know by then."""
    if entry.first.local_date is None:
        return []
    chosen = await work.reflections.to_open(couple.id, entry.first.local_date)
    return chosen if len({one.person_id for one in chosen}) == 2 else []


async def _would_wait(work: Work, couple: Couple, entry: Entry) -> bool:
    return entry.first.couple_id == couple.id and not await opened_by_both(work, couple, entry)


async def _say_kept(work: Work, texts: Texts, person: Person, entry: Entry) -> None:
    if len(entry.parts) > 1:
        await _withdraw(work, texts, person, entry)
    else:
        await _put(work, person, OFFER, entry, _kept(texts, person))


async def _withdraw(work: Work, texts: Texts, person: Person, entry: Entry) -> None:
    """What was offered and not taken is no longer offered, wherever its card is on its way."""
    subjects = (FURTHER,) if entry.chosen else (OFFER,)
    for subject in subjects:
        if await work.bubbles.find(person.id, subject, entry.id) is not None:
            await post.edit(work, person, (subject, entry.id), _kept(texts, person))
        elif await work.outbox.drop(person.id, subject, entry.id):
            await post.send(work, person, _kept(texts, person), about=(subject, entry.id))


async def _put(work: Work, person: Person, subject: str, entry: Entry, card: Card) -> None:
    """Show a card as a reply to the entry's first message, and nowhere else any more."""
    about = (subject, entry.id)
    moved = await _taken_out(work, person, about)
    young = work.now - entry.parts[-2].created_at < DELETABLE if moved and len(entry.parts) > 1 else True
    for message in moved:
        await (post.remove if young else post.strip)(work, person, message)
    quiet = replace(card, quiet=card.quiet or bool(moved))
    await post.send(work, person, quiet, about=about, reply_to=entry.first.message_id)


async def _taken_out(work: Work, person: Person, about: post.About) -> list[int | post.About]:
    """The messages that are about this, which are about nothing from now on; one on its way is found too."""
    arrived: list[int | post.About] = [*await work.bubbles.all(person.id, *about)]
    await work.bubbles.forget(person.id, *about)
    return [*arrived, about] if await work.outbox.drop(person.id, *about) else arrived


def _kept(texts: Texts, person: Person) -> Card:
    return Card(texts.voice(person.language).text("reflection-kept"))
