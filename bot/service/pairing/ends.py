"""When the next invite of somebody's ends by itself, in their calendar; ends none."""

from bot.domain.invites import Invite
from bot.domain.kinds import Kind
from bot.store.work import Work


async def plan(work: Work, found: Invite) -> None:
    """Something became of this invite: the calendars of both who are in it follow."""
    await plan_of(work, found.inviter_id)
    if found.invitee_id is not None:
        await plan_of(work, found.invitee_id)


async def plan_of(work: Work, person_id: int) -> None:
    """The end of whatever they sent or said yes to, the earliest first."""
    ends_at = [
        found.expires_at
        for found in await work.invites.unsettled(person_id)
        if found.closed(work.now) is None
    ]
    if ends_at:
        await work.schedule.set(person_id, Kind.INVITE, min(ends_at))
    else:
        await work.schedule.clear(person_id, Kind.INVITE)
