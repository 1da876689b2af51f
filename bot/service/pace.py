"""The pace: the private "ready for more?", asked of both alike, and steps back; tells nobody who said what."""

from dataclasses import replace
from datetime import datetime

from bot.domain import pace as rules
from bot.domain.events.asking import PaceAsked
from bot.domain.kinds import Kind
from bot.domain.localtime import local_date
from bot.domain.people import Couple, Pace, PaceWord, Person
from bot.service import arrivals, calendar, small_questions, together
from bot.store.work import Work


async def fall_due(work: Work, person: Person, due_at: datetime) -> None:
    """Ask where that is due. A repeat is harmless."""
    await work.schedule.clear(person.id, Kind.PACE)
    if await arrivals.comes(work, person, Kind.PACE, due_at) and await wants_asking(work, person):
        await _ask(work, person)
    await calendar.arrange(work, await work.people.get(person.id))


async def wants_asking(work: Work, person: Person) -> bool:
    """Whether now is a sensible moment for the question, on a date that is not quiet."""
    if not rules.may_be_asked(person, work.now) or not await small_questions.may_come(work, person):
        return False
    return await work.nudges.answered_since(person.id, person.pace.since) >= rules.ASKS_AFTER_ANSWERS


async def more(work: Work, person: Person) -> Person:
    """They are ready for a bit more. At most one stage a day, so that a second tap goes no further."""
    if _said_more_today(work, person):
        return person
    return await _say(work, person, "more", min(person.stage + 1, rules.LAST_STAGE))


async def stay(work: Work, person: Person) -> None:
    """Not yet: everything stays, and nobody asks for a while."""
    await _say(work, person, "stay", person.stage)


async def back(work: Work, person: Person) -> None:
    """One stage below what comes to both now; the other's own stage stays what it is.

    What does not fit it any more no longer comes to them from now on, what comes to both follows within two days.
    """
    couple = await work.couples.of(person.id)
    now = rules.effective_stage((couple.first, couple.second)) if couple else person.stage
    await _say(work, person, "back", max(rules.BEGINNING, now - 1))


async def begin(work: Work, person: Person) -> None:
    """At the first stage, and what was said of the pace is over."""
    await work.people.set_pace(person.id, Pace(rules.BEGINNING, work.now))
    await calendar.arrange(work, await work.people.get(person.id))


async def begin_apart(work: Work, couple: Couple) -> None:
    """After a parting each begins anew."""
    for one in (couple.first, couple.second):
        await begin(work, one)


async def _ask(work: Work, person: Person) -> None:
    if not await small_questions.take_the_day(work, person):
        return
    await work.people.set_pace(person.id, replace(person.pace, asked_at=work.now))
    alone = await work.couples.of(person.id) is None
    work.events.add(PaceAsked(to=person, stage=person.stage, alone=alone))


def _said_more_today(work: Work, person: Person) -> bool:
    said_at = person.pace.said_at if person.pace.said == "more" else None
    return said_at is not None and local_date(said_at, person.zone_or_utc) == local_date(
        work.now, person.zone_or_utc
    )


async def _say(work: Work, person: Person, word: PaceWord, stage: int) -> Person:
    since = work.now if stage != person.stage else person.pace.since
    pace = Pace(stage, since, said=word, said_at=work.now, asked_at=person.pace.asked_at)
    await work.people.set_pace(person.id, pace)
    couple = await work.couples.of(person.id)
    if couple is not None:
        await together.note(work, couple.id)
    return await work.people.get(person.id)
