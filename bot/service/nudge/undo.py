"""Remembers what a tap on a nudge changed, and undoes it exactly until the day of the tap is over; knows no words."""

from dataclasses import replace

from bot.domain.errors import Refusal
from bot.domain.kinds import About, Subject
from bot.domain.localtime import local_date
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.snooze import Snooze
from bot.domain.undo import MOST, Step
from bot.service import post
from bot.service.nudge import snooze
from bot.store.work import Work

QUESTION_PART = 1
"""Of the messages about a reply to a nudge: the one that asks whether fewer like it shall come."""


async def before(work: Work, person: Person, nudge: Nudge) -> Step:
    """How things stand now; `remember` gives it its number."""
    preferences = await work.preferences.of(person.id)
    put_off_to = await snooze.of(work, person, nudge.id)
    return Step(
        number=0,
        day=local_date(work.now, person.zone_or_utc),
        nudge_id=nudge.id,
        prompt_id=nudge.prompt_id,
        couple_id=nudge.couple_id,
        state=nudge.state,
        hard_day=preferences.hard_day,
        snoozed_to=put_off_to.minute if put_off_to else None,
    )


async def remember(work: Work, person: Person, step: Step) -> None:
    """What this tap changed can be undone, until its day is over."""
    preferences = await work.preferences.of(person.id)
    number = preferences.taps + 1
    others = [one for one in preferences.steps if one.day == step.day]
    steps = (*others, replace(step, number=number))[-MOST:]
    await work.preferences.keep(person.id, replace(preferences, taps=number, steps=steps))


async def latest(work: Work, person: Person, nudge_id: int) -> Step | None:
    """The latest tap on this nudge, while it can be undone."""
    steps = (await work.preferences.of(person.id)).steps
    mine = [step for step in steps if step.nudge_id == nudge_id]
    return mine[-1] if mine and mine[-1].day == local_date(work.now, person.zone_or_utc) else None


async def forget_snooze(work: Work, person: Person, nudge_id: int) -> None:
    """It has come again: that it was put off cannot be undone any more."""
    preferences = await work.preferences.of(person.id)
    steps = tuple(step for step in preferences.steps if not (step.snoozes and step.nudge_id == nudge_id))
    if steps != preferences.steps:
        await work.preferences.keep(person.id, replace(preferences, steps=steps))


async def undo(work: Work, person: Person, nudge: Nudge, number: int) -> Nudge:
    """Put back what that tap changed. A tap that has been undone already changes nothing.

    Raises Refusal when the day of the tap is over.
    """
    step = await latest(work, person, nudge.id)
    if step is None and nudge.local_date != local_date(work.now, person.zone_or_utc):
        raise Refusal("nudge-undo-over")
    if step is None or step.number != number or nudge.state == "answered":
        return nudge
    couple = await work.couples.of(person.id)
    couple_id = step.couple_id if couple is not None and couple.id == step.couple_id else None
    nudge = replace(nudge, prompt_id=step.prompt_id, couple_id=couple_id, state=step.state)
    await work.nudges.put_back(nudge)
    if step.came is not None:
        await work.seen.put_back(person.id, step.came, step.had)
    if step.turned_down:
        await work.seen.welcome_again(person.id, step.prompt_id)
    await _put_preferences_back(work, person, step)
    await _put_snooze_back(work, person, nudge, step)
    return nudge


async def _put_preferences_back(work: Work, person: Person, step: Step) -> None:
    unasked = {step.asked_fewer} if await _takes_question_back(work, person, step) else set()
    now = await work.preferences.of(person.id)
    then = replace(
        now,
        hard_day=step.hard_day,
        fewer_days_offered=now.fewer_days_offered and not step.offered_days,
        asked_fewer=now.asked_fewer - unasked,
        steps=tuple(one for one in now.steps if one.number != step.number),
    )
    await work.preferences.keep(person.id, then)


async def _takes_question_back(work: Work, person: Person, step: Step) -> bool:
    """Whether they were asked about fewer and have not answered: then the question goes."""
    if step.asked_fewer is None:
        return False
    about = About(Subject.ASK, step.nudge_id, QUESTION_PART)
    message_id = await work.bubbles.find(person.id, about)
    if message_id is None:
        return await work.outbox.drop(person.id, about) > 0
    await work.bubbles.forget_message(person.id, message_id)
    await post.remove(work, person, message_id)
    return True


async def _put_snooze_back(work: Work, person: Person, nudge: Nudge, step: Step) -> None:
    """An hour that has gone by meanwhile does not come back."""
    before = Snooze(nudge.id, nudge.local_date, step.snoozed_to) if step.snoozed_to is not None else None
    if before is not None and before.at(person.zone_or_utc) > work.now:
        await snooze.keep(work, person, before)
    else:
        await snooze.end(work, person, nudge.id)
