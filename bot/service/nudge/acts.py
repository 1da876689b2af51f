"""What somebody makes of a nudge that they have: puts it aside, or has another in its place; shows nothing."""

from dataclasses import dataclass, replace

from bot.domain.errors import Refusal
from bot.domain.localtime import local_date
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.prompts import Library
from bot.domain.undo import Step
from bot.service.nudge import choice, hard_day, snooze, steering, undo as undoing
from bot.service.nudge.standing import own, reopened
from bot.store.work import Work


@dataclass(frozen=True)
class Skipped:
    """`offers_days`: "not today" came so often of late that fewer days may suit them better."""

    nudge: Nudge
    offers_days: bool = False


@dataclass(frozen=True)
class TurnedDown:
    """`replaced` is False where nothing was left to take its place. `asks_fewer` is what fewer may be wanted of."""

    nudge: Nudge
    replaced: bool = True
    asks_fewer: str | None = None


async def reply(work: Work, person: Person, nudge_id: int) -> Nudge:
    """They want to answer it, one put aside too. Raises Refusal when it is not theirs."""
    return await reopened(work, await own(work, person, nudge_id))


async def skip(work: Work, person: Person, nudge_id: int) -> Skipped:
    """Not today. Raises Refusal when it is not theirs."""
    nudge = await own(work, person, nudge_id)
    if nudge.state != "open":
        return Skipped(nudge)
    before = await undoing.before(work, person, nudge)
    nudge = await _put_aside(work, person, nudge)
    offers_days = await steering.offers_fewer_days(work, person)
    await undoing.remember(work, person, replace(before, offered_days=offers_days))
    return Skipped(nudge, offers_days)


async def rest_today(work: Work, person: Person, nudge_id: int) -> Nudge:
    """A hard day: this one rests, and nothing else of ours comes today. Raises Refusal when it is not theirs."""
    nudge = await own(work, person, nudge_id)
    before = await undoing.before(work, person, nudge)
    await hard_day.begin(work, person)
    nudge = await _put_aside(work, person, nudge)
    await undoing.remember(work, person, before)
    return nudge


async def another(work: Work, library: Library, person: Person, nudge_id: int, instead_of: str) -> Nudge:
    """Put a really different prompt in its place; the partner keeps theirs.

    A tap about a prompt that has been replaced already changes nothing. Raises Refusal when nothing else
    is left.
    """
    nudge = await own(work, person, nudge_id)
    if nudge.prompt_id != instead_of or nudge.state != "open":
        return nudge
    step = await undoing.before(work, person, nudge)
    replaced = await _replaced(work, library, person, nudge, step)
    if replaced is None:
        raise Refusal("nudge-no-other")
    nudge, step = replaced
    await undoing.remember(work, person, step)
    return nudge


async def never_again(
    work: Work, library: Library, person: Person, nudge_id: int, prompt_id: str
) -> TurnedDown:
    """Let a prompt not come back to them; another stands in its place. Raises Refusal when it is not theirs."""
    nudge = await own(work, person, nudge_id)
    if nudge.prompt_id != prompt_id or nudge.state != "open":
        return TurnedDown(nudge)
    turned_down = prompt_id not in await work.seen.disliked(person.id)
    step = replace(await undoing.before(work, person, nudge), turned_down=turned_down)
    await work.seen.dislike(person.id, prompt_id)
    replaced = await _replaced(work, library, person, nudge, step)
    nudge, step = replaced or (await _put_aside(work, person, nudge), step)
    asks_fewer = await steering.asks_for_fewer(work, library, person, prompt_id)
    await undoing.remember(work, person, replace(step, asked_fewer=asks_fewer))
    return TurnedDown(nudge, replaced is not None, asks_fewer)


async def undo(work: Work, person: Person, nudge_id: int, number: int) -> Nudge:
    """Undo the tap that bears this number. Raises Refusal when it is not theirs, or when its day is over."""
    return await undoing.undo(work, person, await own(work, person, nudge_id), number)


async def _put_aside(work: Work, person: Person, nudge: Nudge) -> Nudge:
    if nudge.state != "open":
        return nudge
    await snooze.end(work, person, nudge.id)
    aside = nudge.skipped()
    await work.nudges.change(nudge, aside)
    return aside


async def _replaced(
    work: Work, library: Library, person: Person, nudge: Nudge, step: Step
) -> tuple[Nudge, Step] | None:
    """The nudge with another prompt, and what to remember of that; None when no other is left."""
    day = local_date(work.now, person.zone_or_utc)
    prompt = await choice.instead_of(work, library, person, day, nudge.prompt_id)
    if prompt is None:
        return None
    had = (await work.seen.of(person.id)).get(prompt.id)
    other = nudge.replaced_by(prompt.id)
    await work.nudges.change(nudge, other)
    await work.seen.record(person.id, prompt.id, day)
    return other, replace(step, came=prompt.id, had=had)
