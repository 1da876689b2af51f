"""Days on which both partners are left in peace; whose day it is stays with the one who set it.

What comes by itself asks `is_quiet`, on either's days. What somebody asks for, or what both agreed on, asks `is_own`:
else a look at each date would show the partner's list.
"""

from datetime import date, datetime

from bot.domain.errors import Refusal
from bot.domain.localtime import local_date
from bot.domain.people import Person
from bot.domain.quiet import QuietDate, YearDay
from bot.store.work import Work

MOST = 20
"""How many days one person may keep quiet."""


async def is_quiet(work: Work, person: Person, day: date) -> bool:
    """Whether this date is quiet for a person: one of their own days, or one of their partner's."""
    partner = await work.couples.partner_of(person.id)
    people = (person.id, partner.id) if partner else (person.id,)
    return any(kept.day.falls_on(day) for kept in await work.quiet_dates.of(*people))


async def is_quiet_at(work: Work, person: Person, instant: datetime) -> bool:
    """Whether the date is quiet that this person's calendar shows at `instant` (UTC)."""
    return await is_quiet(work, person, local_date(instant, person.zone_or_utc))


async def is_own(work: Work, person: Person, day: date) -> bool:
    """Whether this date is one of the days that they set themselves."""
    return any(kept.day.falls_on(day) for kept in await own(work, person))


async def is_own_at(work: Work, person: Person, instant: datetime) -> bool:
    """The same of the date that this person's calendar shows at `instant` (UTC)."""
    return await is_own(work, person, local_date(instant, person.zone_or_utc))


async def own(work: Work, person: Person) -> list[QuietDate]:
    """The days that this person set, in the order of the year; never the partner's."""
    return await work.quiet_dates.of(person.id)


async def add(work: Work, person: Person, day: YearDay) -> None:
    """Keep a day quiet from now on; a day that is kept already stays once. Raises Refusal when there are many."""
    kept = await own(work, person)
    if any(one.day == day for one in kept):
        return
    await refuse_when_full(work, person)
    await work.quiet_dates.add(person.id, day)


async def refuse_when_full(work: Work, person: Person) -> None:
    """Raises Refusal when they keep as many days as there may be."""
    if len(await own(work, person)) >= MOST:
        raise Refusal("quiet-many", most=MOST)


async def remove(work: Work, person: Person, date_id: int) -> None:
    """Raises Refusal when there is no such day of theirs."""
    if not await work.quiet_dates.remove(person.id, date_id):
        raise Refusal("quiet-gone")
