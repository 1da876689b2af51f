"""Whether what somebody wrote answers the prompt that both have, where nobody has said so; shows nothing."""

from dataclasses import dataclass

from bot.domain.localtime import local_date
from bot.domain.people import Person
from bot.service import offers, opening, sharing
from bot.store.work import Work


@dataclass(frozen=True)
class Unsaid:
    """Whether an entry is an answer is not known yet. `waits`: as one it would open once both have shared."""

    part_id: int
    partner: str
    couple_id: int
    is_todays: bool
    waits: bool


async def is_unsaid(work: Work, person: Person, part_id: int, couple_id: int) -> Unsaid | None:
    """What has to be asked before an entry is shared that nobody has said answers the common prompt; None: nothing.

    Raises Refusal as `share` does.
    """
    entry = await opening.own(work, person, part_id)
    couple = await sharing.couple_of(work, person, couple_id)
    first = entry.first
    if not first.assumed or first.sharing != "private" or first.couple_id != couple.id:
        return None
    return Unsaid(
        part_id=part_id,
        partner=couple.other(person.id).called,
        couple_id=couple.id,
        is_todays=first.local_date == local_date(work.now, person.zone_or_utc),
        waits=not await offers.opened_by_both(work, couple, entry),
    )


async def share_as_answer(work: Work, person: Person, part_id: int, couple_id: int) -> sharing.Chosen:
    """They have said that it answers the common prompt. Raises Refusal as `share` does."""
    entry = await opening.own(work, person, part_id)
    await sharing.couple_of(work, person, couple_id)
    await work.reflections.confirm_answer(entry.id)
    return await sharing.share(work, person, part_id, couple_id)


async def share_by_itself(work: Work, person: Person, part_id: int, couple_id: int) -> sharing.Chosen:
    """They have said that it answers nothing, and their prompt is open again. Raises Refusal as `share` does."""
    entry = await opening.own(work, person, part_id)
    await sharing.couple_of(work, person, couple_id)
    nudge_id = entry.first.nudge_id
    if entry.first.assumed and entry.first.sharing == "private":
        await work.reflections.detach(entry.id)
        if nudge_id is not None and not await work.reflections.answers(nudge_id):
            nudge = await work.nudges.own(person.id, nudge_id)
            if nudge is not None and nudge.state == "answered":
                await work.nudges.change(nudge, nudge.unanswered())
    return await sharing.share(work, person, part_id, couple_id)
