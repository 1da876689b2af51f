"""The end of a couple: at once and without a reason; the other is told that it is over, and no more."""

from bot.domain.errors import Refusal
from bot.domain.events.leaving import Parted
from bot.domain.kinds import About, Kind, Subject
from bot.domain.localtime import local_date
from bot.domain.people import Couple, Person
from bot.service import held, pace, pausing
from bot.service.nudge import standing
from bot.store.work import Work


async def couple_to_leave(work: Work, person: Person) -> Couple:
    """Raises Refusal when they have no partner here."""
    couple = await work.couples.of(person.id)
    if couple is None:
        raise Refusal("farewell-no-partner")
    return couple


async def leave(work: Work, person: Person, couple_id: int) -> None:
    """End the couple they were asked about. Raises Refusal when that one is over already."""
    couple = await couple_to_leave(work, person)
    if couple.id != couple_id:
        raise Refusal("trouble-old-button")
    await end(work, couple, person)


async def end(work: Work, couple: Couple, leaver: Person) -> None:
    """What was planned together goes; what each wrote or was given stays with them."""
    for one in (couple.first, couple.second):
        await work.schedule.clear(one.id, Kind.EVE)
        await work.schedule.clear(one.id, Kind.CHECKIN)
        await work.reflections.stop_waiting(one.id)
        await _leave_in_peace(work, one)
    await held.forget_all(work, couple)
    await work.schedule.forget_occurrences(couple.id)
    await work.couples.part(couple.id)
    await pace.begin_apart(work, couple)
    work.events.add(Parted(to=await work.people.get(couple.other(leaver.id).id)))


async def _leave_in_peace(work: Work, person: Person) -> None:
    """Nothing comes by itself on such a day, nor after it until they say so; today's prompt was for two."""
    today = await work.nudges.on(person.id, local_date(work.now, person.zone_or_utc)) if person.zone else None
    if today is not None:
        await standing.put_away(work, person, today)
        await work.outbox.drop(person.id, About(Subject.NUDGE, today.id))
        await work.nudges.remove(today.id)
    await work.people.set(person.id, parted=1)
    await pausing.pause(work, person, None)


async def begin_anew(work: Work, person: Person) -> Person:
    """They are part of a couple again: the rest that a parting brought is over."""
    if not person.parted:
        return person
    await work.people.set(person.id, parted=0)
    return await pausing.resume(work, person)
