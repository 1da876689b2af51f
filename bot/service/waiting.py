"""The end of what waits to be opened together: after two days its author is asked, whatever the other did."""

from datetime import datetime, timedelta

from bot.domain.events.waiting import StillWaiting
from bot.domain.kinds import Kind
from bot.domain.people import Person
from bot.domain.reflections import Entry
from bot.service import arrivals, calendar, small_questions
from bot.service.checkin import talk
from bot.service.nudge import hard_day
from bot.store.work import Work

ASKED_AFTER = timedelta(days=2)


async def begin(work: Work, person: Person, entry: Entry) -> None:
    """From now on an entry of theirs waits."""
    await work.waiting.ask_at(entry.id, work.now + ASKED_AFTER)
    await calendar.arrange(work, person)


async def fall_due(work: Work, person: Person, due_at: datetime) -> None:
    """Ask about the oldest one that has waited for long enough. A repeat is harmless."""
    await work.schedule.clear(person.id, Kind.WAITING)
    if await arrivals.comes(work, person, Kind.WAITING, due_at) and not await _is_no_time(work, person):
        await _ask(work, person)
    await calendar.arrange(work, person)


async def _is_no_time(work: Work, person: Person) -> bool:
    return await hard_day.is_now(work, person) or await talk.is_under_way(work, person)


async def _ask(work: Work, person: Person) -> None:
    """One small question of ours a day: another one that waits comes on another day."""
    number, couple = await work.waiting.to_ask(person.id), await work.couples.of(person.id)
    entry = await work.reflections.own_entry(person.id, number) if number is not None else None
    if entry is None or couple is None:
        return
    if not await small_questions.take_the_day(work, person):
        return
    await work.waiting.ask_at(entry.id, None)
    partner = couple.other(person.id).called
    work.events.add(StillWaiting(to=person, entry=entry, partner=partner, couple_id=couple.id))
