"""The private check for signs of missing trust: offered, done, and leant on for a while; nobody else learns of it."""

from dataclasses import replace
from datetime import datetime

from bot.domain.events.asking import SignsOffered
from bot.domain.kinds import Kind
from bot.domain.localtime import local_date
from bot.domain.people import Person
from bot.service import arrivals, calendar, hard_day, pace, talk
from bot.store.work import Work


async def fall_due(work: Work, person: Person, due_at: datetime) -> None:
    """Offer the check where that is due and nothing else wants to be asked; another day comes otherwise."""
    await work.schedule.clear(person.id, Kind.SIGNS)
    if await arrivals.comes(work, person, Kind.SIGNS, due_at) and await _may_offer(work, person):
        record = await work.signs.of(person.id)
        await work.signs.keep(person.id, replace(record, offered_at=work.now))
        work.events.add(SignsOffered(to=person))
    await calendar.arrange(work, person)


async def finish(work: Work, person: Person, ticked: frozenset[str]) -> None:
    """Keep what they ticked in place of what they ticked before."""
    record = await work.signs.of(person.id)
    await work.signs.keep(person.id, replace(record, ticked=ticked, done_at=work.now))
    await calendar.arrange(work, person)


async def never_offer(work: Work, person: Person) -> None:
    """No more offers; /signs stays open to them."""
    await work.signs.keep(person.id, replace(await work.signs.of(person.id), wanted=False))
    await calendar.arrange(work, person)


async def leaning(work: Work, person: Person) -> frozenset[str]:
    """The practices that their own prompts lean to now. Never for a prompt that the partner gets too."""
    return (await work.signs.of(person.id)).leaning(work.now)


async def _may_offer(work: Work, person: Person) -> bool:
    """Not during a check-in or on a hard day, and only where no other question takes the day.

    What somebody made ready to be shared and has waited goes first.
    """
    if await hard_day.is_now(work, person) or await work.waiting.to_ask(person.id) is not None:
        return False
    if await talk.is_under_way(work, person) or await pace.wants_asking(work, person):
        return False
    return await work.schedule.happened(person.id, pace.QUESTION, local_date(work.now, person.at).isoformat())
