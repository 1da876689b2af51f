"""The one card beneath an entry, on which its author chooses who may read it; shares nothing itself."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.kinds import About, Subject
from bot.domain.people import Couple, Person
from bot.domain.questions import Question, QuestionKind
from bot.domain.reflections import Entry, Reflection
from bot.service import post, questions, shown, support
from bot.store.calls import Lane
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.cards.reflection import further_card, offer_card, opened_card
from bot.texts.texts import Texts

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
            await _put(work, person, Subject.OFFER, entry, _kept(texts, person))
    elif support.fears_a_partner(texts, person, entry.passages()):
        await _say_kept(work, texts, person, entry)
    elif (card := await _card(work, texts, person, couple, entry)) is not None:
        await _put(work, person, Subject.FURTHER if entry.chosen else Subject.OFFER, entry, card)
        await questions.also_hear(work, person, Question(QuestionKind.SHARE, entry.id))


async def still_open(work: Work, texts: Texts, person: Person, part_id: int) -> Card | None:
    """The offer as it stands; None when it is answered, or nobody is there to share with."""
    entry = await work.reflections.own_entry(person.id, part_id)
    couple = await work.couples.of(person.id)
    if entry is None or couple is None or support.fears_a_partner(texts, person, entry.passages()):
        return None
    if all(part.sharing != "private" for part in entry.parts):
        return None
    return await _card(work, texts, person, couple, entry)


async def _card(work: Work, texts: Texts, person: Person, couple: Couple, entry: Entry) -> Card | None:
    """What is asked about an entry; of one that was shared, about what came after, which is private until added."""
    voice, partner = texts.voice(person.language), couple.other(person.id)
    if entry.first.declined:
        return None
    if not entry.chosen:
        waits = await _would_wait(work, couple, entry)
        return offer_card(voice, entry, partner.called, couple.id, waits=waits)
    if await may_be_added(work, entry, couple, partner):
        return further_card(voice, entry, partner.called, couple.id)
    return None


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
    elif await work.bubbles.about(person.id, tapped) is not None:
        await post.edit(work, person, tapped, card)
    else:
        await post.strip(work, person, tapped)
        await _put(work, person, Subject.OFFER, entry, card)


async def look_again(work: Work, texts: Texts, person: Person, entry: Entry, changed: Reflection) -> None:
    """Take the buttons away that would share words which speak of fear since they were changed."""
    if changed.sharing == "private" and support.fears_a_partner(texts, person, entry.passages()):
        await _withdraw(work, texts, person, entry)


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


async def say_opened(work: Work, texts: Texts, couple: Couple, author: Person, opened: Reflection) -> None:
    """The card on which they chose says that both can read it now."""
    both_read = replace(opened, sharing="shared")
    card = opened_card(texts.voice(author.language), both_read, couple.other(author.id).called, couple.id)
    for subject in (Subject.OFFER, Subject.FURTHER):
        about = About(subject, opened.entry_id)
        if await work.bubbles.find(author.id, about) is not None:
            await post.edit(work, author, about, card, lane=Lane.PARTNER)


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
        await _put(work, person, Subject.OFFER, entry, _kept(texts, person))


async def _withdraw(work: Work, texts: Texts, person: Person, entry: Entry) -> None:
    """What was offered and not taken is no longer offered, wherever its card is on its way."""
    about = About(Subject.FURTHER if entry.chosen else Subject.OFFER, entry.id)
    if await work.bubbles.find(person.id, about) is not None:
        await post.edit(work, person, about, _kept(texts, person))
    elif await work.outbox.drop(person.id, about):
        await post.send(work, person, _kept(texts, person), about=about)


async def _put(work: Work, person: Person, subject: Subject, entry: Entry, card: Card) -> None:
    """Show a card as a reply to the entry's first message, and nowhere else any more."""
    moved = await shown.let_go(work, person, subject, entry.id)
    young = work.now - entry.parts[-2].created_at < DELETABLE if moved and len(entry.parts) > 1 else True
    for message in moved:
        await (post.remove if young else post.strip)(work, person, message)
    quiet = replace(card, quiet=card.quiet or bool(moved))
    about = About(subject, entry.id)
    await post.send(work, person, quiet, about=about, reply_to=entry.first.message_id)


def _kept(texts: Texts, person: Person) -> Card:
    return Card(texts.voice(person.language).text("reflection-kept"))
