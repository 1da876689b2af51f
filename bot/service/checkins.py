"""The reminders of the weekly check-in, and moving or skipping one week's; who did it is never said."""

from datetime import date, datetime

from bot.domain.checkin import (
    Checkin,
    Meeting,
    Plan,
    in_hours,
    is_this_week,
    later_today,
    other_days,
)
from bot.domain.errors import Refusal
from bot.domain.kinds import About, Kind, Manner, Subject
from bot.domain.localtime import local_date
from bot.domain.people import Couple, Person
from bot.service import arrivals, checkin_calendar, nudge_calendar, nudges, post
from bot.service.checkin_planning import arrange_both, couple_of, tell
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.cards import checkin as cards
from bot.texts.texts import Texts


async def arrange(work: Work, person: Person) -> None:
    """Set or clear both reminders from how the person and their couple are now."""
    await checkin_calendar.arrange(work, person, awake=nudge_calendar.may_come(person, Kind.CHECKIN))


async def fall_due_eve(work: Work, texts: Texts, person: Person, due_at: datetime) -> None:
    """The day before. Nothing is said when it is too late, at night, or when the check-in has moved."""
    await work.schedule.clear(person.id, Kind.EVE)
    coming = await _coming(work, person)
    manner = await arrivals.manner(work, person, Kind.EVE, due_at)
    stands = coming is not None and checkin_calendar.eve_of(person, coming.starts_at) == due_at
    if coming and stands and manner is not Manner.SKIPPED:
        day = local_date(coming.starts_at, person.at).isoformat()
        if await work.schedule.happened(person.id, "eve", day):
            quiet = manner is Manner.SILENT
            card = cards.eve(texts.voice(person.language), person, coming, work.now, quiet=quiet)
            await _remind(work, person, Kind.EVE, card, coming)
    await arrange(work, person)


async def fall_due_checkin(work: Work, texts: Texts, person: Person, due_at: datetime) -> None:
    """It is time, or was within the last hour; afterwards next week's stands in the calendar."""
    await work.schedule.clear(person.id, Kind.CHECKIN)
    couple = await work.couples.of(person.id)
    checkin = await work.checkins.starting(couple.id, due_at) if couple else None
    manner = await arrivals.manner(work, person, Kind.CHECKIN, due_at)
    # One check-in can come twice on a date, after "later today": its instant is what happens once.
    once = due_at.isoformat(timespec="minutes")
    comes = checkin is not None and manner is not Manner.SKIPPED
    if checkin and comes and await work.schedule.happened(person.id, "checkin", once):
        quiet = manner is Manner.SILENT
        card = cards.reminder(texts.voice(person.language), checkin.id, quiet=quiet)
        await _remind(work, person, Kind.CHECKIN, card, checkin)
    await arrange(work, person)


async def later_hours(work: Work, person: Person, checkin_id: int) -> list[int]:
    """In how many hours it can be today, by this person's clock alone.

    Raises Refusal when it is not planned any more.
    """
    await movable(work, person, checkin_id)
    return later_today(work.now, person.at)


async def later(work: Work, texts: Texts, person: Person, checkin_id: int, hours: int) -> datetime:
    """Move it by hours (1, 2, 3) from now; both are reminded then. Returns the new start (UTC).

    Raises Refusal when it is not planned any more, or the hour is no longer fit for who asks. What it is for the
    other is theirs to say: which hours are offered would tell where they are.
    """
    _, _, checkin = await movable(work, person, checkin_id)
    if hours not in later_today(work.now, person.at):
        raise Refusal("checkin-too-late")
    return await _move(work, texts, person, checkin, in_hours(work.now, hours))


async def days_for(work: Work, person: Person, checkin_id: int) -> tuple[Plan, list[Meeting]]:
    """The days on which it can be instead. Raises Refusal when it is not planned any more."""
    _, plan, checkin = await movable(work, person, checkin_id)
    return plan, other_days(plan, checkin.meeting, work.now)


async def move_to_day(work: Work, texts: Texts, person: Person, checkin_id: int, day: date) -> datetime:
    """Move it to a date of the plan's zone at the plan's hour; returns the new start (UTC).

    Raises Refusal when it is not planned any more, or for any other date than those offered.
    """
    _, plan, checkin = await movable(work, person, checkin_id)
    for meeting in other_days(plan, checkin.meeting, work.now):
        if local_date(meeting.starts_at, plan.zone) == day:
            return await _move(work, texts, person, checkin, meeting.starts_at)
    raise Refusal("checkin-over")


async def skip(work: Work, texts: Texts, person: Person, checkin_id: int) -> datetime:
    """Leave this week's out; the next one stands. Returns when that starts (UTC).

    Raises Refusal when it is not planned any more.
    """
    couple, plan, checkin = await movable(work, person, checkin_id)
    await work.checkins.set_state(checkin.id, "skipped")
    coming = await checkin_calendar.upcoming(work, couple.id, plan)
    await _spread(work, texts, person, checkin, "checkin-skipped", starts_at=coming.starts_at)
    return coming.starts_at


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


async def _coming(work: Work, person: Person) -> Checkin | None:
    couple = await work.couples.of(person.id)
    plan = await work.checkins.plan(couple.id) if couple else None
    return await checkin_calendar.upcoming(work, couple.id, plan) if couple and plan else None


async def _remind(work: Work, person: Person, kind: Kind, card: Card, checkin: Checkin) -> None:
    """It must not arrive when its time has gone by."""
    await post.bring(work, person, kind, card, About(Subject.CHECKIN, checkin.id))


async def _move(work: Work, texts: Texts, person: Person, checkin: Checkin, starts_at: datetime) -> datetime:
    await work.checkins.move(checkin.id, starts_at)
    await _spread(work, texts, person, checkin, "checkin-moved", starts_at=starts_at)
    return starts_at


async def _spread(
    work: Work, texts: Texts, person: Person, checkin: Checkin, key: str, *, starts_at: datetime
) -> None:
    """Both calendars follow, and the partner gets a neutral line in place of a reminder still on its way."""
    couple = await couple_of(work, person)
    await arrange_both(work, couple)
    await nudges.take_off_preparation(work, couple)
    partner = couple.other(person.id)
    await work.outbox.drop(partner.id, About(Subject.CHECKIN, checkin.id))
    words = cards.said(texts.voice(partner.language), key, partner, starts_at, work.now)
    await tell(work, partner, Card(words))
