"""The end of the weekly check-in for good, by either of the two; they stay a couple, and who ended it is not said."""

from bot.domain.errors import Refusal
from bot.domain.events.checkin import CheckinEnded
from bot.domain.kinds import About, Subject
from bot.domain.people import Couple, Person
from bot.service import calendar, post
from bot.service.checkin import offering
from bot.service.checkin.couple import arrange_both, couple_of
from bot.service.nudge import withdrawal
from bot.store.calls import Lane
from bot.store.work import Work


async def ending(work: Work, person: Person) -> Couple:
    """The couple whose check-in would end. Raises Refusal when they have none."""
    couple = await couple_of(work, person)
    if await work.checkins.plan(couple.id) is None:
        raise Refusal("checkin-none-to-end")
    return couple


async def end(work: Work, person: Person) -> None:
    """There is no plan any more, and nothing that is planned; one that has begun goes on to its own end.

    Neither is offered a weekly check-in again. Raises Refusal when there is no plan.
    """
    couple = await ending(work, person)
    partner = couple.other(person.id)
    for checkin in await work.checkins.all_of(couple.id):
        if checkin.state == "planned":
            await _put_away(work, partner, About(Subject.CHECKIN, checkin.id))
    proposal = await work.checkins.proposal(couple.id)
    if proposal is not None:
        await _put_away(work, couple.other(proposal.proposer_id), About(Subject.PROPOSAL, proposal.id))
        await work.checkins.drop_proposal(couple.id)
    await work.checkins.end_plan(couple.id)
    await arrange_both(work, couple)
    await withdrawal.take_off_preparation(work, couple)
    for one in (couple.first, couple.second):
        await offering.note_declined(work, couple, one)
        await calendar.arrange(work, one)
    work.events.add(CheckinEnded(to=partner))


async def _put_away(work: Work, reader: Person, about: About) -> None:
    """A card about it loses its buttons, or does not even go out."""
    if not await work.outbox.drop(reader.id, about):
        await post.strip(work, reader, about, lane=Lane.PARTNER)
