"""To when somebody put today's nudge off: kept, said, and in the calendar; gives nothing and knows no words."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain import snooze as rules
from bot.domain.kinds import RULES, Kind
from bot.domain.localtime import local_date
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.preparation import LEAST_BEFORE
from bot.domain.snooze import Later, Snooze
from bot.service import quiet
from bot.service.nudge import hard_day
from bot.store.work import Work

_GRACE = RULES[Kind.SNOOZE].grace or timedelta()


async def of(work: Work, person: Person, nudge_id: int) -> Snooze | None:
    """The one of this nudge."""
    snooze = (await work.preferences.of(person.id)).snooze
    return snooze if snooze is not None and snooze.nudge_id == nudge_id else None


async def keep(work: Work, person: Person, snooze: Snooze | None) -> None:
    """Put this in place of whatever was kept; the calendar follows."""
    preferences = await work.preferences.of(person.id)
    if preferences.snooze != snooze:
        await work.preferences.keep(person.id, replace(preferences, snooze=snooze))
        await _set(work, person, snooze)


async def end(work: Work, person: Person, nudge_id: int) -> None:
    """The nudge does not come again."""
    if await of(work, person, nudge_id) is not None:
        await keep(work, person, None)


async def arrange(work: Work, person: Person) -> None:
    """By the clock that they live by now; what is due already has its turn first."""
    pending = await work.schedule.get(person.id, Kind.SNOOZE)
    if pending is not None and pending > work.now:
        await _set(work, person, (await work.preferences.of(person.id)).snooze)


async def offered(work: Work, person: Person, nudge: Nudge) -> tuple[Later, ...]:
    """The hours to which it can be put off now; none in a pause, or on a date that they keep quiet themselves."""
    if nudge.state != "open" or nudge.local_date != local_date(work.now, person.zone_or_utc):
        return ()
    if person.paused or person.zone is None:
        return ()
    if await quiet.is_own(work, person, nudge.local_date):
        return ()
    return rules.offered(work.now, person.zone_or_utc, await before_the_talk(work, person))


async def before_the_talk(work: Work, person: Person) -> datetime | None:
    """Until when something may come on the date of a check-in, today; None where there is none.

    Nothing comes within the hour before it, nor once it has begun.
    """
    couple = await work.couples.of(person.id)
    today = local_date(work.now, person.zone_or_utc)
    ends = [
        checkin.starts_at - LEAST_BEFORE if checkin.state == "planned" else work.now - LEAST_BEFORE
        for checkin in (await work.checkins.all_of(couple.id) if couple else [])
        if checkin.state != "skipped" and local_date(checkin.starts_at, person.zone_or_utc) == today
    ]
    return min(ends, default=None)


async def coming_at(work: Work, person: Person) -> datetime | None:
    """When (UTC) the nudge that was put off will come again; None where it will not."""
    snooze = (await work.preferences.of(person.id)).snooze
    if snooze is None or person.paused or person.unreachable:
        return None
    at = snooze.at(person.zone_or_utc)
    if at <= work.now:  # by the clock of another place it is due already
        in_time = work.now - at <= _GRACE and rules.may_ring(work.now, person.zone_or_utc, snooze)
        at = work.now if in_time else at
    return at if at >= work.now and await _waits(work, person, snooze, at) else None


async def may_come(work: Work, person: Person, snooze: Snooze) -> bool:
    """Whether it may come now, as far as the day lets it."""
    return rules.may_ring(work.now, person.zone_or_utc, snooze) and await _waits(
        work, person, snooze, work.now
    )


async def _waits(work: Work, person: Person, snooze: Snooze, at: datetime) -> bool:
    """Whether nothing has come between: an answer, a hard day, a quiet date of their own, the check-in."""
    nudge = await work.nudges.own(person.id, snooze.nudge_id)
    if person.zone is None or nudge is None or nudge.state != "open" or await hard_day.is_now(work, person):
        return False
    if await quiet.is_own(work, person, snooze.day):
        return False
    until = await before_the_talk(work, person)
    return until is None or at <= until


async def _set(work: Work, person: Person, snooze: Snooze | None) -> None:
    if snooze is None:
        await work.schedule.clear(person.id, Kind.SNOOZE)
    else:
        await work.schedule.set(person.id, Kind.SNOOZE, snooze.at(person.zone_or_utc))
