"""A check-in under way: either phone moves both on, and both see the same; knows no card of it."""

from datetime import datetime, timedelta

from bot.domain.checkin import BREAK_MINUTES, SHORTEST_BREAK, Checkin, MeetingView, can_begin, may_go_on
from bot.domain.errors import KintsugiError, Refusal
from bot.domain.events.checkin import MeetingBegun, MeetingTurned
from bot.domain.kinds import About, Subject
from bot.domain.people import Couple, Person
from bot.service import post
from bot.service.checkin import calendar, rests
from bot.service.checkin.couple import arrange_both
from bot.service.checkin.moves import movable
from bot.store.calls import Lane
from bot.store.work import Work


class BreakTooShortError(KintsugiError):
    """A break goes on until `until` (UTC): a body needs that long to calm down."""

    def __init__(self, until: datetime) -> None:
        super().__init__()
        self.until = until


async def start(work: Work, person: Person, checkin_id: int) -> MeetingView | None:
    """Begin for both, with the first card. None when it was open already.

    A partner who pauses and has not kept it is left in peace, and finds it at /checkin; who begins sees no difference.

    Raises Refusal when it is not planned any more, or not today.
    """
    couple = await work.couples.of(person.id)
    begun = await work.checkins.get(couple.id, checkin_id) if couple else None
    if begun and begun.state == "started":
        return None
    couple, _, checkin = await movable(work, person, checkin_id)
    if not can_begin(checkin.starts_at, work.now, person.zone_or_utc):
        raise Refusal("checkin-not-today")
    await work.checkins.change(checkin, checkin.begun())
    await arrange_both(work, couple)
    partner = couple.other(person.id)
    await _put_reminder_away(work, partner, checkin.id)
    seen = await _view(work, couple, checkin.id)
    if await rests.has_kept(work, partner, checkin) or not partner.paused:
        work.events.add(MeetingBegun(to=partner, meeting=seen))
    return seen


async def view(work: Work, person: Person, checkin_id: int) -> MeetingView:
    """What the meeting looks like now. Raises Refusal when there is no such check-in, or it has not begun."""
    couple, _ = await _begun(work, person, checkin_id)
    return await _view(work, couple, checkin_id)


async def turn(
    work: Work, person: Person, checkin_id: int, made_on: int, *, by: int, steps: int
) -> MeetingView:
    """Go `by` of all `steps` on (or back) from the one the tap was made on. A tap on another changes nothing."""
    couple, checkin = await _begun(work, person, checkin_id)
    target = made_on + by
    ours = checkin.state == "started" and checkin.break_at is None and checkin.step == made_on
    if ours and 0 <= target < steps:
        await work.checkins.change(checkin, checkin.turned_to(target))
        return await _both_see(work, person, couple, checkin.id)
    return await _view(work, couple, checkin.id)


async def take_break(work: Work, person: Person, checkin_id: int) -> MeetingView:
    """Stop for both, on whichever step a tap was made: a break never comes too late."""
    couple, checkin = await _begun(work, person, checkin_id)
    if checkin.state == "started" and checkin.break_at is None:
        await work.checkins.change(checkin, checkin.interrupted(work.now))
        return await _both_see(work, person, couple, checkin.id)
    return await _view(work, couple, checkin.id)


async def set_break(work: Work, person: Person, checkin_id: int, minutes: int) -> MeetingView:
    """How long the break is: 20, 30 or 60 minutes from now. The first choice stands."""
    if minutes not in BREAK_MINUTES:
        raise Refusal("trouble-old-button")
    couple, checkin = await _begun(work, person, checkin_id)
    if checkin.state == "started" and checkin.break_at is not None and checkin.back_at is None:
        await work.checkins.change(checkin, checkin.resting_for(timedelta(minutes=minutes), work.now))
        return await _both_see(work, person, couple, checkin.id)
    return await _view(work, couple, checkin.id)


async def go_on(work: Work, person: Person, checkin_id: int) -> MeetingView:
    """Back from a break to the step where it began. Raises BreakTooShortError in its first twenty minutes."""
    couple, checkin = await _begun(work, person, checkin_id)
    if checkin.state != "started" or checkin.break_at is None:
        return await _view(work, couple, checkin.id)
    if not may_go_on(checkin.break_at, checkin.back_at, work.now):
        raise BreakTooShortError(checkin.break_at + SHORTEST_BREAK)
    await work.checkins.change(checkin, checkin.resumed())
    return await _both_see(work, person, couple, checkin.id)


async def close(work: Work, person: Person, checkin_id: int) -> MeetingView:
    """End it for both, at any step."""
    couple, checkin = await _begun(work, person, checkin_id)
    if checkin.state == "done":
        return await _view(work, couple, checkin.id)
    await work.checkins.change(checkin, checkin.closed())
    return await _both_see(work, person, couple, checkin.id)


async def reopen(work: Work, person: Person, checkin_id: int) -> MeetingView:
    """Take a check-in up again that was closed early on the same day, on the step where it was."""
    couple, checkin = await _begun(work, person, checkin_id)
    if checkin.state == "started":
        return await _view(work, couple, checkin.id)
    if not can_begin(checkin.starts_at, work.now, person.zone_or_utc):
        raise Refusal("checkin-over")
    await work.checkins.change(checkin, checkin.begun())
    return await _both_see(work, person, couple, checkin.id)


async def _begun(work: Work, person: Person, checkin_id: int) -> tuple[Couple, Checkin]:
    """A check-in of the person's own couple that has begun, or is over. Raises Refusal for any other."""
    couple = await work.couples.of(person.id)
    checkin = await work.checkins.get(couple.id, checkin_id) if couple else None
    if couple is None or checkin is None or checkin.state not in ("started", "done"):
        raise Refusal("checkin-over")
    return couple, checkin


async def _both_see(work: Work, person: Person, couple: Couple, checkin_id: int) -> MeetingView:
    """The partner sees what is now; returned for the person's own card."""
    seen = await _view(work, couple, checkin_id)
    work.events.add(MeetingTurned(to=couple.other(person.id), meeting=seen))
    return seen


async def _view(work: Work, couple: Couple, checkin_id: int) -> MeetingView:
    """Raises Refusal when the check-in is gone."""
    checkin = await work.checkins.get(couple.id, checkin_id)
    if checkin is None:
        raise Refusal("checkin-over")
    return MeetingView(checkin, await _next_at(work, couple, checkin))


async def _put_reminder_away(work: Work, partner: Person, checkin_id: int) -> None:
    if not await work.outbox.drop(partner.id, About(Subject.CHECKIN, checkin_id)):
        await post.strip(work, partner, About(Subject.CHECKIN, checkin_id), lane=Lane.PARTNER)


async def _next_at(work: Work, couple: Couple, checkin: Checkin) -> datetime | None:
    """When the couple's next check-in starts (UTC); only a closed one names it, while there is to be another."""
    plan = await work.checkins.plan(couple.id)
    if plan is None or checkin.state != "done":
        return None
    return (await calendar.upcoming(work, couple.id, plan)).starts_at
