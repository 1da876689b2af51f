"""What comes of two yeses: a couple, and all that begins with it; judges no yes."""

from dataclasses import dataclass

from bot.domain.events.pairing import Paired, RoleWanted
from bot.domain.invites import Invite
from bot.domain.people import Person
from bot.service import pace, roles
from bot.service.leaving import parting
from bot.service.pairing import invites
from bot.store.work import Work


@dataclass(frozen=True)
class Joined:
    """They are a couple now with somebody of this name."""

    partner: str


async def join(work: Work, found: Invite, inviter: Person, invitee: Person, *, by: Person) -> Joined:
    """Make them a couple. `by` tapped last, the other is told."""
    await invites.use(work, found)
    for one in (inviter, invitee):
        await invites.close_all(work, one)
    await work.couples.join(inviter.id, invitee.id)
    inviter, invitee = [await parting.begin_anew(work, one) for one in (inviter, invitee)]
    for one in (inviter, invitee):
        await pace.begin(work, one)
        await roles.welcome_touch(work, one, welcome=False)  # what was welcome with somebody else is not here
    other = inviter if by.id == invitee.id else invitee
    work.events.add(Paired(to=other, partner_id=by.id, partner=by.called))
    for one in (other, by):
        if one.role is None:
            work.events.add(RoleWanted(to=one))
    return Joined(other.called)
