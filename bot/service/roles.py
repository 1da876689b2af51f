"""Where somebody stands and what was broken, told in private; steers what comes to them and tells nobody."""

from dataclasses import replace

from bot.domain.errors import Refusal
from bot.domain.people import Person
from bot.domain.preferences import BROKEN
from bot.service import together
from bot.store.work import Work
from bot.texts.cards.role import ROLES


async def choose(work: Work, person: Person, name: str) -> Person:
    """Remember where they stand. Raises Refusal for an answer that does not exist."""
    role = next((known for known in ROLES if known == name), None)
    if role is None:
        raise Refusal("trouble-old-button")
    await work.people.set_role(person.id, role)
    return await work.people.get(person.id)


async def say_broken(work: Work, person: Person, name: str) -> None:
    """Remember what was broken. Raises Refusal for an answer that does not exist."""
    broken = next((known for known in BROKEN if known == name), None)
    if broken is None:
        raise Refusal("trouble-old-button")
    preferences = await work.preferences.of(person.id)
    await work.preferences.keep(person.id, replace(preferences, broken=broken))


async def welcome_touch(work: Work, person: Person, *, welcome: bool) -> None:
    """Whether touch may be in what comes. It takes both: one of them alone changes nothing."""
    preferences = await work.preferences.of(person.id)
    await work.preferences.keep(person.id, replace(preferences, touch=welcome))
    couple = await work.couples.of(person.id)
    if couple is not None:
        await together.note(work, couple.id)
