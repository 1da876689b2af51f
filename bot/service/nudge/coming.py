"""When somebody's next nudge comes, as far as they may know it; schedules nothing and gives nothing."""

from datetime import date, datetime

from bot.domain.localtime import local_date
from bot.domain.people import Person
from bot.service import quiet
from bot.service.nudge import calendar, choice, hard_day, snooze
from bot.store.work import Work

_LOOKS = 60
"""How many dates are looked at: more than anybody's quiet days and switched-off tracks in a row."""


async def coming_at(work: Work, person: Person) -> datetime | None:
    """The instant (UTC) of the next nudge that is to come by itself; None while there is to be none.

    The calendar looks at every date at their hour. A date brings nothing when it has had its nudge already, is a
    quiet day of theirs, is a hard day, or belongs to a track that they have switched off. A day that only their
    partner keeps quiet brings nothing either, but this does not say so beforehand. One that was put off to an hour of
    today comes again then.
    """
    again = await snooze.coming_at(work, person)
    after = None
    for _ in range(_LOOKS):
        at = await calendar.next_at(work, person, after)
        if at is None or await _brings(work, person, local_date(at, person.zone_or_utc)):
            return min(at, again) if at and again else at or again
        after = at
    return again


async def _brings(work: Work, person: Person, day: date) -> bool:
    if await work.nudges.on(person.id, day) or await quiet.is_own(work, person, day):
        return False
    if day == local_date(work.now, person.zone_or_utc) and await hard_day.is_now(work, person):
        return False
    return not await choice.is_free(work, person, day)
