"""When something next falls due for a person: nudges, questions, a pause's end, what waited; knows no words."""

from datetime import UTC, datetime, timedelta
from typing import assert_never

from bot.domain.kinds import Kind
from bot.domain.localtime import next_on_days
from bot.domain.pace import earliest_look
from bot.domain.people import Person
from bot.domain.rest import question_minute
from bot.service import held
from bot.service.checkin import calendar as checkin_calendar
from bot.service.nudge import calendar as nudge_calendar, snooze
from bot.service.nudge.calendar import has_nudges
from bot.store.work import Work

_JUST_BEFORE = timedelta(milliseconds=1)

UNKNOWN = datetime.fromtimestamp(0, UTC)
"""When an entry is due whose true date was not known to a migration."""


async def arrange(work: Work, person: Person) -> None:
    """Set or clear everything in this person's calendar, from how they are now."""
    for kind in Kind:
        await _arrange(work, person, kind)


async def _arrange(work: Work, person: Person, kind: Kind) -> None:  # noqa: C901 - one branch for each kind
    match kind:
        case Kind.NUDGE:
            await nudge_calendar.arrange(work, person)
        case Kind.SNOOZE:
            await snooze.arrange(work, person)
        case Kind.RESUME:
            await _arrange_resume(work, person)
        case Kind.PACE:  # of everybody, so that the calendar tells nobody's role
            await _arrange_question(work, person, kind, earliest_look(person))
        case Kind.SIGNS:
            await _arrange_question(work, person, kind, await _next_offer(work, person))
        case Kind.WAITING:
            await _arrange_question(work, person, kind, await work.waiting.next_at(person.id))
        case Kind.CHECKIN:
            await checkin_calendar.arrange(work, person)
        case Kind.WEEKLY:
            await _arrange_question(work, person, kind, await checkin_calendar.next_offer(work, person))
        case Kind.GATHER:
            await held.arrange(work, person)
        case Kind.EVE | Kind.LEAVE_OUT | Kind.REACH | Kind.INVITE:
            pass  # with its check-in, with the try that failed, and with what becomes of an invite
        case _:
            assert_never(kind)


async def _arrange_resume(work: Work, person: Person) -> None:
    if person.paused and person.paused_until is not None:
        await work.schedule.set(person.id, Kind.RESUME, person.paused_until)
    else:
        await work.schedule.clear(person.id, Kind.RESUME)


async def _next_offer(work: Work, person: Person) -> datetime | None:
    couple = await work.couples.of(person.id)
    began_at = couple.together_since if couple else person.onboarded_at
    return (await work.signs.of(person.id)).next_offer(began_at) if began_at else None


async def _arrange_question(work: Work, person: Person, kind: Kind, earliest: datetime | None) -> None:
    due_at = next_question_at(person, work.now, earliest) if earliest else None
    pending = await work.schedule.get(person.id, kind)
    if due_at is None:
        await work.schedule.clear(person.id, kind)
    elif pending is None or pending > work.now:  # what is due at this instant has its turn first
        await work.schedule.set(person.id, kind, due_at)


def next_question_at(person: Person, now: datetime, earliest: datetime) -> datetime | None:
    """The first instant (UTC) after `now`, not before `earliest`, of a small question of ours.

    None while nothing comes by itself.
    """
    if not has_nudges(person) or person.zone is None or person.nudge_minute is None:
        return None
    minute = question_minute(person.nudge_minute)
    return next_on_days(person.zone, minute, person.weekdays, max(now, earliest - _JUST_BEFORE))[1]
