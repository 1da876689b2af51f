"""How things stand with a couple's check-in, as one of them may see it; changes nothing but what is missing."""

from dataclasses import dataclass

from bot.domain.checkin import Checkin, Proposal, can_begin
from bot.domain.checkin_pause import falls_into
from bot.domain.people import Couple, Person
from bot.service.checkin import calendar, clocks, rests
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
    sits_out: bool
    """The one to come falls into their pause, and they have not kept it."""
    kept: bool
    """It falls into their pause, and they have kept it."""
    partner_zone: str | None
    """By which clock the partner reads it, where they may know."""


async def standing(work: Work, person: Person) -> Standing:
    """Raises Refusal for somebody without a partner."""
    couple = await couple_of(work, person)
    plan = await work.checkins.plan(couple.id)
    coming = await calendar.upcoming(work, couple.id, plan) if plan else None
    partner, paused = couple.other(person.id), False
    if coming is not None:
        paused = person.paused and falls_into(coming.starts_at, person.paused_until)
    kept = coming is not None and paused and await rests.has_kept(work, person, coming)
    return Standing(
        partner=partner,
        proposal=await work.checkins.proposal(couple.id),
        coming=coming,
        current=await _current(work, couple, person),
        can_begin=coming is not None and can_begin(coming.starts_at, work.now, person.zone_or_utc),
        sits_out=paused and not kept,
        kept=kept,
        partner_zone=await clocks.shown_zone(work, partner),
    )


async def _current(work: Work, couple: Couple, person: Person) -> Checkin | None:
    latest = await work.checkins.latest_due(couple.id)
    if (
        latest
        and latest.state in ("planned", "started")
        and can_begin(latest.starts_at, work.now, person.zone_or_utc)
    ):
        return latest
    return None
