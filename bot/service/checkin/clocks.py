"""Whose clock a partner may see or reckon with: it tells where somebody is, so it takes that person's word."""

from dataclasses import replace

from bot.domain.people import Couple, Person
from bot.service.checkin.couple import couple_of
from bot.store.work import Work


async def shown_zone(work: Work, partner: Person) -> str | None:
    """The zone by which times are also said to whoever this is the partner of; None without their word."""
    return partner.zone if (await work.preferences.of(partner.id)).shows_clock else None


async def zones_for(work: Work, couple: Couple, person: Person) -> list[str]:
    """The clocks that this person may reckon with: their own, and the partner's with the partner's word."""
    theirs = await shown_zone(work, couple.other(person.id))
    return [person.zone_or_utc, theirs] if theirs else [person.zone_or_utc]


async def shows(work: Work, person: Person) -> bool:
    """Whether this person has given their word. Raises Refusal without a partner."""
    await couple_of(work, person)
    return (await work.preferences.of(person.id)).shows_clock


async def show(work: Work, person: Person, *, shown: bool) -> None:
    """Give that word or take it back. Raises Refusal without a partner."""
    await couple_of(work, person)
    preferences = await work.preferences.of(person.id)
    await work.preferences.keep(person.id, replace(preferences, shows_clock=shown))
