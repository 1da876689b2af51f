"""What somebody makes of a nudge that they have: puts it aside, or has another in its place; shows nothing."""

from dataclasses import replace

from bot.domain.errors import Refusal
from bot.domain.localtime import local_date
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.prompts import Library
from bot.service.nudge import choice, hard_day
from bot.service.nudge.standing import own, reopened
from bot.store.work import Work


async def reply(work: Work, person: Person, nudge_id: int) -> Nudge:
    """They want to answer it, one put aside too. Raises Refusal when it is not theirs."""
    return await reopened(work, await own(work, person, nudge_id))


async def skip(work: Work, person: Person, nudge_id: int) -> Nudge:
    """Not today. Raises Refusal when it is not theirs."""
    return await _put_aside(work, await own(work, person, nudge_id))


async def rest_today(work: Work, person: Person, nudge_id: int) -> Nudge:
    """A hard day: this one rests, and nothing else of ours comes today. Raises Refusal when it is not theirs."""
    nudge = await own(work, person, nudge_id)
    await hard_day.begin(work, person)
    return await _put_aside(work, nudge)


async def another(work: Work, library: Library, person: Person, nudge_id: int, instead_of: str) -> Nudge:
    """Put a really different prompt in its place; the partner keeps theirs.

    A tap about a prompt that has been replaced already changes nothing. Raises Refusal when nothing else
    is left.
    """
    nudge = await own(work, person, nudge_id)
    if nudge.prompt_id != instead_of or nudge.state != "open":
        return nudge
    replaced = await _replaced(work, library, person, nudge)
    if replaced is None:
        raise Refusal("nudge-no-other")
    return replaced


async def never_again(
    work: Work, library: Library, person: Person, nudge_id: int, prompt_id: str
) -> tuple[Nudge, bool]:
    """Let a prompt not come back to them; another stands in its place. False when none was left."""
    nudge = await own(work, person, nudge_id)
    if nudge.prompt_id != prompt_id or nudge.state != "open":
        return nudge, True
    await work.seen.dislike(person.id, prompt_id)
    replaced = await _replaced(work, library, person, nudge)
    return (replaced, True) if replaced is not None else (await _put_aside(work, nudge), False)


async def _put_aside(work: Work, nudge: Nudge) -> Nudge:
    if nudge.state != "open":
        return nudge
    await work.nudges.set_state(nudge.id, "skipped")
    return replace(nudge, state="skipped")


async def _replaced(work: Work, library: Library, person: Person, nudge: Nudge) -> Nudge | None:
    day = local_date(work.now, person.at)
    prompt = await choice.instead_of(work, library, person, day, nudge.prompt_id)
    if prompt is None:
        return None
    await work.nudges.replace(nudge, prompt.id)
    await work.seen.record(person.id, prompt.id, day)
    return replace(nudge, prompt_id=prompt.id, couple_id=None, state="open")
