"""How what has fallen due comes to a person now, by the table of kinds; knows no kind's own reasons."""

from dataclasses import replace
from datetime import datetime

from bot.domain import kinds as rules
from bot.domain.checkin import is_night
from bot.domain.kinds import Kind, Manner
from bot.domain.people import Person
from bot.service import quiet
from bot.service.nudge.calendar import may_come
from bot.store.work import Work


async def manner(
    work: Work, person: Person, kind: Kind, due_at: datetime, *, in_pause: bool = False
) -> Manner:
    """Whether it comes at all, and whether with a sound, given when it was due (UTC).

    `in_pause`: they want it also while they pause.
    """
    awake = replace(person, paused=False) if in_pause else person
    if not may_come(awake, kind):
        return Manner.SKIPPED
    late, rule = work.now - due_at, rules.RULES[kind]
    # what was agreed on comes all the same: only to those whose day it is does it come otherwise
    is_quiet_at = quiet.is_quiet_at if rule.on_quiet_dates is Manner.SKIPPED else quiet.is_own_at
    return rules.manner(
        rule,
        late,
        at_night=late > rules.ON_TIME and is_night(work.now, person.zone_or_utc),
        on_quiet_date=await is_quiet_at(work, person, work.now),
    )


async def comes(work: Work, person: Person, kind: Kind, due_at: datetime) -> bool:
    """Whether it comes at all."""
    return await manner(work, person, kind, due_at) is not Manner.SKIPPED
