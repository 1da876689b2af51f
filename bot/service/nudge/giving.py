"""Gives somebody the nudge of a date, when it is due or when they ask for it; knows no words."""

from datetime import date, datetime, timedelta

from bot.domain.errors import Refusal
from bot.domain.events.nudge import NudgeCame
from bot.domain.kinds import NUDGE_GRACE, About, Kind, Subject
from bot.domain.localtime import latest_due, local_date
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.prompts import Library
from bot.service import arrivals, quiet
from bot.service.checkin import talk
from bot.service.nudge import calendar, choice, hard_day, standing, steering
from bot.store.work import Work

_LOOK_AGAIN = timedelta(minutes=15)
_JUST_BEFORE = timedelta(milliseconds=1)


async def fall_due(work: Work, library: Library, person: Person, due_at: datetime) -> None:
    """Give the latest nudge due since `due_at` that is not too late, if any; a repeat is harmless."""
    if await talk.is_under_way(work, person):
        await work.schedule.set(person.id, Kind.NUDGE, work.now + _LOOK_AGAIN)
        return
    due = await _latest_due(work, person, due_at)
    await calendar.move_on(work, person)
    if due is None:
        return
    day, instant = due
    if await work.nudges.on(person.id, day) or await _rests(work, person, day):
        return
    if not await arrivals.comes(work, person, Kind.NUDGE, instant):  # where midnight has gone by since
        return
    if await steering.notices_silence(work, person):
        return
    nudge = await _give(work, library, person, day, instant)
    if isinstance(nudge, Nudge):
        work.events.add(NudgeCame(to=person, view=await standing.view_of(work, library, person, nudge)))


async def today(work: Work, library: Library, person: Person) -> Nudge:
    """Today's nudge, to be shown again or given early; no older card of it asks for anything from now on.

    A date that only their partner keeps quiet is like any other here. Raises Refusal on one of their own, and with
    nothing for today.
    """
    day = local_date(work.now, person.zone_or_utc)
    if await quiet.is_own(work, person, day):
        raise Refusal("quiet-today")
    await hard_day.end(work, person)
    nudge = await work.nudges.on(person.id, day) or await _give(work, library, person, day, work.now)
    if not isinstance(nudge, Nudge):
        raise Refusal(f"nudge-{nudge}")
    if nudge.state != "answered":  # the card of an answered one has no buttons any more
        await standing.put_away(work, person, nudge)
    nudge = await standing.reopened(work, nudge)
    await work.outbox.drop(person.id, About(Subject.NUDGE, nudge.id))
    return nudge


async def _rests(work: Work, person: Person, day: date) -> bool:
    """A quiet date stays quiet, and on a hard day nothing more comes."""
    return await quiet.is_quiet(work, person, day) or await hard_day.is_now(work, person)


async def _latest_due(work: Work, person: Person, due_at: datetime) -> tuple[date, datetime] | None:
    if not calendar.has_nudges(person) or person.nudge_minute is None:
        return None
    prepares = await calendar.prepares(work, person)
    if prepares is not None and due_at <= prepares.due_at <= work.now:
        in_time = work.now - prepares.due_at <= NUDGE_GRACE
        return (prepares.day, prepares.due_at) if in_time else None
    # a zone whose rules changed since the entry was made may have had the hour before it
    since = due_at - NUDGE_GRACE - _JUST_BEFORE
    return latest_due(person.zone_or_utc, person.nudge_minute, person.weekdays, since, work.now, NUDGE_GRACE)


async def _give(
    work: Work, library: Library, person: Person, day: date, due_at: datetime
) -> Nudge | choice.Nothing:
    """The nudge of a date that has none yet, or why there is none."""
    chosen = await choice.for_day(work, library, person, day)
    if not isinstance(chosen, choice.Chosen):
        return chosen
    await work.seen.record(person.id, chosen.prompt.id, day)
    return await work.nudges.add(person.id, day, chosen.prompt.id, chosen.couple_id, due_at)
