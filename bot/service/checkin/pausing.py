"""What becomes of a check-in that falls into somebody's pause: they keep it, or it is left out; knows no words."""

from bot.domain.checkin import Checkin
from bot.domain.people import Person
from bot.service.checkin import calendar, moves, rests
from bot.store.work import Work


async def begin(work: Work, person: Person) -> Checkin | None:
    """They have begun to pause, or changed until when: the check-in about which they are asked, if there is one."""
    await rests.note_kept(work, person, None)
    await calendar.arrange(work, person)
    return await falling(work, person)


async def falling(work: Work, person: Person) -> Checkin | None:
    """The check-in to come, where it falls into their pause and they have not kept it."""
    couple = await work.couples.of(person.id)
    plan = await work.checkins.plan(couple.id) if couple else None
    if couple is None or plan is None:
        return None
    coming = await calendar.upcoming(work, couple.id, plan)
    return coming if await rests.sits_out(work, person, coming) else None


async def keep(work: Work, person: Person, checkin_id: int) -> Checkin:
    """They are called to it in spite of their pause. Raises Refusal when it is not planned any more."""
    _, _, checkin = await moves.movable(work, person, checkin_id)
    await rests.note_kept(work, person, checkin)
    await calendar.arrange(work, person)
    return checkin


async def fall_due(work: Work, person: Person) -> None:
    """Leave the one out that falls into their pause, if it is time for that. Nothing is said to them."""
    coming = await falling(work, person)
    due_at = await rests.left_out_at(work, person, coming) if coming else None
    if coming is not None and due_at is not None and due_at <= work.now:
        await moves.skip(work, person, coming.id)
    await calendar.arrange(work, person)
