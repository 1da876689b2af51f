"""When an invite holds and how it ends; whoever was waiting for it is told so, without a reason."""

from bot.domain.errors import Refusal
from bot.domain.events.pairing import ConfirmationOver, InviteClosed
from bot.domain.invites import End, Invite
from bot.domain.kinds import About, Subject
from bot.domain.people import Person
from bot.service import post
from bot.service.pairing import ends
from bot.store.calls import Lane
from bot.store.work import Work

DEAD = "pairing-dead"
"""The one sentence about every link of another that leads nowhere, whatever has become of it or of its maker.

Expired, used, replaced, declined, withdrawn, said yes to by somebody, never made, or its maker erased: who keeps an
old link must not be able to follow by it what its maker does.
"""


async def hindrance(work: Work, person: Person, found: Invite | None) -> str | None:
    """Why this person cannot say yes to this invite, as the key of a sentence. None for a link that leads nowhere."""
    if found is not None and found.inviter_id == person.id:
        return "pairing-own"
    couple = await work.couples.of(person.id)
    if couple:
        same = found is not None and couple.other(person.id).id == found.inviter_id
        return "pairing-already-together" if same else "pairing-has-partner"
    if found is None or found.state != "open" or found.closed(work.now):
        return DEAD
    return DEAD if await work.couples.of(found.inviter_id) else None


async def still_open(work: Work, found: Invite) -> None:
    if found.closed(work.now):
        raise Refusal(DEAD)


async def close(work: Work, found: Invite, state: End, *, by: Person) -> None:
    """End an invite, and tell the other of the two who were in it, if there is one."""
    await work.invites.change(found, found.settled(state))
    await put_away(work, found)
    await ends.plan(work, found)
    if found.closed(work.now):
        return  # it had expired: nobody waits for it
    if by.id != found.inviter_id:
        work.events.add(InviteClosed(to=await work.people.get(found.inviter_id), own=True))
    elif found.invitee_id is not None:
        work.events.add(InviteClosed(to=await work.people.get(found.invitee_id), own=False))


async def use(work: Work, found: Invite) -> None:
    """Two people have become a couple by it."""
    await work.invites.change(found, found.settled("used"))
    await put_away(work, found)
    await ends.plan(work, found)


async def put_away(work: Work, found: Invite) -> None:
    """It is over: the buttons go from every card about it, and the question who said yes is over too."""
    inviter = await work.people.get(found.inviter_id)
    await _strip_all(work, inviter, About(Subject.INVITE, found.id))
    if found.invitee_id is not None:
        work.events.add(ConfirmationOver(to=inviter, invite_id=found.id))
        await _strip_all(work, await work.people.get(found.invitee_id), About(Subject.INVITED, found.id))


async def _strip_all(work: Work, person: Person, about: About) -> None:
    for _, message in await work.bubbles.all(person.id, about.subject, about.id):
        await post.strip(work, person, message, lane=Lane.PARTNER)


async def close_all(work: Work, person: Person) -> None:
    """End every invite they sent or said yes to, and tell who was waiting for it."""
    for found in await work.invites.unsettled(person.id):
        state: End = "withdrawn" if found.inviter_id == person.id else "declined"
        await close(work, found, state, by=person)
    await work.invites.look_away(person.id)
