"""An invite whose time is over says so to each who waited for it, on the card and in one sentence."""

from datetime import datetime

from bot.domain.events.pairing import InviteClosed, InviteEnded
from bot.domain.invites import Invite
from bot.domain.kinds import Kind
from bot.domain.people import Person
from bot.service import arrivals
from bot.service.pairing import ends, invites
from bot.store.work import Work


async def fall_due(work: Work, person: Person, due_at: datetime) -> None:
    """Tell them of what has ended since `due_at` (UTC). In a pause, and after a week, nothing is said by itself."""
    told = await arrivals.comes(work, person, Kind.INVITE, due_at)
    for found in await work.invites.unsettled(person.id):
        if due_at <= found.expires_at <= work.now:
            await _end(work, person, found, told=told)
    await ends.plan_of(work, person.id)


async def _end(work: Work, person: Person, found: Invite, *, told: bool) -> None:
    await work.invites.forget_account(found.id)
    await invites.put_away(work, found)
    if found.inviter_id == person.id:
        work.events.add(InviteEnded(to=person, invite_id=found.id, told=told))
    elif told:
        work.events.add(InviteClosed(to=person, own=False))
