"""Takes what falls due to the service whose it is; knows no words."""

from typing import assert_never

from bot.domain.kinds import Kind
from bot.service import nudges, pace, pausing, presence, signs
from bot.service.checkin import offers, pausing as checkin_pausing, reminders
from bot.store.schedule import Due
from bot.store.work import Work
from bot.texts.texts import Texts


async def fall_due(work: Work, texts: Texts, due: Due) -> None:
    """Let one entry of the calendar happen. Each service sets what comes next, and repeats are harmless."""
    person = await work.people.get(due.person_id)
    match due.kind:
        case Kind.NUDGE:
            await nudges.fall_due(work, texts, person, due.due_at)
        case Kind.RESUME:
            await pausing.fall_due(work, person)
        case Kind.PACE:
            await pace.fall_due(work, person, due.due_at)
        case Kind.SIGNS:
            await signs.fall_due(work, person, due.due_at)
        case Kind.REACH:
            await presence.fall_due(work, person, due.due_at)
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
