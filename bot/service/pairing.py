"""How two people become a couple: a link, a yes, and a yes to that yes; tells nobody anything else."""

from dataclasses import dataclass

from bot.domain.errors import Refusal
from bot.domain.invites import MISSES_ALLOWED, MISSES_WINDOW, TOKEN_BYTES, Invite, can_be_a_token
from bot.domain.kinds import About, Subject
from bot.domain.people import Person
from bot.domain.questions import Question, QuestionKind
from bot.service import invites, news, pace, parting, questions, roles
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.cards import pairing as cards, role as role_cards
from bot.texts.texts import Texts


@dataclass(frozen=True)
class NewInvite:
    """`token` exists here and in the message that carries it, nowhere else."""

    id: int
    token: str


async def invite(work: Work, texts: Texts, person: Person) -> NewInvite:
    """A fresh link; older ones of theirs no longer hold. Raises Refusal for somebody who has a partner."""
    if await work.couples.of(person.id):
        raise Refusal("pairing-has-partner")
    for older in await work.invites.unsettled(person.id):
        if older.inviter_id == person.id:
            await invites.close(work, texts, older, "replaced", by=person)
    token = work.tx.randomness.token(TOKEN_BYTES)
    made = await work.invites.create(person.id, token)
    return NewInvite(made.id, token)


@dataclass(frozen=True)
class Opened:
    """What somebody sees of an invite: the sentence why it holds no longer, or a card about `invite_id`."""

    card: Card
    invite_id: int | None = None
    asks: bool = False
    """They have still to say yes or no."""


async def open_invite(work: Work, texts: Texts, person: Person, token: str) -> Opened | None:
    """Look at the invite behind a link. Returns what to say now, None when it waits for the welcome to end.

    Raises nothing: a made-up link must be counted, and a refusal would be rolled back with its count.
    """
    if await work.misses.within(person.id, MISSES_WINDOW) >= MISSES_ALLOWED:
        return Opened(invites.said(texts, person, "pairing-slow-down"))
    found = await work.invites.by_token(token) if can_be_a_token(token) else None
    if found is None:
        await work.misses.add(person.id)
        return Opened(invites.said(texts, person, "pairing-unknown"))
    waiting = await work.invites.awaiting(person.id)
    key = await invites.hindrance(work, person, found)
    if key and not (waiting and waiting.id == found.id):
        return Opened(invites.said(texts, person, key))
    if waiting:
        return await _waiting(work, texts, person, waiting)
    await work.invites.look_at(person.id, found.id)
    return await _to_answer(work, texts, person, found) if person.onboarded else None


async def waiting_inviter(work: Work, person: Person) -> str | None:
    """The name of who invited somebody that is still being welcomed."""
    found = await work.invites.looked_at(person.id)
    if found is None or await invites.hindrance(work, person, found):
        return None
    return (await work.people.get(found.inviter_id)).called


async def waiting_invite(work: Work, texts: Texts, person: Person) -> Opened | None:
    """What waits for their answer or for a confirmation; once, why an opened invite holds no longer."""
    accepted = await work.invites.awaiting(person.id)
    if accepted:
        return await _waiting(work, texts, person, accepted)
    found = await work.invites.looked_at(person.id)
    if found is None:
        return None
    key = await invites.hindrance(work, person, found)
    if key is None:
        return await _to_answer(work, texts, person, found)
    await work.invites.look_away(person.id)
    return None if await work.couples.of(person.id) else Opened(invites.said(texts, person, key))


async def invited_card(work: Work, texts: Texts, person: Person, invite_id: int) -> Card | None:
    """The invite that they are looking at; None when it is another one or holds no longer."""
    found = await work.invites.looked_at(person.id)
    if found is None or found.id != invite_id or await invites.hindrance(work, person, found):
        return None
    return (await _to_answer(work, texts, person, found)).card


async def confirm_card(work: Work, texts: Texts, person: Person, invite_id: int) -> Card | None:
    """The question whether it is their partner who said yes; None when it is answered or nobody has."""
    found = await work.invites.from_inviter(person.id, invite_id)
    if found is None or found.invitee_id is None or found.closed(work.now):
        return None
    invitee = await work.people.get(found.invitee_id)
    return cards.confirm(texts.voice(person.language), found.id, invitee.called)


async def accept(work: Work, texts: Texts, person: Person, invite_id: int) -> Card:
    """Say yes to an invite they opened. Returns the card that they see; the inviter is asked to confirm.

    Where the inviter has said yes to an invite of theirs, both have said yes, and they are a couple.
    """
    found = await _opened(work, person, invite_id)
    inviter = await work.people.get(found.inviter_id)
    mutual = await work.invites.awaiting(inviter.id)
    if mutual and mutual.inviter_id == person.id:
        await work.invites.settle(mutual.id, "used")
        await invites.put_away(work, mutual)
        return await _join(work, texts, found, inviter, person, by=person)
    waiting = await work.invites.awaiting(person.id)
    if waiting:
        raise Refusal("pairing-already-waiting")
    await work.invites.look_away(person.id)
    await work.invites.accept(found.id, person.id)
    question = cards.confirm(texts.voice(inviter.language), found.id, person.called)
    await questions.put(
        work,
        inviter,
        question,
        Question(QuestionKind.CONFIRM, found.id),
        about=About(Subject.CONFIRM, found.id),
        author=person.id,
        lifetime=invites.NEWS_LASTS,
    )
    return cards.waiting(texts.voice(person.language), found.id, inviter.called)


async def decline(work: Work, texts: Texts, person: Person, invite_id: int) -> None:
    """Say no to an invite they opened: its link holds for nobody any more."""
    found = await _opened(work, person, invite_id)
    await work.invites.look_away(person.id)
    await invites.close(work, texts, found, "declined", by=person)


async def take_back(work: Work, texts: Texts, person: Person, invite_id: int) -> None:
    """Undo a yes that has not been confirmed yet."""
    found = await work.invites.accepted_by(person.id, invite_id)
    if found is None:
        raise Refusal("trouble-old-button")
    await _refuse_when_joined(work, person, found)
    await invites.still_open(work, found)
    await invites.close(work, texts, found, "declined", by=person)


async def withdraw(work: Work, texts: Texts, person: Person, invite_id: int) -> None:
    """Take an invite of theirs back, also when somebody has said yes to it who is not their partner."""
    found = await work.invites.from_inviter(person.id, invite_id)
    if found is None:
        raise Refusal("trouble-old-button")
    await _refuse_when_joined(work, person, found)
    await invites.still_open(work, found)
    await invites.close(work, texts, found, "withdrawn", by=person)


async def confirm(work: Work, texts: Texts, person: Person, invite_id: int) -> Card:
    """Say that whoever accepted is their partner. Returns the card that they see."""
    found = await work.invites.from_inviter(person.id, invite_id)
    if found is None:
        raise Refusal("trouble-old-button")
    couple = await work.couples.of(person.id)
    if couple:
        same = couple.other(person.id).id == found.invitee_id
        raise Refusal("pairing-already-together" if same else "pairing-has-partner")
    await invites.still_open(work, found)
    if found.invitee_id is None:
        raise Refusal("trouble-old-button")  # nobody has said yes: no such button was ever shown
    if await work.couples.of(found.invitee_id):
        raise Refusal("pairing-closed")
    return await _join(work, texts, found, person, await work.people.get(found.invitee_id), by=person)


async def _join(
    work: Work, texts: Texts, found: Invite, inviter: Person, invitee: Person, *, by: Person
) -> Card:
    """Make them a couple. `by` tapped last and sees the returned card, the other is told."""
    await work.invites.settle(found.id, "used")
    await invites.put_away(work, found)
    for one in (inviter, invitee):
        await invites.close_all(work, texts, one)
    await work.couples.join(inviter.id, invitee.id)
    inviter, invitee = [await parting.begin_anew(work, one) for one in (inviter, invitee)]
    for one in (inviter, invitee):
        await pace.begin(work, one)
        await roles.welcome_touch(work, one, welcome=False)  # what was welcome with somebody else is not here
    other = inviter if by.id == invitee.id else invitee
    together = cards.together(texts.voice(other.language), by.called)
    await news.tell(work, other, together, author=by.id, lifetime=invites.NEWS_LASTS)
    for one in (other, by):
        if one.role is None:
            question = role_cards.ask(texts.voice(one.language), one.role)
            await questions.put(work, one, question, Question(QuestionKind.ROLE), lifetime=invites.NEWS_LASTS)
    return cards.together(texts.voice(by.language), other.called)


async def _opened(work: Work, person: Person, invite_id: int) -> Invite:
    """The invite this person is looking at. Raises Refusal when it is another one or holds no longer."""
    found = await work.invites.looked_at(person.id)
    if found is None or found.id != invite_id:
        raise Refusal(await _why_not_looking(work, person, invite_id))
    key = await invites.hindrance(work, person, found)
    if key:
        raise Refusal(key)
    return found


async def _why_not_looking(work: Work, person: Person, invite_id: int) -> str:
    accepted = await work.invites.accepted_by(person.id, invite_id)
    if accepted is None:
        return "trouble-old-button"
    return "pairing-already-accepted" if accepted.state == "accepted" else invites.closed_key(work, accepted)


async def _to_answer(work: Work, texts: Texts, person: Person, found: Invite) -> Opened:
    inviter = await work.people.get(found.inviter_id)
    return Opened(cards.invited(texts.voice(person.language), found.id, inviter.called), found.id, asks=True)


async def _waiting(work: Work, texts: Texts, person: Person, found: Invite) -> Opened:
    inviter = await work.people.get(found.inviter_id)
    return Opened(cards.waiting(texts.voice(person.language), found.id, inviter.called), found.id)


async def _refuse_when_joined(work: Work, person: Person, found: Invite) -> None:
    """Who has second thoughts about a pairing that has come about is shown the way out of it."""
    couple = await work.couples.of(person.id)
    if couple and couple.other(person.id).id in (found.inviter_id, found.invitee_id):
        raise Refusal("pairing-joined")
