"""Which prompt somebody gets: what is known about them, put before the rules; gives and shows nothing."""

from dataclasses import replace
from datetime import date

from bot.domain.choosing import ChoiceInput, choose_own, choose_shared, suits
from bot.domain.pace import effective_stage
from bot.domain.people import Couple, Person
from bot.domain.prompts import Library, Prompt
from bot.service import preparation, signs
from bot.store.work import Work


async def for_day(
    work: Work, library: Library, person: Person, day: date
) -> tuple[Prompt, int | None] | None:
    """The couple's prompt of that date, with the couple's number, where it suits; else one of their own."""
    couple = await work.couples.of(person.id)
    wanted = await _own_input(work, person, couple, day)
    shared = await _shared_prompt(work, library, couple, wanted) if couple else None
    if couple and shared and suits(shared, wanted):
        return shared, couple.id
    prompt = choose_own(library, wanted)
    return (prompt, None) if prompt else None


async def instead_of(
    work: Work, library: Library, person: Person, day: date, prompt_id: str
) -> Prompt | None:
    """One of their own that differs from this and from all they had on that date; None when none is left."""
    wanted = await _own_input(work, person, await work.couples.of(person.id), day)
    had = {prompt for prompt, last in wanted.seen.items() if last == day}
    return choose_own(library, replace(wanted, exclude=frozenset({prompt_id, *had})))


async def _shared_prompt(work: Work, library: Library, couple: Couple, wanted: ChoiceInput) -> Prompt | None:
    """What the first partner to come to this date was given, chosen now when that is this one."""
    settled = await work.nudges.shared_prompt(couple.id, wanted.day)
    if settled is not None:
        return library.by_id.get(settled)
    first, second = couple.first, couple.second
    prompt = choose_shared(
        library,
        ChoiceInput(
            day=wanted.day,
            stage=effective_stage((first, second)),
            tracks=first.tracks & second.tracks,
            disliked=await work.seen.disliked(first.id, second.id),
            couple_seen=await work.seen.of(first.id, second.id),
            seed=couple.id,
            checkin_weekday=wanted.checkin_weekday,
        ),
    )
    if prompt is not None:
        await work.nudges.give_shared_prompt(couple.id, wanted.day, prompt.id)
    return prompt


async def _own_input(work: Work, person: Person, couple: Couple | None, day: date) -> ChoiceInput:
    return ChoiceInput(
        day=day,
        role=person.role or "unsaid",
        stage=effective_stage((couple.first, couple.second) if couple else (person,)),
        tracks=frozenset(person.tracks),
        disliked=await work.seen.disliked(person.id),
        seen=await work.seen.of(person.id),
        leaning=await signs.leaning(work, person),
        seed=person.id,
        checkin_weekday=await preparation.weekday_for(work, couple, day) if couple else None,
    )
