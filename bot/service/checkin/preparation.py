"""When somebody prepares the weekly check-in of their couple, by their own clock; knows no prompt and no words."""

from datetime import date

from bot.domain.checkin import Checkin
from bot.domain.localtime import local_date
from bot.domain.people import Couple, Person
from bot.domain.preparation import Preparation, preparation_for
from bot.store.work import Work


async def coming(work: Work, couple: Couple, person: Person) -> Preparation | None:
    """That of the next check-in which is planned, where one is and the person has said when they have nudges."""
    planned = await _planned(work, couple)
    return _of(planned, person) if planned else None


async def on(work: Work, couple: Couple, person: Person, day: date) -> date | None:
    """The planned date of the check-in that this person prepares on a local date; None when there is none."""
    planned = await _planned(work, couple)
    if planned is None:
        return None
    prepares = _of(planned, person)
    return planned.meeting.day if prepares and prepares.day == day and work.now < planned.starts_at else None


async def is_talk_day(work: Work, couple: Couple, person: Person, day: date) -> bool:
    """Whether a check-in of theirs is, or was, on this date of theirs: nothing else comes then.

    One that was skipped leaves its date to what would come otherwise.
    """
    return any(
        checkin.state != "skipped" and local_date(checkin.starts_at, person.zone_or_utc) == day
        for checkin in await work.checkins.all_of(couple.id)
    )


async def _planned(work: Work, couple: Couple) -> Checkin | None:
    if await work.checkins.plan(couple.id) is None:
        return None
    return await work.checkins.upcoming(couple.id)


def _of(planned: Checkin, person: Person) -> Preparation | None:
    if person.zone is None or person.nudge_minute is None:
        return None
    return preparation_for(planned.starts_at, person.zone, person.nudge_minute)
