"""When the weekly check-in, the word of the day before and the offer of one fall due for a person; knows no words."""

from datetime import datetime

from bot.domain.checkin import Checkin, Plan, eve_at, next_meeting
from bot.domain.kinds import Kind
from bot.domain.people import Couple, Person
from bot.service.checkin import offering, rests
from bot.store.work import Work


async def arrange(work: Work, person: Person) -> None:
    """Set or clear all of it from how things are now. What is due already and not done yet stays."""
    couple = await work.couples.of(person.id) if person.onboarded and not person.unreachable else None
    plan = await work.checkins.plan(couple.id) if couple else None
    if couple is None or plan is None:
        await clear(work, person.id)
        return
    coming = await upcoming(work, couple.id, plan)
    await _arrange_leaving_out(work, person, coming)
    if not await _is_due_now(work, couple, person):
        if await rests.is_called(work, person, coming):
            await work.schedule.set(person.id, Kind.CHECKIN, coming.starts_at)
        else:
            await work.schedule.clear(person.id, Kind.CHECKIN)
    await _arrange_eve(work, person, coming)


async def clear(work: Work, person_id: int) -> None:
    for kind in (Kind.EVE, Kind.CHECKIN, Kind.LEAVE_OUT):
        await work.schedule.clear(person_id, kind)


async def upcoming(work: Work, couple_id: int, plan: Plan) -> Checkin:
    """The next check-in that is still to come; made when there is none yet."""
    planned = await work.checkins.upcoming(couple_id)
    if planned is not None:
        return planned
    meeting = next_meeting(plan, work.now)
    while await work.checkins.on(couple_id, meeting.day) is not None:  # begun early, skipped, or moved ahead
        meeting = next_meeting(plan, meeting.starts_at)
    return await work.checkins.add(couple_id, meeting)


async def next_offer(work: Work, person: Person) -> datetime | None:
    """The earliest instant (UTC) at which one is offered to them; None while there is nothing to offer."""
    couple = await work.couples.of(person.id)
    return await offering.next_at(work, couple, person) if couple else None


async def _is_due_now(work: Work, couple: Couple, person: Person) -> bool:
    """Whether one is due at this instant, or was, and they are still to be called to it."""
    pending = await work.schedule.get(person.id, Kind.CHECKIN)
    if pending is None or pending > work.now:
        return False
    due = await work.checkins.starting(couple.id, pending)
    return due is not None and await rests.is_called(work, person, due)


async def _arrange_eve(work: Work, person: Person, coming: Checkin) -> None:
    due_at = eve_of(person, coming.starts_at) if await rests.is_called(work, person, coming) else None
    if due_at is not None and due_at > work.now:
        await work.schedule.set(person.id, Kind.EVE, due_at)
    elif due_at is None or await work.schedule.get(person.id, Kind.EVE) != due_at:
        await work.schedule.clear(person.id, Kind.EVE)


async def _arrange_leaving_out(work: Work, person: Person, coming: Checkin) -> None:
    at = await rests.left_out_at(work, person, coming)
    if at is None:
        await work.schedule.clear(person.id, Kind.LEAVE_OUT)
    else:
        await work.schedule.set(person.id, Kind.LEAVE_OUT, at)


def eve_of(person: Person, starts_at: datetime) -> datetime | None:
    """The day before, at the hour of their nudges; None for somebody who has not said one."""
    if person.zone is None or person.nudge_minute is None:
        return None
    return eve_at(starts_at, person.zone, person.nudge_minute)
