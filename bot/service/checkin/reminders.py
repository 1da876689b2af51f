"""What the calendar brings of the weekly check-in: the word of the day before, and that it is time; knows no words."""

from datetime import datetime

from bot.domain.checkin import Checkin
from bot.domain.events.checkin import CheckinCame, EveCame
from bot.domain.kinds import Kind, Manner
from bot.domain.localtime import local_date
from bot.domain.people import Person
from bot.service import arrivals
from bot.service.checkin import calendar, rests
from bot.store.work import Work


async def fall_due_eve(work: Work, person: Person, due_at: datetime) -> None:
    """The day before. Nothing is said when it is too late, at night, or when the check-in has moved."""
    await work.schedule.clear(person.id, Kind.EVE)
    coming = await _coming(work, person)
    manner = await _manner(work, person, Kind.EVE, due_at, coming)
    stands = coming is not None and calendar.eve_of(person, coming.starts_at) == due_at
    if coming and stands and manner is not Manner.SKIPPED:
        day = local_date(coming.starts_at, person.zone_or_utc).isoformat()
        if await work.schedule.happened(person.id, "eve", day):
            on_quiet_date = manner is Manner.SILENT
            event = EveCame(
                to=person, checkin_id=coming.id, starts_at=coming.starts_at, on_quiet_date=on_quiet_date
            )
            work.events.add(event)
    await calendar.arrange(work, person)


async def fall_due_checkin(work: Work, person: Person, due_at: datetime) -> None:
    """It is time, or was within the last hour; afterwards next week's stands in the calendar."""
    await work.schedule.clear(person.id, Kind.CHECKIN)
    couple = await work.couples.of(person.id)
    checkin = await work.checkins.starting(couple.id, due_at) if couple else None
    manner = await _manner(work, person, Kind.CHECKIN, due_at, checkin)
    # One check-in can come twice on a date, after "later today": its instant is what happens once.
    once = due_at.isoformat(timespec="minutes")
    comes = checkin is not None and manner is not Manner.SKIPPED
    if checkin and comes and await work.schedule.happened(person.id, "checkin", once):
        work.events.add(CheckinCame(to=person, checkin_id=checkin.id, on_quiet_date=manner is Manner.SILENT))
    await calendar.arrange(work, person)


async def _coming(work: Work, person: Person) -> Checkin | None:
    couple = await work.couples.of(person.id)
    plan = await work.checkins.plan(couple.id) if couple else None
    return await calendar.upcoming(work, couple.id, plan) if couple and plan else None


async def _manner(
    work: Work, person: Person, kind: Kind, due_at: datetime, checkin: Checkin | None
) -> Manner:
    """What they have kept comes in their pause too."""
    kept = checkin is not None and await rests.has_kept(work, person, checkin)
    return await arrivals.manner(work, person, kind, due_at, in_pause=kept)
