"""How two people settle the weekly time of their check-in; neither can do it alone, and no word is chosen here."""

from datetime import datetime

from bot.domain.checkin import ClockMove, Plan, Proposal, next_meeting, weekly_time
from bot.domain.errors import Refusal
from bot.domain.events.checkin import ProposalDeclined, ProposalWithdrawn, TimeAgreed, TimeProposed
from bot.domain.held import Item, Matter
from bot.domain.kinds import About, Subject
from bot.domain.people import Couple, Person
from bot.service import calendar as service_calendar, held, post
from bot.service.checkin import calendar, clocks
from bot.service.checkin.couple import arrange_both, couple_of
from bot.service.nudge import withdrawal
from bot.store.calls import Lane
from bot.store.work import Work


async def propose(work: Work, person: Person, weekday: int, minute: int) -> Proposal | None:
    """Suggest a weekly time on the person's own clock. None when the partner had suggested the same: agreed.

    Raises Refusal without a partner, for no weekday or minute, and for the time that holds already.
    """
    couple = await couple_of(work, person)
    if not (0 <= weekday < 7 and 0 <= minute < 24 * 60):
        raise Refusal("trouble-old-button")
    plan = Plan(weekday, minute, person.zone_or_utc)
    if plan == await work.checkins.plan(couple.id):
        raise Refusal("checkin-already-so")
    before = await work.checkins.proposal(couple.id)
    if before and before.proposer_id != person.id and _is_same_time(before.plan, plan, work.now):
        await agree(work, person, before.id)
        return None
    if before:
        await _take_off(work, couple, before)
    proposal = await work.checkins.propose(couple.id, person.id, plan)
    work.events.add(TimeProposed(to=couple.other(person.id), name=person.called, proposal=proposal))
    return proposal


async def agree(work: Work, person: Person, proposal_id: int) -> datetime:
    """The partner's suggestion holds from now on, with reminders for both; returns the first start (UTC).

    Raises Refusal when it was replaced, taken back, or is the person's own.
    """
    couple, proposal = await _open_proposal(work, person, proposal_id)
    if proposal.proposer_id == person.id:
        raise Refusal("checkin-own-proposal")
    await work.checkins.drop_proposal(couple.id)
    await work.checkins.set_plan(couple.id, proposal.plan)
    coming = await calendar.upcoming(work, couple.id, proposal.plan)
    await arrange_both(work, couple)
    await withdrawal.take_off_preparation(work, couple)
    work.events.add(TimeAgreed(to=couple.other(person.id), starts_at=coming.starts_at))
    return coming.starts_at


async def decline(work: Work, person: Person, proposal_id: int) -> str:
    """The partner's suggestion does not fit; they are told so, and nothing more. Returns the partner's name.

    Raises Refusal when it was replaced, taken back, or is the person's own.
    """
    couple, proposal = await _open_proposal(work, person, proposal_id)
    if proposal.proposer_id == person.id:
        raise Refusal("checkin-own-proposal")
    await work.checkins.drop_proposal(couple.id)
    proposer = couple.other(person.id)
    work.events.add(ProposalDeclined(to=proposer, plan=proposal.plan))
    await _offers_again(work, couple)
    return proposer.called


async def proposal_for(work: Work, person: Person, proposal_id: int) -> TimeProposed | None:
    """A suggestion of the partner's that has waited; None when it does not stand any more."""
    couple = await work.couples.of(person.id)
    proposal = await work.checkins.proposal(couple.id) if couple else None
    if couple is None or proposal is None or proposal.id != proposal_id or proposal.proposer_id == person.id:
        return None
    return TimeProposed(to=person, name=couple.other(person.id).called, proposal=proposal)


async def withdraw(work: Work, person: Person, proposal_id: int) -> None:
    """Take one's own suggestion back; the partner reads it and that it was taken back, however soon that was.

    A suggestion tells what time it is somewhere: nobody is to find out unseen. Raises Refusal when it is not open,
    or not theirs.
    """
    couple, proposal = await _open_proposal(work, person, proposal_id)
    if proposal.proposer_id != person.id:
        raise Refusal("checkin-proposal-gone")
    await work.checkins.drop_proposal(couple.id)
    await _offers_again(work, couple)
    partner = couple.other(person.id)
    await held.forget(work, partner, person, Item(Matter.PROPOSED, proposal.id))
    work.events.add(ProposalWithdrawn(to=partner, proposal_id=proposal.id))


async def weekly_time_of(work: Work, person: Person) -> tuple[int, int] | None:
    """The weekday (0 is Monday) and minute of their check-in on their own clock; None where there is none."""
    couple = await work.couples.of(person.id)
    plan = await work.checkins.plan(couple.id) if couple else None
    return weekly_time(next_meeting(plan, work.now).starts_at, person.zone_or_utc) if plan else None


async def clock_moved(work: Work, before: Person, after: Person) -> ClockMove | None:
    """What becomes of the weekly time for somebody who lives by another clock now; None where it is the same."""
    couple = await work.couples.of(after.id)
    plan = await work.checkins.plan(couple.id) if couple else None
    if couple is None or plan is None:
        return None
    starts_at = next_meeting(plan, work.now).starts_at
    was, now = weekly_time(starts_at, before.zone_or_utc), weekly_time(starts_at, after.zone_or_utc)
    if was == now:
        return None
    partner = couple.other(after.id)
    return ClockMove(was, now, partner.called, await _have_both_moved(work, plan, after, partner))


async def _have_both_moved(work: Work, plan: Plan, person: Person, partner: Person) -> bool:
    theirs = await clocks.shown_zone(work, partner)
    return theirs is not None and theirs == person.zone_or_utc != plan.zone


async def _open_proposal(work: Work, person: Person, proposal_id: int) -> tuple[Couple, Proposal]:
    couple = await work.couples.of(person.id)
    proposal = await work.checkins.proposal(couple.id) if couple else None
    if couple is None or proposal is None or proposal.id != proposal_id:
        raise Refusal("checkin-proposal-gone")
    return couple, proposal


async def _take_off(work: Work, couple: Couple, replaced: Proposal) -> None:
    """The card of an older suggestion loses its buttons, or does not even go out."""
    reader = couple.other(replaced.proposer_id)
    if not await work.outbox.drop(reader.id, About(Subject.PROPOSAL, replaced.id)):
        await post.strip(work, reader, About(Subject.PROPOSAL, replaced.id), lane=Lane.PARTNER)


async def _offers_again(work: Work, couple: Couple) -> None:
    """With nothing to answer any more, a weekly check-in may be offered as before."""
    for one in (couple.first, couple.second):
        await service_calendar.arrange(work, one)


def _is_same_time(one: Plan, other: Plan, now: datetime) -> bool:
    return next_meeting(one, now).starts_at == next_meeting(other, now).starts_at
