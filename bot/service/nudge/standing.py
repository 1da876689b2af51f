"""How a nudge stands: whose it is, what its card says, and when it asks for nothing any more; gives none."""

from dataclasses import replace

from bot.domain.errors import Refusal
from bot.domain.kinds import About, Subject
from bot.domain.nudges import Nudge, NudgeView
from bot.domain.people import Person
from bot.domain.prompts import Library, is_first
from bot.service import post
from bot.service.nudge import snooze, undo
from bot.store.work import Work


async def own(work: Work, person: Person, nudge_id: int) -> Nudge:
    """Raises Refusal when there is no such nudge of theirs."""
    nudge = await work.nudges.own(person.id, nudge_id)
    if nudge is None:
        raise Refusal("nudge-lost")
    return nudge


async def view_of(work: Work, library: Library, person: Person, nudge: Nudge) -> NudgeView:
    """A nudge as it stands, with its practice introduced where this is the first of it."""
    step = await undo.latest(work, person, nudge.id)
    view = NudgeView(
        nudge,
        library.by_id.get(nudge.prompt_id),
        undo=step.number if step else None,
        replaced=step is not None and step.came is not None,
        later=bool(await snooze.offered(work, person, nudge)),
    )
    prompt = view.prompt
    if prompt is None:
        return view
    for_both = prompt.is_shared and await work.couples.of(person.id) is not None
    first = is_first(prompt.practice, nudge.prompt_id, await work.seen.of(person.id))
    return replace(view, for_both=for_both, introduced=first)


async def settle(work: Work, person: Person, nudge: Nudge) -> None:
    """They have written to it: it asks for nothing any more."""
    if nudge.state != "answered":
        await snooze.end(work, person, nudge.id)
        await work.nudges.change(nudge, nudge.answered())
        await put_away(work, person, nudge)


async def put_away(work: Work, person: Person, nudge: Nudge) -> None:
    """Take the buttons from its newest card, where one has arrived."""
    message_id = await work.bubbles.find(person.id, About(Subject.NUDGE, nudge.id))
    if message_id is not None:
        await post.strip(work, person, message_id)


async def reopened(work: Work, nudge: Nudge) -> Nudge:
    """One that was put aside waits for words again."""
    if nudge.state != "skipped":
        return nudge
    again = nudge.reopened()
    await work.nudges.change(nudge, again)
    return again
