"""People who cannot be written to: their nudges rest meanwhile, nothing is lost, and they are tried again."""

from datetime import datetime, timedelta

from bot.domain.kinds import Kind
from bot.domain.localtime import next_on_days
from bot.domain.people import EVERY_DAY, Person
from bot.domain.unreachable import Unreachable, is_told_of, wait_before_next_try
from bot.service import calendar
from bot.service.nudge import calendar as nudge_calendar
from bot.store.work import Work

_A_DAY = timedelta(days=1)
_JUST_BEFORE = timedelta(milliseconds=1)


async def set_unreachable(work: Work, person_id: int, why: Unreachable) -> None:
    """They cannot be written to: nothing falls due for them until they come back or the next try is due.

    Several calls that fail for one reason count once. Harmless for somebody who was erased while a message
    to them was on its way.
    """
    await work.outbox.hold(person_id)
    try:
        person = await work.people.get(person_id)
    except LookupError:
        return
    if person.unreachable and not is_told_of(why):
        return
    failures = await work.unreachable.add(person_id, why)
    await work.people.set(person_id, unreachable=1)
    person = await work.people.get(person_id)
    await calendar.arrange(work, person)
    await _plan_next_try(work, person, why, failures)


async def welcome_back(work: Work, person: Person) -> Person:
    """They came back: what was held for them is sent, and their days go on from now."""
    await work.unreachable.forget(person.id)
    return await _wake(work, person)


async def fall_due(work: Work, person: Person, due_at: datetime) -> None:
    """The next try: their days go on as if nothing had been, and whatever is sent first shows whether they may."""
    if not person.unreachable:
        await work.schedule.clear(person.id, Kind.REACH)
        return
    if due_at == calendar.UNKNOWN:  # they rested before anybody noted why
        await _plan_next_try(work, person, "forbidden", 1)
        return
    person = await _wake(work, person)
    nudge_at = await nudge_calendar.next_at(
        work, person, due_at - _JUST_BEFORE
    )  # the one of this very hour too
    if nudge_at is not None:
        await work.schedule.set(person.id, Kind.NUDGE, nudge_at)


async def _wake(work: Work, person: Person) -> Person:
    await work.schedule.clear(person.id, Kind.REACH)
    await work.people.set(person.id, unreachable=0)
    await work.outbox.release(person.id)
    person = await work.people.get(person.id)
    await calendar.arrange(work, person)
    return person


async def _plan_next_try(work: Work, person: Person, why: Unreachable, failures: int) -> None:
    wait = wait_before_next_try(why, failures)
    if wait is None:
        await work.schedule.clear(person.id, Kind.REACH)
    else:
        await work.schedule.set(person.id, Kind.REACH, _their_hour(person, work.now + wait - _A_DAY))


def _their_hour(person: Person, after: datetime) -> datetime:
    """The first instant after this one at which a nudge would suit them; a day later for who has no hour yet."""
    if person.zone is None or person.nudge_minute is None:
        return after + _A_DAY
    return next_on_days(person.zone, person.nudge_minute, EVERY_DAY, after)[1]
