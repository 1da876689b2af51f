"""Sharing a reflection with the partner, opening together, and taking it back; knows no Telegram types."""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.errors import Refusal
from bot.domain.kinds import About, Subject
from bot.domain.people import Couple, Person
from bot.domain.questions import Question, QuestionKind
from bot.domain.reflections import Reflection
from bot.service import copies, post, questions, support
from bot.store.shares import Share
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.cards.reflection import How, chosen_card, offer_card, opened_card
from bot.texts.texts import Texts

DELETABLE = timedelta(hours=47)
"""How long a copy can be deleted for certain: Telegram says 48 hours after it was sent (Bot API 10.1)."""

_HOW: tuple[How, ...] = ("unread", "gone", "emptied")


@dataclass(frozen=True)
class TakenBack:
    """How a copy was taken back, and from whom."""

    how: How = "unread"
    reader: Person | None = None


async def offer(work: Work, texts: Texts, person: Person, reflection: Reflection, message_id: int) -> None:
    """Ask once whether the partner may read it; nothing is asked of people who have none, or who may fear them.

    `message_id` is the message in which they wrote it. /journal shares those words too, for whoever wants
    that after all.
    """
    voice = texts.voice(person.language)
    couple = await work.couples.of(person.id)
    if couple is not None and support.fears_a_partner(texts, person, reflection.content.words):
        await post.send(work, person, Card(voice.text("reflection-kept")))
    elif couple is not None:
        card = await _offer_card(work, texts, person, couple, reflection)
        # as a reply, so that of several notes each offer says which one it is about
        await post.send(work, person, card, about=About(Subject.OFFER, reflection.id), reply_to=message_id)
        await questions.also_hear(work, person, Question(QuestionKind.SHARE, reflection.id))
    elif await work.reflections.is_first(person.id):
        await post.send(work, person, Card(voice.text("reflection-kept")))


async def open_offer(work: Work, texts: Texts, person: Person, reflection_id: int) -> Card | None:
    """The offer as it stands; None when it is answered, or nobody is there to share with."""
    reflection = await work.reflections.own(person.id, reflection_id)
    couple = await work.couples.of(person.id)
    if reflection is None or couple is None or reflection.sharing != "private":
        return None
    if support.fears_a_partner(texts, person, reflection.content.words):
        return None
    return await _offer_card(work, texts, person, couple, reflection)


async def _offer_card(
    work: Work, texts: Texts, person: Person, couple: Couple, reflection: Reflection
) -> Card:
    waits = reflection.couple_id == couple.id and not await _opened_by_both(work, couple, reflection)
    partner = couple.other(person.id).called
    return offer_card(texts.voice(person.language), reflection, partner, couple.id, waits=waits)


async def look_again(work: Work, texts: Texts, person: Person, offered: Reflection, words: str) -> None:
    """Take an offer away that they have not answered, when words that came to it later speak of fear."""
    if offered.sharing != "private" or not support.fears_a_partner(texts, person, words):
        return
    about, card = About(Subject.OFFER, offered.id), Card(texts.voice(person.language).text("reflection-kept"))
    if await work.bubbles.find(person.id, about) is not None:
        await post.edit(work, person, about, card)
    elif await work.outbox.drop(person.id, about):
        await post.send(work, person, card)


async def share(
    work: Work, texts: Texts, person: Person, reflection_id: int, couple_id: int, *, wait: bool = True
) -> Card:
    """Share a reflection, or a whole album, with the partner; returns what its author now sees.

    A reply to the couple's common prompt waits until both have shared, unless `wait` is False. Raises
    Refusal when it is not theirs or that couple is over.
    """
    reflection = await own(work, person, reflection_id)
    couple = await _couple(work, person, couple_id)
    waits = wait and reflection.couple_id == couple.id
    for one in await work.reflections.sent_together(reflection):
        if waits and one.sharing == "private":
            await work.reflections.set_sharing(one.id, "waiting")
        elif not waits and one.sharing != "shared":
            await _open(work, texts, person, couple.other(person.id), one)
    opened = waits and await _open_together(work, texts, couple, reflection, person)
    now = await own(work, person, reflection_id)
    voice, partner = texts.voice(person.language), couple.other(person.id).called
    if opened:
        return opened_card(voice, now, partner, couple.id)
    return chosen_card(voice, now, partner, couple.id, shown=await is_shown(work, now))


async def keep_private(work: Work, texts: Texts, person: Person, reflection_id: int, couple_id: int) -> Card:
    """What the author sees who keeps it to themselves. Raises Refusal as `share` does."""
    reflection = await own(work, person, reflection_id)
    couple = await _couple(work, person, couple_id)
    shown = await is_shown(work, reflection)
    partner = couple.other(person.id).called
    return chosen_card(texts.voice(person.language), reflection, partner, couple.id, shown=shown)


async def take_back(work: Work, texts: Texts, person: Person, reflection_id: int) -> TakenBack:
    """From now on only its author reads it, and what reached the partner is taken out of their chat.

    Works after the couple has ended too. Raises Refusal when it is not theirs.
    """
    reflection = await own(work, person, reflection_id)
    together = await work.reflections.sent_together(reflection)
    results = [await retract(work, texts, person, one) for one in together]
    return max(results, key=lambda result: _HOW.index(result.how))


async def readers(work: Work, reflection: Reflection) -> list[Person]:
    """Who may read it besides its author."""
    return [await work.people.get(share.recipient_id) for share in await work.shares.of(reflection.id)]


async def is_shown(work: Work, reflection: Reflection) -> bool:
    """Whether its readers have its photos and voice notes, the whole album's; true where there is none."""
    together = await work.reflections.sent_together(reflection)
    given = [share for one in together for share in await work.shares.of(one.id)]
    return all(share.shown for share in given)


async def retract(work: Work, texts: Texts, author: Person, reflection: Reflection) -> TakenBack:
    """Make one reflection private, and take its copies back."""
    result = TakenBack()
    for given in await work.shares.of(reflection.id):
        reader = await work.people.get(given.recipient_id)
        young = work.now - given.shared_at < DELETABLE
        await copies.withdraw(work, texts, author, reader, reflection, deletable=young)
        result = TakenBack("gone" if young or not _leaves_file(reflection, given) else "emptied", reader)
    await work.shares.delete(reflection.id)
    await work.reflections.set_sharing(reflection.id, "private")
    return result


async def refresh(work: Work, texts: Texts, author: Person, before: Reflection, after: Reflection) -> None:
    """Their message has been edited: so are its copies.

    New words reach nobody who is no longer their partner: what such a one could read is taken back instead.
    """
    partner = await work.couples.partner_of(author.id)
    reading = await readers(work, after)
    if any(partner is None or reader.id != partner.id for reader in reading):
        await retract(work, texts, author, before)
        return
    for reader in reading:
        await copies.renew(work, texts, author, reader, before=before, after=after)


async def own(work: Work, person: Person, reflection_id: int) -> Reflection:
    """Raises Refusal when there is no such reflection of theirs."""
    reflection = await work.reflections.own(person.id, reflection_id)
    if reflection is None:
        raise Refusal("reflection-lost")
    return reflection


def _leaves_file(reflection: Reflection, given: Share) -> bool:
    """Whether something stays in the reader's chat when only words can be taken out of it."""
    return reflection.content.kind != "text" and given.shown


async def _couple(work: Work, person: Person, couple_id: int) -> Couple:
    """The couple they are in, when it is the one they were asked about."""
    couple = await work.couples.of(person.id)
    if couple is None:
        raise Refusal("reflection-no-partner")
    if couple.id != couple_id:
        raise Refusal("reflection-other-partner")
    return couple


async def _opened_by_both(work: Work, couple: Couple, reflection: Reflection) -> list[Reflection]:
    """Replies to this prompt that are shared or wait; none until both have chosen, which both know by then."""
    if reflection.local_date is None:
        return []
    chosen = await work.reflections.to_open(couple.id, reflection.local_date)
    return chosen if len({one.person_id for one in chosen}) == 2 else []


async def _open_together(
    work: Work, texts: Texts, couple: Couple, reflection: Reflection, tapped_by: Person
) -> bool:
    """Open what waits on both sides once both have shared; until then nobody learns anything."""
    chosen = await _opened_by_both(work, couple, reflection)
    for one in chosen:
        if one.sharing == "waiting":
            author = couple.first if one.person_id == couple.first.id else couple.second
            await _open(work, texts, author, couple.other(author.id), one)
            if author.id != tapped_by.id:
                await _tell_author(work, texts, couple, author, one)
    return bool(chosen)


async def _tell_author(work: Work, texts: Texts, couple: Couple, author: Person, opened: Reflection) -> None:
    """The card on which they chose says that it has opened."""
    about = About(Subject.OFFER, opened.id)
    if await work.bubbles.find(author.id, about) is not None:
        shown = replace(opened, sharing="shared")
        partner = couple.other(author.id).called
        card = opened_card(texts.voice(author.language), shown, partner, couple.id)
        await post.edit(work, author, about, card)


async def _open(work: Work, texts: Texts, author: Person, reader: Person, reflection: Reflection) -> None:
    """Let the reader read it, and send them the copy."""
    await work.reflections.set_sharing(reflection.id, "shared")
    if await work.shares.add(reflection.id, reader.id):
        await copies.give(work, texts, author, reader, reflection)
