"""Where somebody stands, told in private; decides at which stage they begin and tells nobody."""

from collections.abc import Iterable

from bot.domain.errors import Refusal
from bot.domain.pace import beginning_stage, has_hurt
from bot.domain.people import Couple, Person
from bot.store.work import Work
from bot.texts.cards.role import ROLES


async def choose(work: Work, person: Person, name: str) -> Person:
    """Remember their answer. Raises Refusal for an answer that does not exist.

    The stage begins anew only when the answer changes whether anybody's trust was hurt.
    """
    role = next((known for known in ROLES if known == name), None)
    if role is None:
        raise Refusal("trouble-old-button")
    before = await _with_partner(work, person)
    await work.people.set_role(person.id, role)
    person = await work.people.get(person.id)
    after = await _with_partner(work, person)
    if has_hurt(one.role for one in before) != has_hurt(one.role for one in after):
        await begin(work, after)
    return await work.people.get(person.id)


async def begin(work: Work, people: Iterable[Person]) -> None:
    """Set the stage at which these people begin: one alone, or two together."""
    people = list(people)
    stage = beginning_stage(one.role for one in people)
    for one in people:
        await work.people.set(one.id, stage=stage)


async def begin_apart(work: Work, couple: Couple) -> None:
    """After a parting each begins where they stand themselves."""
    await begin(work, [couple.first])
    await begin(work, [couple.second])


async def _with_partner(work: Work, person: Person) -> list[Person]:
    couple = await work.couples.of(person.id)
    return [couple.first, couple.second] if couple else [person]
