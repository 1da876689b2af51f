"""Stopping and starting what comes by itself; the partner is never told."""

from dataclasses import replace
from datetime import date

from bot.domain.people import Person
from bot.service import calendar
from bot.store.instants import to_ms_or_none
from bot.store.work import Work


async def pause(work: Work, person: Person, ends_on: date | None) -> Person:
    """Rest until that date where they are then, or until they say so when it is None."""
    paused_at = person.paused_at if person.paused else work.now
    return await _set(work, person, paused=1, paused_at=to_ms_or_none(paused_at), ends_on=ends_on)


async def resume(work: Work, person: Person) -> Person:
    """Everything comes again from now on; what fell due meanwhile does not, and the stage did not age."""
    if person.paused_at is not None:
        since = person.pace.since + (work.now - max(person.paused_at, person.pace.since))
        await work.people.set_pace(person.id, replace(person.pace, since=since))
    return await _set(work, person, paused=0, paused_at=None, ends_on=None)


async def fall_due(work: Work, person: Person) -> None:
    """The pause has come to its end by itself. Nothing is said: the next nudge is the sign."""
    if person.paused and person.paused_until is not None and person.paused_until <= work.now:
        await resume(work, person)
    else:
        await calendar.arrange(work, person)


async def _set(
    work: Work, person: Person, *, paused: int, paused_at: int | None, ends_on: date | None
) -> Person:
    ends = ends_on.isoformat() if ends_on else None
    await work.people.set(person.id, paused=paused, paused_at=paused_at, pause_ends_on=ends)
    person = await work.people.get(person.id)
    await calendar.arrange(work, person)
    return person
