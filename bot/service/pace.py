"""The pace: the hurt partner's private "ready for more?", steps back, and time; tells nobody what changed."""

from dataclasses import replace
from datetime import datetime

from bot.domain import pace as rules
from bot.domain.kinds import Kind
from bot.domain.localtime import local_date
from bot.domain.people import Pace, PaceWord, Person
from bot.service import arrivals, calendar, post, talk
from bot.store.instants import to_ms
from bot.store.work import Work
from bot.texts.cards import pace as cards
from bot.texts.texts import Texts

QUESTION = "question"
"""The occurrence that keeps our small questions to one a day; it does not say which one it was."""


async def fall_due(work: Work, texts: Texts, person: Person, due_at: datetime) -> None:
    """Ask the hurt partner where that is due; let a couple without hurt move on with time. A repeat is harmless."""
    await work.schedule.clear(person.id, Kind.PACE)
    if calendar.may_come(person, Kind.PACE):
        if rules.grows(await _together(work, person), person, work.now):
            await _set_stage(work, person, rules.LAST_STAGE)
        elif await arrivals.comes(work, person, Kind.PACE, due_at) and await wants_asking(work, person):
            await _ask(work, texts, person)
    await calendar.arrange(work, await work.people.get(person.id))


async def wants_asking(work: Work, person: Person) -> bool:
    """Whether now is a sensible moment for the question, on a date that is not quiet."""
    if await talk.is_under_way(work, person) or not rules.may_be_asked(person, work.now):
        return False
    return await work.nudges.answered_since(person.id, person.stage_since) >= rules.ASKS_AFTER_ANSWERS


async def more(work: Work, person: Person) -> None:
    """They are ready for a bit more. At most one stage a day, so that a second tap goes no further.

    Where they set the pace, a partner who set none of their own comes along, and is told nothing.
    """
    if _said_more_today(work, person):
        return
    stage = min(person.stage + 1, rules.LAST_STAGE)
    await _say(work, person, "more")
    await _set_stage(work, person, stage)
    if not rules.has_hurt([person.role]):
        return
    for one in await _together(work, person):
        follows = one.id != person.id and not rules.has_hurt([one.role]) and not rules.holds_back(one)
        if follows and one.stage < stage:
            await _set_stage(work, one, stage)


async def stay(work: Work, person: Person) -> None:
    """Not yet: everything stays, and nobody asks for a while."""
    await _say(work, person, "stay")


async def back(work: Work, person: Person) -> None:
    """One stage below what comes now, at once and for both; the other's own stage stays what it is."""
    stage = max(1, rules.effective_stage(await _together(work, person)) - 1)
    await _say(work, person, "back")
    await _set_stage(work, person, stage)


async def _ask(work: Work, texts: Texts, person: Person) -> None:
    day = local_date(work.now, person.at).isoformat()
    if not await work.schedule.happened(person.id, QUESTION, day):
        return
    await work.people.set_pace(person.id, replace(person.pace, asked_at=work.now))
    card = cards.question(texts.voice(person.language))
    await post.bring(work, person, Kind.PACE, card)


def _said_more_today(work: Work, person: Person) -> bool:
    said_at = person.pace.said_at if person.pace.said == "more" else None
    return said_at is not None and local_date(said_at, person.at) == local_date(work.now, person.at)


async def _say(work: Work, person: Person, word: PaceWord) -> None:
    await work.people.set_pace(person.id, Pace(word, work.now, person.pace.asked_at))


async def _set_stage(work: Work, person: Person, stage: int) -> None:
    if stage != person.stage:
        await work.people.set(person.id, stage=stage, stage_since=to_ms(work.now))


async def _together(work: Work, person: Person) -> list[Person]:
    couple = await work.couples.of(person.id)
    return [couple.first, couple.second] if couple else [person]
