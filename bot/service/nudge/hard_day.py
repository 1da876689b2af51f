"""A day that is too hard: nothing of ours comes on it any more but the check-in's reminder; nobody is told."""

from dataclasses import replace

from bot.domain.localtime import local_date
from bot.domain.people import Person
from bot.store.work import Work


async def begin(work: Work, person: Person) -> None:
    """From now on, until their date is over."""
    preferences = await work.preferences.of(person.id)
    today = local_date(work.now, person.zone_or_utc)
    await work.preferences.keep(person.id, replace(preferences, hard_day=today))


async def is_now(work: Work, person: Person) -> bool:
    """Whether their date is such a day."""
    hard_day = (await work.preferences.of(person.id)).hard_day
    return hard_day is not None and hard_day == local_date(work.now, person.zone_or_utc)


async def end(work: Work, person: Person) -> None:
    """They asked for something after all."""
    preferences = await work.preferences.of(person.id)
    if preferences.hard_day is not None:
        await work.preferences.keep(person.id, replace(preferences, hard_day=None))
