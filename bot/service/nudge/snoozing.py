"""Puts a nudge off to an hour of the same date, and brings it again then; knows no words."""

from dataclasses import replace
from datetime import datetime

from bot.domain import snooze as rules
from bot.domain.errors import Refusal
from bot.domain.events.nudge import NudgeCameAgain
from bot.domain.kinds import About, Kind, Subject
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.prompts import Library
from bot.domain.snooze import Later, Snooze
from bot.service import arrivals, quiet
from bot.service.nudge import hard_day, snooze, standing, undo
from bot.store.work import Work


async def choices(work: Work, person: Person, nudge_id: int) -> tuple[Nudge, tuple[Later, ...]]:
    """The hours that are left. Raises Refusal when it is not theirs, or with the reason why today has none."""
    nudge = await standing.own(work, person, nudge_id)
    offered = await snooze.offered(work, person, nudge)
    if not offered:
        raise Refusal(await _why_not(work, person, nudge))
    return nudge, offered


async def put_off(work: Work, person: Person, nudge_id: int, minute: int) -> Nudge:
    """It comes again at `minute` (0 to 1439) of today; a hard day is over with that.

    Raises Refusal as `choices` does, and for an hour that has gone by.
    """
    nudge, _ = await choices(work, person, nudge_id)
    if not rules.is_left(work.now, person.zone_or_utc, minute, await snooze.before_the_talk(work, person)):
        raise Refusal("nudge-later-gone")
    before = await undo.before(work, person, nudge)
    await hard_day.end(work, person)
    await snooze.keep(work, person, Snooze(nudge.id, nudge.local_date, minute))
    await undo.remember(work, person, replace(before, snoozes=True))
    return nudge


async def _why_not(work: Work, person: Person, nudge: Nudge) -> str:
    """The sentence that says why there is no hour."""
    if person.paused:
        return "nudge-later-paused"
    return "quiet-today" if await quiet.is_own(work, person, nudge.local_date) else "nudge-later-late"


async def fall_due(work: Work, library: Library, person: Person, due_at: datetime) -> None:
    """Bring it again, where it still waits for words and the day lets it. A repeat is harmless."""
    await work.schedule.clear(person.id, Kind.SNOOZE)
    put_off_to = (await work.preferences.of(person.id)).snooze
    if put_off_to is None:
        return
    if (at := put_off_to.at(person.zone_or_utc)) > work.now:  # rung early, or by the clock of another place
        await work.schedule.set(person.id, Kind.SNOOZE, at)
        return
    comes = await snooze.may_come(work, person, put_off_to)
    comes = comes and await arrivals.comes(work, person, Kind.SNOOZE, due_at)
    await snooze.keep(work, person, None)
    await undo.forget_snooze(work, person, put_off_to.nudge_id)
    if not comes:
        return
    nudge = await standing.own(work, person, put_off_to.nudge_id)
    await standing.put_away(work, person, nudge)
    await work.outbox.drop(person.id, About(Subject.NUDGE, nudge.id))
    work.events.add(NudgeCameAgain(to=person, view=await standing.view_of(work, library, person, nudge)))
