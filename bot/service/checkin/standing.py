"""How things stand with a couple's check-in, as one of them may see it; changes nothing but what is missing."""

from dataclasses import dataclass

from bot.domain.checkin import Checkin, Proposal, can_begin
from bot.domain.people import Couple, Person
from bot.service.checkin import calendar
from bot.service.checkin.couple import couple_of
from bot.store.work import Work


@dataclass(frozen=True)
class Standing:
    """How things stand with a couple's check-in: the one to come, and the one whose time is now."""

    partner: Person
    proposal: Proposal | None
    coming: Checkin | None
    current: Checkin | None
    """Planned for now, or begun and not over."""
    can_begin: bool
    """The one to come is today."""


async def standing(work: Work, person: Person) -> Standing:
    """Raises Refusal for somebody without a partner."""
    couple = await couple_of(work, person)
    plan = await work.checkins.plan(couple.id)
    coming = await calendar.upcoming(work, couple.id, plan) if plan else None
    return Standing(
        partner=couple.other(person.id),
        proposal=await work.checkins.proposal(couple.id),
        coming=coming,
        current=await _current(work, couple, person),
        can_begin=coming is not None and can_begin(coming.starts_at, work.now, person.at),
    )


async def _current(work: Work, couple: Couple, person: Person) -> Checkin | None:
    latest = await work.checkins.latest_due(couple.id)
    if latest and latest.state in ("planned", "started") and can_begin(latest.starts_at, work.now, person.at):
        return latest
    return None
