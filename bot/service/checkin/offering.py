"""The offer of a weekly check-in, to each partner in private; what one answers moves nothing of the other's."""

from dataclasses import replace
from datetime import datetime

from bot.domain.checkin_offer import WeeklyOffers
from bot.domain.people import Couple, Person
from bot.store.work import Work


async def next_at(work: Work, couple: Couple, person: Person) -> datetime | None:
    """The earliest instant (UTC) of the next offer; None where they have a plan or a suggestion, or want none."""
    if not await is_open(work, couple):
        return None
    return (await _of(work, couple, person)).next_at(couple.together_since)


async def is_open(work: Work, couple: Couple) -> bool:
    """Whether they have neither a plan nor a suggestion."""
    if await work.checkins.plan(couple.id) is not None:
        return False
    return await work.checkins.proposal(couple.id) is None


async def note_offered(work: Work, couple: Couple, person: Person) -> None:
    await _keep(work, person, (await _of(work, couple, person)).offered(work.now))


async def note_declined(work: Work, couple: Couple, person: Person) -> None:
    """It is not offered to them again while they are together."""
    await _keep(work, person, (await _of(work, couple, person)).declined())


async def _of(work: Work, couple: Couple, person: Person) -> WeeklyOffers:
    kept = (await work.preferences.of(person.id)).weekly_offers
    return kept if kept and kept.couple_id == couple.id else WeeklyOffers(couple.id)


async def _keep(work: Work, person: Person, offers: WeeklyOffers) -> None:
    preferences = await work.preferences.of(person.id)
    await work.preferences.keep(person.id, replace(preferences, weekly_offers=offers))
