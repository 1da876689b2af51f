"""Brings the offer of a weekly check-in, and takes its answer; a partner learns of neither."""

from datetime import datetime

from bot.domain.events.checkin import WeeklyOffered
from bot.domain.kinds import Kind
from bot.domain.people import Person
from bot.service import arrivals, calendar, small_questions
from bot.service.checkin import calendar as checkin_calendar, offering
from bot.service.checkin.couple import couple_of
from bot.store.work import Work


async def fall_due(work: Work, person: Person, due_at: datetime) -> None:
    """Offer one where there is still none to agree on; another day comes otherwise."""
    await work.schedule.clear(person.id, Kind.WEEKLY)
    if await arrivals.comes(work, person, Kind.WEEKLY, due_at) and await _may_offer(work, person):
        couple = await couple_of(work, person)
        await offering.note_offered(work, couple, person)
        work.events.add(WeeklyOffered(to=person, name=couple.other(person.id).called))
    await calendar.arrange(work, person)


async def decline(work: Work, person: Person) -> None:
    """No more offers. Raises Refusal without a partner."""
    await offering.note_declined(work, await couple_of(work, person), person)
    await calendar.arrange(work, person)


async def is_open(work: Work, person: Person) -> bool:
    """Whether there is still neither a plan nor a suggestion."""
    couple = await couple_of(work, person)
    return await offering.is_open(work, couple)


async def _may_offer(work: Work, person: Person) -> bool:
    earliest = await checkin_calendar.next_offer(work, person)
    if earliest is None or work.now < earliest or not await small_questions.may_come(work, person):
        return False
    return await small_questions.take_the_day(work, person)
