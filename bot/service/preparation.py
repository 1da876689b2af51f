"""The day on which a couple prepares its weekly check-in; knows no prompt and no words."""

from datetime import date, datetime, timedelta

from bot.domain.localtime import instant_at, local_date
from bot.domain.people import Couple
from bot.store.work import Work


async def weekday_for(work: Work, couple: Couple, day: date) -> int | None:
    """The weekday (0 is Monday) that the rhythm of `day` may take for the preparation of a check-in.

    It is the weekday of `day` only when the couple's next check-in is prepared on that very date: on its
    own date where both have their nudge before it begins, else on the date before. None without a plan,
    and on a date whose weekday is the usual one although nothing is to be prepared.
    """
    plan = await work.checkins.plan(couple.id)
    if plan is None:
        return None
    coming = await work.checkins.upcoming(couple.id)
    usual = plan.weekday
    if coming is not None:
        prepared = _prepared_on(couple, coming.starts_at, plan.zone)
        if prepared == day:
            return day.weekday()
        usual = prepared.weekday()
    return usual if usual != day.weekday() else None


def _prepared_on(couple: Couple, starts_at: datetime, zone: str) -> date:
    day = local_date(starts_at, zone)
    nudges = [
        instant_at(person.at, day, person.nudge_minute or 0) for person in (couple.first, couple.second)
    ]
    return day if all(nudge < starts_at for nudge in nudges) else day - timedelta(days=1)
