"""Inviting, saying yes or no, and taking that back; what comes of two yeses is made elsewhere."""

from dataclasses import dataclass

from bot.domain.accounts import Account
from bot.domain.errors import Refusal
from bot.domain.events.pairing import InviteAccepted
from bot.domain.invites import TOKEN_BYTES, Invite
from bot.domain.people import Person
from bot.service.pairing import ends, invites
from bot.service.pairing.joining import Joined, join
from bot.service.pairing.opening import Waiting
from bot.store.work import Work


@dataclass(frozen=True)
class NewInvite:
    """`token` exists here and in the message that carries it, nowhere else."""

    id: int
    token: str


@dataclass(frozen=True)
class Accepted:
    """Who said yes to an invite of theirs, whom they have to confirm."""

    invite_id: int
    name: str
    account: Account | None


async def invite(work: Work, person: Person) -> NewInvite:
    """A fresh link; older ones of theirs no longer hold. Raises Refusal for somebody who has a partner."""
    if await work.couples.of(person.id):
        raise Refusal("pairing-has-partner")
    for older in await work.invites.unsettled(person.id):
        if older.inviter_id == person.id:
            await invites.close(work, older, "replaced", by=person)
    token = work.tx.randomness.token(TOKEN_BYTES)
    made = await work.invites.create(person.id, token)
    await ends.plan(work, made)
    return NewInvite(made.id, token)


async def accepted(work: Work, person: Person, invite_id: int) -> Accepted | None:
    """Who said yes to this invite of theirs; None when that is answered or nobody has."""
    found = await work.invites.from_inviter(person.id, invite_id)
    if found is None or found.invitee_id is None or found.closed(work.now):
        return None
    called = (await work.people.get(found.invitee_id)).called
    return Accepted(found.id, called, await work.invites.account_of(found.id))


async def to_confirm(work: Work, person: Person) -> Accepted | None:
    """Who has said yes to an invite of theirs and waits for their word; None where nobody does."""
    for found in await work.invites.unsettled(person.id):
        if found.inviter_id == person.id and (waiting := await accepted(work, person, found.id)):
            return waiting
    return None


async def accept(work: Work, person: Person, invite_id: int, account: Account) -> Waiting | Joined:
    """Say yes to an invite they opened; the inviter is asked to confirm, and shown the account that said so.

    Where the inviter has said yes to an invite of theirs, both have said yes, and they are a couple.
    """
    found = await _opened(work, person, invite_id)
    inviter = await work.people.get(found.inviter_id)
    mutual = await work.invites.awaiting(inviter.id)
    if mutual and mutual.inviter_id == person.id:
        await invites.use(work, mutual)
        return await join(work, found, inviter, person, by=person)
    waiting = await work.invites.awaiting(person.id)
    if waiting:
        raise Refusal("pairing-already-waiting")
    await work.invites.look_away(person.id)
    said_yes = found.accepted(person.id, work.now)
    await work.invites.change(found, said_yes)
    await work.invites.keep_account(said_yes, account)
    await ends.plan_of(work, inviter.id)
    await ends.plan_of(work, person.id)
    said = InviteAccepted(
        to=inviter, invite_id=found.id, invitee_id=person.id, name=person.called, account=account
    )
    work.events.add(said)
    return Waiting(found.id, inviter.called)


async def decline(work: Work, person: Person, invite_id: int) -> None:
    """Say no to an invite they opened: its link holds for nobody any more."""
    found = await _opened(work, person, invite_id)
    await work.invites.look_away(person.id)
    await invites.close(work, found, "declined", by=person)


async def take_back(work: Work, person: Person, invite_id: int) -> None:
    """Undo a yes that has not been confirmed yet."""
    found = await work.invites.accepted_by(person.id, invite_id)
    if found is None:
        raise Refusal(invites.DEAD)
    await _refuse_when_joined(work, person, found)
    await invites.still_open(work, found)
    await invites.close(work, found, "declined", by=person)


async def withdraw(work: Work, person: Person, invite_id: int) -> None:
    """Take an invite of theirs back, also when somebody has said yes to it who is not their partner."""
    found = await work.invites.from_inviter(person.id, invite_id)
    if found is None:
        raise Refusal(invites.DEAD)
    await _refuse_when_joined(work, person, found)
    await invites.still_open(work, found)
    await invites.close(work, found, "withdrawn", by=person)


async def confirm(work: Work, person: Person, invite_id: int) -> Joined:
    """Say that whoever accepted is their partner."""
    found = await work.invites.from_inviter(person.id, invite_id)
    if found is None:
        raise Refusal(invites.DEAD)
    couple = await work.couples.of(person.id)
    if couple:
        same = couple.other(person.id).id == found.invitee_id
        raise Refusal("pairing-already-together" if same else "pairing-has-partner")
    await invites.still_open(work, found)
    if found.invitee_id is None:
        raise Refusal(invites.DEAD)  # nobody has said yes: no such button was ever shown
    if await work.couples.of(found.invitee_id):
        raise Refusal(invites.DEAD)
    return await join(work, found, person, await work.people.get(found.invitee_id), by=person)


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
    waits = accepted is not None and accepted.state == "accepted"
    return "pairing-already-accepted" if waits else invites.DEAD


async def _refuse_when_joined(work: Work, person: Person, found: Invite) -> None:
    """Who has second thoughts about a pairing that has come about is shown the way out of it."""
    couple = await work.couples.of(person.id)
    if couple and couple.other(person.id).id in (found.inviter_id, found.invitee_id):
        raise Refusal("pairing-joined")
