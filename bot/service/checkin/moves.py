"""Moving or skipping one week's check-in; who did it is never said, and no word is chosen here."""

from datetime import date, datetime

from bot.domain.checkin import Checkin, Meeting, Plan, in_hours, is_this_week, later_today, other_days
from bot.domain.errors import Refusal
from bot.domain.events.checkin import CheckinMoved, CheckinSkipped
from bot.domain.kinds import About, Subject
from bot.domain.localtime import local_date
from bot.domain.people import Couple, Person
from bot.service.checkin import clocks, rests
from bot.service.checkin.couple import arrange_both, couple_of
from bot.service.nudge import withdrawal
from bot.store.work import Work


async def later_hours(work: Work, person: Person, checkin_id: int) -> list[int]:
    """In how many hours it can be today. Raises Refusal when it is not planned any more."""
    couple, _, _ = await movable(work, person, checkin_id)
    return later_today(work.now, await clocks.zones_for(work, couple, person))


async def later(work: Work, person: Person, checkin_id: int, hours: int) -> datetime:
    """Move it by hours (1, 2, 3) from now; both are reminded then. Returns the new start (UTC).

    Raises Refusal when it is not planned any more, or the hour is not fit any more: in the night
    of a clock that they may reckon with, or tomorrow.
    """
    couple, _, checkin = await movable(work, person, checkin_id)
    if hours not in later_today(work.now, await clocks.zones_for(work, couple, person)):
        raise Refusal("checkin-too-late")
    return await _move(work, person, checkin, in_hours(work.now, hours))


async def days_for(work: Work, person: Person, checkin_id: int) -> tuple[Plan, list[Meeting]]:
    """The days on which it can be instead. Raises Refusal when it is not planned any more."""
    _, plan, checkin = await movable(work, person, checkin_id)
    return plan, other_days(plan, checkin.meeting, work.now)


async def move_to_day(work: Work, person: Person, checkin_id: int, day: date) -> datetime:
    """Move it to a date of the plan's zone at the plan's hour; returns the new start (UTC).

    Raises Refusal when it is not planned any more, or for any other date than those offered.
    """
    _, plan, checkin = await movable(work, person, checkin_id)
    for meeting in other_days(plan, checkin.meeting, work.now):
        if local_date(meeting.starts_at, plan.zone) == day:
            return await _move(work, person, checkin, meeting.starts_at)
    raise Refusal("checkin-over")


async def skip(work: Work, person: Person, checkin_id: int) -> datetime:
    """Leave this week's out; the next one stands. Returns when it would have started (UTC).

    Nothing is said to a partner who would not have been called to it. Raises Refusal when it is not planned any more.
    """
    _, _, checkin = await movable(work, person, checkin_id)
    await work.checkins.change(checkin, checkin.skipped())
    partner = await _follow(work, person, checkin)
    if not await rests.sits_out(work, partner, checkin):
        work.events.add(
            CheckinSkipped(
                to=partner,
                starts_at=checkin.starts_at,
                asked_for=await _is_waited_for(work, partner, checkin),
            )
        )
    return checkin.starts_at


async def movable(work: Work, person: Person, checkin_id: int) -> tuple[Couple, Plan, Checkin]:
    """A check-in of the person's own couple that is still to be. Raises Refusal for any other."""
    couple = await work.couples.of(person.id)
    plan = await work.checkins.plan(couple.id) if couple else None
    checkin = await work.checkins.get(couple.id, checkin_id) if couple else None
    if couple is None or plan is None or checkin is None or not is_this_week(plan, checkin.meeting, work.now):
        raise Refusal("checkin-over")
    if checkin.state == "started":
        raise Refusal("checkin-begun")
    if checkin.state != "planned":
        raise Refusal("checkin-over")
    return couple, plan, checkin


async def _move(work: Work, person: Person, checkin: Checkin, starts_at: datetime) -> datetime:
    await work.checkins.change(checkin, checkin.moved(starts_at))
    partner = await _follow(work, person, checkin)
    work.events.add(
        CheckinMoved(to=partner, starts_at=starts_at, asked_for=await _is_waited_for(work, partner, checkin))
    )
    return starts_at


async def _is_waited_for(work: Work, partner: Person, checkin: Checkin) -> bool:
    """Whether it must be said now: only who rests and has not kept it can hear of it later."""
    return not partner.paused or await rests.has_kept(work, partner, checkin)


async def _follow(work: Work, person: Person, checkin: Checkin) -> Person:
    """Both calendars follow, and a reminder still on its way to the partner does not come. Returns the partner."""
    couple = await couple_of(work, person)
    await arrange_both(work, couple)
    await withdrawal.take_off_preparation(work, couple)
    partner = couple.other(person.id)
    await work.outbox.drop(partner.id, About(Subject.CHECKIN, checkin.id))
    return partner
