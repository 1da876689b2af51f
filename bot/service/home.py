"""Where somebody stands here: their partner, what comes next, and what waits for them; changes nothing."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.people import Couple, Person
from bot.service.checkin import calendar as checkin_calendar
from bot.service.nudge import coming
from bot.store.work import Work


@dataclass(frozen=True)
class Home:
    """All instants are UTC. Nothing in it tells what a partner did in private."""

    partner: str | None
    next_nudge_at: datetime | None
    checkin_at: datetime | None
    waiting: int
    """Entries that open once both have shared."""
    suggested: bool
    """The partner has suggested a time for the check-in, which waits for an answer."""
    invite_ends_at: datetime | None
    """Until when a link of theirs can be opened."""


async def look(work: Work, person: Person) -> Home:
    """What they would want to see first."""
    couple = await work.couples.of(person.id)
    return Home(
        partner=couple.other(person.id).called if couple else None,
        next_nudge_at=await coming.coming_at(work, person),
        checkin_at=await _checkin_at(work, couple),
        waiting=await work.reflections.waiting(person.id),
        suggested=await _suggested(work, person, couple),
        invite_ends_at=await _invite_ends_at(work, person),
    )


async def _checkin_at(work: Work, couple: Couple | None) -> datetime | None:
    plan = await work.checkins.plan(couple.id) if couple else None
    if couple is None or plan is None:
        return None
    return (await checkin_calendar.upcoming(work, couple.id, plan)).starts_at


async def _suggested(work: Work, person: Person, couple: Couple | None) -> bool:
    """In a pause nothing of a partner's is brought up by us; /checkin shows it all the same."""
    proposal = await work.checkins.proposal(couple.id) if couple and not person.paused else None
    return proposal is not None and proposal.proposer_id != person.id


async def _invite_ends_at(work: Work, person: Person) -> datetime | None:
    sent = [
        found.expires_at
        for found in await work.invites.unsettled(person.id)
        if found.inviter_id == person.id and found.state == "open" and found.closed(work.now) is None
    ]
    return max(sent, default=None)
