"""Where somebody stands and what was broken, told in private; steers what comes to them and tells nobody."""

from dataclasses import replace

from bot.domain.people import Person, Role
from bot.domain.preferences import Broken
from bot.service import together
from bot.store.work import Work


async def choose(work: Work, person: Person, role: Role) -> Person:
    """Remember where they stand."""
    await work.people.set_role(person.id, role)
    return await work.people.get(person.id)


async def say_broken(work: Work, person: Person, broken: Broken) -> None:
    """Remember what was broken."""
    preferences = await work.preferences.of(person.id)
    await work.preferences.keep(person.id, replace(preferences, broken=broken))


async def welcome_touch(work: Work, person: Person, *, welcome: bool) -> None:
    """Whether touch may be in what comes. It takes both: one of them alone changes nothing."""
    preferences = await work.preferences.of(person.id)
    await work.preferences.keep(person.id, replace(preferences, touch=welcome))
    couple = await work.couples.of(person.id)
    if couple is not None:
        await together.note(work, couple.id)
