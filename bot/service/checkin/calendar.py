"""When the weekly check-in and the word of the day before fall due for a person; knows no words."""

from datetime import datetime

from bot.domain.checkin import Checkin, Plan, eve_at, next_meeting
from bot.domain.kinds import Kind
from bot.domain.people import Couple, Person
from bot.store.work import Work


async def arrange(work: Work, person: Person, *, awake: bool) -> None:
    """Set or clear both reminders from how things are now. What is due already and not done yet stays."""
    couple = await work.couples.of(person.id) if awake else None
    plan = await work.checkins.plan(couple.id) if couple else None
    if couple is None or plan is None:
        await clear(work, person.id)
        return
    coming = await upcoming(work, couple.id, plan)
    await _arrange_checkin(work, couple, person, coming.starts_at)
    await _arrange_eve(work, person, coming.starts_at)


async def clear(work: Work, person_id: int) -> None:
    await work.schedule.clear(person_id, Kind.EVE)
    await work.schedule.clear(person_id, Kind.CHECKIN)


async def upcoming(work: Work, couple_id: int, plan: Plan) -> Checkin:
    """The next check-in that is still to come; made when there is none yet."""
    planned = await work.checkins.upcoming(couple_id)
    if planned is not None:
        return planned
    meeting = next_meeting(plan, work.now)
    while await work.checkins.on(couple_id, meeting.day) is not None:  # begun early, skipped, or moved ahead
        meeting = next_meeting(plan, meeting.starts_at)
    return await work.checkins.add(couple_id, meeting)


async def _arrange_checkin(work: Work, couple: Couple, person: Person, starts_at: datetime) -> None:
    pending = await work.schedule.get(person.id, Kind.CHECKIN)
    if pending and pending <= work.now and await work.checkins.starting(couple.id, pending):
        return
    await work.schedule.set(person.id, Kind.CHECKIN, starts_at)


async def _arrange_eve(work: Work, person: Person, starts_at: datetime) -> None:
    due_at = eve_of(person, starts_at)
    if due_at is not None and due_at > work.now:
        await work.schedule.set(person.id, Kind.EVE, due_at)
    elif due_at is None or await work.schedule.get(person.id, Kind.EVE) != due_at:
        await work.schedule.clear(person.id, Kind.EVE)


def eve_of(person: Person, starts_at: datetime) -> datetime | None:
    """The day before, at the hour of their nudges; None for somebody who has not said one."""
    if person.zone is None or person.nudge_minute is None:
        return None
    return eve_at(starts_at, person.zone, person.nudge_minute)
