"""When somebody's next nudge comes, also on the date of a check-in; knows no prompt and no words."""

from datetime import datetime, timedelta

from bot.domain.kinds import RULES, Kind
from bot.domain.localtime import local_date, next_on_days
from bot.domain.people import Person
from bot.domain.preparation import Preparation
from bot.service.checkin import preparation
from bot.store.work import Work

_DAY = timedelta(days=1)


def may_come(person: Person, kind: Kind) -> bool:
    """Whether this may come to them by itself, as far as it lies with them."""
    return person.onboarded and not person.unreachable and (RULES[kind].in_pause or not person.paused)


def has_nudges(person: Person) -> bool:
    """Whether a nudge comes to them by itself, and they have said when."""
    return (
        may_come(person, Kind.NUDGE)
        and person.zone is not None
        and person.nudge_minute is not None
        and bool(person.weekdays)
    )


async def arrange(work: Work, person: Person) -> None:
    """Set or clear the next nudge from how things are now; what is due already has its turn first."""
    pending = await work.schedule.get(person.id, Kind.NUDGE)
    if pending is None or pending > work.now or not has_nudges(person):
        await move_on(work, person)


async def move_on(work: Work, person: Person) -> None:
    """Put the next nudge where the one stood that has just fallen due, or nothing where there is to be none."""
    due_at = await next_at(work, person)
    if due_at is None:
        await work.schedule.clear(person.id, Kind.NUDGE)
    else:
        await work.schedule.set(person.id, Kind.NUDGE, due_at)


async def next_at(work: Work, person: Person, after: datetime | None = None) -> datetime | None:
    """The next instant (UTC) of their nudge after now, or after another one; None while there is to be none."""
    if not has_nudges(person):
        return None
    return _next(person, await prepares(work, person), after or work.now)


async def prepares(work: Work, person: Person) -> Preparation | None:
    """That of the check-in to come, where they have a partner and a plan."""
    couple = await work.couples.of(person.id)
    return await preparation.coming(work, couple, person) if couple else None


def _next(person: Person, prepares: Preparation | None, now: datetime) -> datetime:
    """The next one at their hour; that of a preparation when it is due, and none else on the date of the talk."""
    after = now
    while True:
        day, instant = next_on_days(person.zone_or_utc, person.nudge_minute or 0, person.weekdays, after)
        if prepares is None or day not in (prepares.day, prepares.talk_day):
            return instant
        if day == prepares.day and prepares.due_at > now:
            return prepares.due_at
        after = max(instant, after)
        if local_date(after, person.zone_or_utc) != day:  # a clock change moved it over midnight
            after += _DAY
