"""When somebody's next nudge comes, as far as they may know it; schedules nothing and gives nothing."""

from datetime import date, datetime

from bot.domain.localtime import local_date
from bot.domain.people import Person
from bot.service import choice, hard_day, nudge_calendar, quiet
from bot.store.work import Work

_LOOKS = 60
"""How many dates are looked at: more than anybody's quiet days and switched-off tracks in a row."""


async def coming_at(work: Work, person: Person) -> datetime | None:
    """The instant (UTC) of the next nudge that is to come by itself; None while there is to be none.

    The calendar looks at every date at their hour. A date brings nothing when it has had its nudge already, is a
    quiet day of theirs, is a hard day, or belongs to a track that they have switched off. A day that only their
    partner keeps quiet brings nothing either, but this does not say so beforehand.
    """
    after = None
    for _ in range(_LOOKS):
        at = await nudge_calendar.next_at(work, person, after)
        if at is None or await _brings(work, person, local_date(at, person.at)):
            return at
        after = at
    return None


async def _brings(work: Work, person: Person, day: date) -> bool:
    if await work.nudges.on(person.id, day) or await quiet.is_own(work, person, day):
        return False
    if day == local_date(work.now, person.at) and await hard_day.is_now(work, person):
        return False
    return not await choice.is_free(work, person, day)
