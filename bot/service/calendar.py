"""When something next falls due for a person: nudges, check-ins and the end of a pause; knows no words."""

from datetime import datetime, timedelta

from bot.domain.localtime import next_on_days
from bot.domain.people import Person
from bot.service import checkin_calendar
from bot.store.work import Work

GRACE = timedelta(hours=2)
"""How late a nudge may come after downtime; later than that, the day goes without one."""


def is_awake(person: Person) -> bool:
    """Whether anything may come to them by itself."""
    return person.onboarded and not person.paused and not person.resting


async def arrange(work: Work, person: Person) -> None:
    """Set or clear everything in this person's calendar, from how they are now."""
    await _arrange_nudge(work, person)
    await _arrange_resume(work, person)
    await checkin_calendar.arrange(work, person, awake=is_awake(person))


async def _arrange_nudge(work: Work, person: Person) -> None:
    due_at = next_nudge_at(person, work.now)
    if due_at is None:
        await work.schedule.clear(person.id, "nudge")
    else:
        await work.schedule.set(person.id, "nudge", due_at)


async def _arrange_resume(work: Work, person: Person) -> None:
    if person.paused and person.paused_until is not None:
        await work.schedule.set(person.id, "resume", person.paused_until)
    else:
        await work.schedule.clear(person.id, "resume")


def next_nudge_at(person: Person, now: datetime) -> datetime | None:
    """The next instant (UTC) of their nudge, or None while there is to be none."""
    if not is_awake(person) or person.zone is None or person.nudge_minute is None or not person.weekdays:
        return None
    return next_on_days(person.zone, person.nudge_minute, person.weekdays, now)[1]
