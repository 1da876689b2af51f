"""Where somebody stands, told in private; decides at which stage they begin and tells nobody."""

from collections.abc import Iterable

from bot.domain.errors import Refusal
from bot.domain.pace import beginning_stage, has_hurt, holds_back
from bot.domain.people import Couple, Pace, Person
from bot.service import calendar
from bot.store.instants import to_ms
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
        await _begin_at_stage(work, after)
    return await work.people.get(person.id)


async def begin(work: Work, people: Iterable[Person]) -> None:
    """Set the stage at which these people begin, one alone or two together; what was said of the pace is over."""
    fresh = []
    for one in people:
        await work.people.set_pace(one.id, Pace())
        fresh.append(await work.people.get(one.id))
    await _begin_at_stage(work, fresh)


async def begin_apart(work: Work, couple: Couple) -> None:
    """After a parting each begins where they stand themselves."""
    await begin(work, [couple.first])
    await begin(work, [couple.second])


async def _begin_at_stage(work: Work, people: list[Person]) -> None:
    """Who took a step back keeps it, and what each said stays on their card: it must not show another's change."""
    stage = beginning_stage(one.role for one in people)
    for one in people:
        own = min(stage, one.stage) if holds_back(one) else stage
        await work.people.set(one.id, stage=own, stage_since=to_ms(work.now))
        await calendar.arrange(work, await work.people.get(one.id))


async def _with_partner(work: Work, person: Person) -> list[Person]:
    couple = await work.couples.of(person.id)
    return [couple.first, couple.second] if couple else [person]
