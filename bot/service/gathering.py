"""Brings what waited, once its reader is not left in peace any more: one card, and all of it when they ask for it."""

from dataclasses import replace
from datetime import timedelta
from typing import assert_never

from bot.domain.events.checkin import PlanHasChanged
from bot.domain.events.partner import FromPartner, Gathered
from bot.domain.held import Held, Item, Matter
from bot.domain.kinds import Kind
from bot.domain.people import Person
from bot.service import held, living, opening, peace, reading, welcome
from bot.service.checkin import planning, talk
from bot.service.nudge import calendar as nudge_calendar
from bot.store.work import Work

MOST_AT_ONCE = 10
"""How many things one tap brings: a chat takes about one message a second, and nobody's own answers wait for long."""

_LOOK_AGAIN = timedelta(minutes=15)


async def fall_due(work: Work, person: Person) -> None:
    """Gather what waits, where now is a time for it. A repeat is harmless."""
    await work.schedule.clear(person.id, Kind.GATHER)
    if await talk.is_under_way(work, person):
        await work.schedule.set(person.id, Kind.GATHER, work.now + _LOOK_AGAIN)
    elif await _may_gather(work, person):
        await _gather(work, person)
    else:
        await held.arrange(work, person)


async def read(work: Work, person: Person) -> int:
    """They want to see what they were told of: it comes as it stands now. Returns how many things come.

    Of very many only the first come, and a card tells of the rest.
    """
    kept, couple = await work.held.of(person.id), await work.couples.of(person.id)
    there = [(item, event) for item in kept.told if (event := await _as_it_stands(work, person, item))]
    for _, event in there[:MOST_AT_ONCE]:
        work.events.add(replace(event, asked_for=True))
    rest = replace(kept, told=tuple(item for item, _ in there[MOST_AT_ONCE:]), put_off=False)
    await work.held.keep(person.id, rest)
    if rest.told and couple is not None:
        partner = couple.other(person.id).called
        work.events.add(Gathered(to=person, partner=partner, counts=held.counts(rest), many=True))
    return len(there[:MOST_AT_ONCE])


async def put_off(work: Work, person: Person) -> int:
    """Later, or never: it stays where it is. Returns how many things that are."""
    kept = await work.held.of(person.id)
    await work.held.keep(person.id, replace(kept, put_off=bool(kept.told)))
    return len(kept.told)


async def _may_gather(work: Work, person: Person) -> bool:
    not_before = (await work.held.of(person.id)).not_before
    if not nudge_calendar.may_come(person, Kind.GATHER) or (not_before and not_before > work.now):
        return False
    return not await peace.holds(work, person)


async def _gather(work: Work, person: Person) -> None:
    kept, couple = await work.held.of(person.id), await work.couples.of(person.id)
    if couple is None:
        await work.held.keep(person.id, Held())
        return
    fresh = [(item, event) for item in kept.waiting if (event := await _as_it_stands(work, person, item))]
    told = [item for item, _ in fresh if item.is_told]
    for item, event in fresh:
        if not item.is_told:
            work.events.add(replace(event, asked_for=True))
    gathered = kept.gathered(told)
    await work.held.keep(person.id, gathered)
    if told:
        partner, many = couple.other(person.id).called, kept.not_before is not None
        work.events.add(Gathered(to=person, partner=partner, counts=held.counts(gathered), many=many))


async def _as_it_stands(  # noqa: PLR0911 - one for each matter
    work: Work, person: Person, item: Item
) -> FromPartner | None:
    """What there is to show of it now; None where it was taken back or erased meanwhile."""
    match item.matter:
        case Matter.SHARED:
            return await opening.copy_for(work, person, item.number)
        case Matter.OPENED:
            return await opening.opened_for(work, person, item.number)
        case Matter.PROPOSED:
            return await planning.proposal_for(work, person, item.number)
        case Matter.PLANNED:
            return PlanHasChanged(to=person)
        case Matter.NAMED:
            return await welcome.name_for(work, person, item.number)
        case Matter.LIVING:
            return await living.as_it_stands(work, person)
        case Matter.THANKED:
            return await reading.thanks_for(work, person, item.number)
        case _:
            assert_never(item.matter)
