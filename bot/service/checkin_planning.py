"""How two people settle the weekly time of their check-in; neither can do it alone."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.checkin import Checkin, Plan, Proposal, can_begin, next_meeting
from bot.domain.errors import Refusal
from bot.domain.kinds import About, Kind, Subject
from bot.domain.people import Couple, Person
from bot.domain.questions import Question, QuestionKind
from bot.service import checkin_calendar, news, nudge_calendar, nudges, post, questions, together
from bot.store.calls import Lane
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.cards import checkin as cards
from bot.texts.texts import Texts


@dataclass(frozen=True)
class Standing:
    """How things stand with a couple's check-in: the one to come, and the one whose time is now."""

    partner: Person
    proposal: Proposal | None
    coming: Checkin | None
    current: Checkin | None
    """Planned for now, or begun and not over."""
    can_begin: bool
    """The one to come is today."""


async def standing(work: Work, person: Person) -> Standing:
    """Raises Refusal for somebody without a partner."""
    couple = await couple_of(work, person)
    plan = await work.checkins.plan(couple.id)
    coming = await checkin_calendar.upcoming(work, couple.id, plan) if plan else None
    return Standing(
        partner=couple.other(person.id),
        proposal=await work.checkins.proposal(couple.id),
        coming=coming,
        current=await _current(work, couple, person),
        can_begin=coming is not None and can_begin(coming.starts_at, work.now, person.at),
    )


async def _current(work: Work, couple: Couple, person: Person) -> Checkin | None:
    latest = await work.checkins.latest_due(couple.id)
    if latest and latest.state in ("planned", "started") and can_begin(latest.starts_at, work.now, person.at):
        return latest
    return None


async def couple_of(work: Work, person: Person) -> Couple:
    """Raises Refusal for somebody without a partner."""
    couple = await work.couples.of(person.id)
    if couple is None:
        raise Refusal("checkin-alone")
    return couple


async def propose(work: Work, texts: Texts, person: Person, weekday: int, minute: int) -> Proposal | None:
    """Suggest a weekly time on the person's own clock. None when the partner had suggested the same: agreed.

    Raises Refusal without a partner, for no weekday or minute, and for the time that holds already.
    """
    couple = await couple_of(work, person)
    if not (0 <= weekday < 7 and 0 <= minute < 24 * 60):
        raise Refusal("trouble-old-button")
    plan = Plan(weekday, minute, person.at)
    if plan == await work.checkins.plan(couple.id):
        raise Refusal("checkin-already-so")
    before = await work.checkins.proposal(couple.id)
    if before and before.proposer_id != person.id and _is_same_time(before.plan, plan, work.now):
        await agree(work, texts, person, before.id)
        return None
    if before:
        await _take_off(work, couple, before)
    proposal = await work.checkins.propose(couple.id, person.id, plan)
    partner = couple.other(person.id)
    card = cards.asked(texts.voice(partner.language), partner, person, proposal, work.now)
    await questions.put(
        work,
        partner,
        card,
        Question(QuestionKind.PROPOSAL, proposal.id),
        lane=Lane.BROADCAST,
        about=About(Subject.PROPOSAL, proposal.id),
        author=person.id,
    )
    return proposal


async def agree(work: Work, texts: Texts, person: Person, proposal_id: int) -> datetime:
    """The partner's suggestion holds from now on, with reminders for both; returns the first start (UTC).

    Raises Refusal when it was replaced, taken back, or is the person's own.
    """
    couple, proposal = await _open_proposal(work, person, proposal_id)
    if proposal.proposer_id == person.id:
        raise Refusal("checkin-own-proposal")
    await work.checkins.drop_proposal(couple.id)
    await work.checkins.set_plan(couple.id, proposal.plan)
    coming = await checkin_calendar.upcoming(work, couple.id, proposal.plan)
    await arrange_both(work, couple)
    await nudges.take_off_preparation(work, couple)
    proposer = couple.other(person.id)
    words = cards.agreed(texts.voice(proposer.language), proposer, coming.starts_at, work.now)
    await tell(work, proposer, Card(words))
    return coming.starts_at


async def clock_moved(work: Work, texts: Texts, before: Person, after: Person) -> Card | None:
    """What becomes of the weekly time for somebody who lives by another clock now; None where it is the same."""
    couple = await work.couples.of(after.id)
    plan = await work.checkins.plan(couple.id) if couple else None
    if couple is None or plan is None:
        return None
    voice, starts_at = texts.voice(after.language), next_meeting(plan, work.now).starts_at
    if cards.weekly_words(voice, before, starts_at) == cards.weekly_words(voice, after, starts_at):
        return None
    return cards.clock_moved(voice, before, after, couple.other(after.id), starts_at)


async def withdraw(work: Work, texts: Texts, person: Person, proposal_id: int) -> None:
    """Take one's own suggestion back. Raises Refusal when it is not open, or not theirs.

    It reaches the partner all the same, and says there that it was taken back: nobody tries something out unseen.
    """
    couple, proposal = await _open_proposal(work, person, proposal_id)
    if proposal.proposer_id != person.id:
        raise Refusal("checkin-proposal-gone")
    await work.checkins.drop_proposal(couple.id)
    partner = couple.other(person.id)
    card = Card(texts.voice(partner.language).text("checkin-withdrawn-there"))
    await post.edit(work, partner, About(Subject.PROPOSAL, proposal.id), card, lane=Lane.BROADCAST)


async def arrange_both(work: Work, couple: Couple) -> None:
    """Both calendars follow the couple's plan."""
    await together.note(work, couple.id)
    for one in (couple.first, couple.second):
        await checkin_calendar.arrange(work, one, awake=nudge_calendar.may_come(one, Kind.CHECKIN))
        await nudge_calendar.arrange(work, one)


async def tell(work: Work, to: Person, card: Card) -> None:
    """Something the partner did about the plan, in the order in which they did it."""
    await news.tell(work, to, card, lane=Lane.BROADCAST)


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
        await post.strip(work, reader, About(Subject.PROPOSAL, replaced.id), lane=Lane.BROADCAST)


def _is_same_time(one: Plan, other: Plan, now: datetime) -> bool:
    return next_meeting(one, now).starts_at == next_meeting(other, now).starts_at
