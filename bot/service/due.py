"""Takes what falls due to the service whose it is; knows no words."""

from collections.abc import Callable
from typing import assert_never

from bot.domain.kinds import Kind
from bot.domain.people import Person
from bot.domain.prompts import Library
from bot.service import gathering, pace, pausing, presence, signs, waiting
from bot.service.checkin import offers, pausing as checkin_pausing, reminders
from bot.service.nudge import giving, snoozing
from bot.service.pairing import expiry
from bot.store.schedule import Due
from bot.store.work import Work

LibraryFor = Callable[[Person], Library]
"""The prompts to choose from for somebody."""


async def fall_due(  # noqa: C901, PLR0912 - one branch for each kind
    work: Work, library_for: LibraryFor, due: Due
) -> None:
    """Let one entry of the calendar happen. Each service sets what comes next, and repeats are harmless."""
    person = await work.people.get(due.person_id)
    match due.kind:
        case Kind.NUDGE:
            await giving.fall_due(work, library_for(person), person, due.due_at)
        case Kind.SNOOZE:
            await snoozing.fall_due(work, library_for(person), person, due.due_at)
        case Kind.RESUME:
            await pausing.fall_due(work, person)
        case Kind.PACE:
            await pace.fall_due(work, person, due.due_at)
        case Kind.SIGNS:
            await signs.fall_due(work, person, due.due_at)
        case Kind.REACH:
            await presence.fall_due(work, person, due.due_at)
        case Kind.GATHER:
            await gathering.fall_due(work, person)
        case Kind.WAITING:
            await waiting.fall_due(work, person, due.due_at)
        case Kind.INVITE:
            await expiry.fall_due(work, person, due.due_at)
        case Kind.EVE:
            await reminders.fall_due_eve(work, person, due.due_at)
        case Kind.WEEKLY:
            await offers.fall_due(work, person, due.due_at)
        case Kind.LEAVE_OUT:
            await checkin_pausing.fall_due(work, person)
        case Kind.CHECKIN:
            await reminders.fall_due_checkin(work, person, due.due_at)
        case _:
            assert_never(due.kind)
