"""The one card beneath an entry, on which its author chooses who may read it; decides nothing about it."""

from dataclasses import replace

from bot.chat.routes import Routes
from bot.domain.events.sharing import OpenedForBoth
from bot.domain.events.waiting import StillWaiting
from bot.domain.kinds import About, Kind, Subject
from bot.domain.people import Person
from bot.domain.questions import Question, QuestionKind
from bot.domain.reflections import Entry, Reflection
from bot.service import offers, post, questions, shown, support
from bot.service.offers import DELETABLE, Offer
from bot.store.calls import Lane
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.cards.reflection import (
    chosen_card,
    further_card,
    offer_card,
    opened_card,
    still_waiting_card,
)
from bot.texts.texts import Texts


async def show(work: Work, texts: Texts, person: Person, entry: Entry) -> None:
    """Ask whether the partner may read it, once per entry: the card moves down beneath the newest part."""
    has_partner = await work.couples.of(person.id) is not None
    fears = has_partner and support.fears_a_partner(texts.danger, person, entry.passages())
    asked = await offers.after_writing(work, person, entry, fears=fears)
    if asked == "kept":
        await _say_kept(work, texts, person, entry)
    elif asked is not None:
        await _put(work, person, asked.subject, entry, _card(texts, person, asked))
        await questions.also_hear(work, person, Question(QuestionKind.SHARE, entry.id))


async def still_open(work: Work, texts: Texts, person: Person, part_id: int) -> Card | None:
    """The offer as it stands; None when it is answered, or nobody is there to share with."""
    entry = await work.reflections.own_entry(person.id, part_id)
    if entry is None or support.fears_a_partner(texts.danger, person, entry.passages()):
        return None
    offer = await offers.of(work, person, entry)
    return _card(texts, person, offer) if offer else None


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
    if changed.sharing == "private" and support.fears_a_partner(texts.danger, person, entry.passages()):
        await _withdraw(work, texts, person, entry)


async def opened(work: Work, texts: Texts, event: OpenedForBoth) -> None:
    """The card on which they chose says that both can read it now."""
    both_read = replace(event.opened, sharing="shared")
    show = opened_card if event.both else chosen_card
    card = show(texts.voice(event.to.language), both_read, event.partner, event.couple_id)
    for subject in (Subject.OFFER, Subject.FURTHER):
        about = About(subject, event.opened.entry_id)
        if await work.bubbles.find(event.to.id, about) is not None:
            await post.edit(work, event.to, about, card, lane=Lane.PARTNER)


async def still_waiting(work: Work, texts: Texts, event: StillWaiting) -> None:
    """A new card asks, as a reply to their own words; the one on which they chose has no buttons any more.

    Not about words that speak of fear since they were changed: no button that sends them comes beside them.
    """
    if support.fears_a_partner(texts.danger, event.to, event.entry.passages()):
        return
    for message in await shown.let_go(work, event.to, Subject.OFFER, event.entry.id):
        await post.strip(work, event.to, message, lane=Lane.BROADCAST)
    voice, about = texts.voice(event.to.language), About(Subject.OFFER, event.entry.id)
    card = still_waiting_card(voice, event.entry, event.partner, event.couple_id)
    await post.bring(work, event.to, Kind.WAITING, card, about, reply_to=event.entry.first.message_id)


def _card(texts: Texts, person: Person, offer: Offer) -> Card:
    voice = texts.voice(person.language)
    if offer.subject is Subject.FURTHER:
        return further_card(voice, offer.entry, offer.partner, offer.couple_id)
    return offer_card(
        voice, offer.entry, offer.partner, offer.couple_id, waits=offer.waits, explains=offer.explains
    )


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
    quiet = replace(card, silent=card.silent or bool(moved))
    about = About(subject, entry.id)
    await post.send(work, person, quiet, about=about, reply_to=entry.first.message_id)


def _kept(texts: Texts, person: Person) -> Card:
    return Card(texts.voice(person.language).text("reflection-kept"))


def setup(routes: Routes) -> None:
    routes.event(OpenedForBoth, opened)
    routes.event(StillWaiting, still_waiting)
