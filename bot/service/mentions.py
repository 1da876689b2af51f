"""Notes whom a message to somebody names, so that nobody's name outlives them in it; decides nothing else."""

from collections.abc import Iterator
from typing import Any

from bot.domain.names import is_in
from bot.domain.people import Person
from bot.store.work import Work


async def note(work: Work, to: Person, entry_id: int, content: Any) -> None:
    """Look for the names of those whom a message to this person can speak of."""
    words = list(_strings(content))
    named = [other.id for other in await _others(work, to) if other.name and is_in(other.name, words)]
    await work.mentions.add(entry_id, named)


async def _others(work: Work, person: Person) -> list[Person]:
    """Their partner, or whoever invited them or said yes to an invite of theirs."""
    partner = await work.couples.partner_of(person.id)
    if partner is not None:
        return [partner]
    return [await work.people.get(other) for other in await work.invites.counterparts(person.id)]


def _strings(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for value in content.values():
            yield from _strings(value)
    elif isinstance(content, list | tuple):
        for value in content:
            yield from _strings(value)
