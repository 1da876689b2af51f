"""Whether somebody is left in peace by what their partner does; knows no card and no words."""

from datetime import datetime

from bot.domain.peace import Peace
from bot.domain.people import Person
from bot.service import quiet
from bot.store.work import Work


async def holds(work: Work, person: Person) -> bool:
    """Whether they are left in peace now."""
    return (await _of(work, person)).holds(work.now)


async def ends_at(work: Work, person: Person) -> datetime | None:
    """The first instant (UTC) from now on at which they are not left in peace; None: when they say so."""
    return (await _of(work, person)).ends_at(work.now)


async def _of(work: Work, person: Person) -> Peace:
    days = [kept.day for kept in await quiet.own(work, person)]
    return Peace(person, days, (await work.preferences.of(person.id)).hard_day)
