"""/checkin: how things stand, and settling the weekly time together; one week's is moved elsewhere."""

from bot.chat.context import Context, Misread
from bot.chat.routes import Routes
from bot.domain.checkin import Proposal
from bot.domain.errors import Refusal
from bot.domain.events.checkin import (
    PlanHasChanged,
    ProposalDeclined,
    ProposalWithdrawn,
    TimeAgreed,
    TimeProposed,
)
from bot.domain.kinds import About, Subject
from bot.domain.questions import Draft, Question, QuestionKind
from bot.service import news, post, questions
from bot.service.checkin import couple, planning, standing as standings
from bot.service.checkin.standing import Standing
from bot.store.calls import Lane
from bot.store.work import Work
from bot.texts.actions.checkin import (
    Agree,
    ChooseDay,
    ChooseTime,
    Decline,
    Propose,
    ShowStanding,
    Withdraw,
    WriteTime,
)
from bot.texts.card import Card
from bot.texts.cards.checkin import planning as cards, reminders
from bot.texts.hours import read_week_parts
from bot.texts.texts import Texts


async def asked(context: Context, words: str) -> None:
    """/checkin shows how things stand; with a day and a time behind it, it suggests them."""
    if words:
        await _suggest(context, words, {})
    else:
        await _show_standing(context)


async def asked_standing(context: Context, _action: ShowStanding) -> None:
    await _show_standing(context)


async def asked_day(context: Context, _action: ChooseDay) -> None:
    """In a message of its own where the tapped one holds a suggestion, which stays open."""
    await couple.couple_of(context.work, context.person)
    about = (
        await context.work.bubbles.about(context.person.id, context.tapped_id) if context.tapped_id else None
    )
    await _ask(context, {}, anew=about is not None and about.subject is Subject.PROPOSAL)


async def chose_day(context: Context, action: ChooseTime) -> None:
    await couple.couple_of(context.work, context.person)
    await _ask(context, {"weekday": action.weekday})


async def chose_time(context: Context, action: Propose) -> None:
    await _propose(context, action.weekday, action.minute)


async def asked_words(context: Context, action: WriteTime) -> None:
    await couple.couple_of(context.work, context.person)
    weekday = {} if action.weekday is None else {"weekday": action.weekday}
    await _ask(context, {**weekday, "words": 1})


async def wrote_time(context: Context, question: Question) -> None:
    await _suggest(context, context.message.text or "", question.draft)


async def agreed(context: Context, action: Agree) -> None:
    starts_at = await planning.agree(context.work, context.person, action.proposal_id)
    await context.show(cards.agreed(context.voice, context.person, starts_at, context.work.now))


async def declined(context: Context, action: Decline) -> None:
    name = await planning.decline(context.work, context.person, action.proposal_id)
    await context.show(context.voice.text("checkin-declined", name=name))


async def withdrew(context: Context, action: Withdraw) -> None:
    await planning.withdraw(context.work, context.person, action.proposal_id)
    await context.show(context.voice.text("checkin-withdrawn"))


async def _suggest(context: Context, words: str, draft: Draft) -> None:
    """What is said now goes before what was said; what is still missing is asked for."""
    await couple.couple_of(context.work, context.person)
    said = read_week_parts(words)
    if said is None:
        raise Misread("checkin-time-unknown", Question(QuestionKind.CHECKIN, draft=draft))
    parts = {name: part for name, part in zip(("weekday", "minute"), said, strict=True) if part is not None}
    known = {name: int(draft[name]) for name in ("weekday", "minute") if name in draft} | parts
    if len(known) == 2:
        await _propose(context, known["weekday"], known["minute"])
    else:
        await _ask(context, known)


async def _ask(context: Context, draft: Draft, *, anew: bool = False) -> None:
    question = Question(QuestionKind.CHECKIN, draft=draft)
    card = await _question(context, question)
    if card is not None:
        await context.ask(card, question, anew=anew)


async def _question(context: Context, question: Question) -> Card | None:
    """For the part that is still missing. None once there is no partner to ask."""
    if await context.work.couples.of(context.person.id) is None:
        return None
    draft = question.draft
    weekday = int(draft["weekday"]) if "weekday" in draft else None
    if "words" in draft:
        return cards.write_time(context.voice, weekday)
    if weekday is not None:
        return cards.choose_time(context.voice, weekday)
    standing = await standings.standing(context.work, context.person)
    minute = int(draft["minute"]) if "minute" in draft else None
    back = standing.proposal is not None or standing.coming is not None
    return cards.choose_day(context.voice, minute, back=back)


async def _propose(context: Context, weekday: int, minute: int) -> None:
    await planning.propose(context.work, context.person, weekday, minute)
    standing = await standings.standing(context.work, context.person)
    if standing.proposal is None and standing.coming is not None:  # the partner had suggested the same
        await context.show(
            cards.agreed(context.voice, context.person, standing.coming.starts_at, context.work.now)
        )
    else:
        await context.show(_proposal_card(context, standing))


async def _show_standing(context: Context) -> None:
    standing = await standings.standing(context.work, context.person)
    if standing.current is not None:
        started = standing.current.state == "started"
        await context.show(
            (reminders.running if started else reminders.reminder)(context.voice, standing.current.id)
        )
    elif standing.proposal is not None:
        await _show_proposal(context, standing, standing.proposal)
    elif standing.coming is None:
        await _ask(context, {})
    else:
        pause: cards.InPause = "out" if standing.sits_out else "kept" if standing.kept else "not"
        now, today = context.work.now, standing.can_begin
        card = cards.planned(context.voice, context.person, standing.coming, now, today=today, pause=pause)
        await context.show(card)


async def _show_proposal(context: Context, standing: Standing, proposal: Proposal) -> None:
    """The partner's is a question; one's own waits for the partner."""
    card = _proposal_card(context, standing)
    if proposal.proposer_id == context.person.id:
        await context.show(card)
    else:
        await context.ask(
            card, Question(QuestionKind.PROPOSAL, proposal.id), about=About(Subject.PROPOSAL, proposal.id)
        )


async def _proposal_question(context: Context, question: Question) -> Card | None:
    if await context.work.couples.of(context.person.id) is None:
        return None
    standing = await standings.standing(context.work, context.person)
    if standing.proposal is None or standing.proposal.id != question.about:
        return None
    return _proposal_card(context, standing)


def _proposal_card(context: Context, standing: Standing) -> Card:
    """A suggestion that waits, as its reader meets it, and below it the time that still holds."""
    proposal, person, now = standing.proposal, context.person, context.work.now
    if proposal is None:
        raise Refusal("checkin-proposal-gone")
    if proposal.proposer_id == person.id:
        name, zone = standing.partner.called, standing.partner_zone
        card = cards.proposed(context.voice, person, name, proposal, now, their_zone=zone)
    else:
        card = cards.asked(context.voice, person, standing.partner.called, proposal, now)
    if standing.coming is not None:
        card = cards.with_plan(context.voice, card, person, standing.coming.starts_at, now)
    return card


async def was_proposed(work: Work, texts: Texts, event: TimeProposed) -> None:
    proposal = event.proposal
    await questions.put(
        work,
        event.to,
        cards.asked(texts.voice(event.to.language), event.to, event.name, proposal, work.now),
        Question(QuestionKind.PROPOSAL, proposal.id),
        about=About(Subject.PROPOSAL, proposal.id),
        author=proposal.proposer_id,
    )


async def has_changed(work: Work, texts: Texts, event: PlanHasChanged) -> None:
    await news.tell(work, event.to, Card(texts.voice(event.to.language).text("checkin-changed-meanwhile")))


async def was_agreed(work: Work, texts: Texts, event: TimeAgreed) -> None:
    words = cards.agreed(texts.voice(event.to.language), event.to, event.starts_at, work.now)
    await news.tell(work, event.to, Card(words))


async def was_declined(work: Work, texts: Texts, event: ProposalDeclined) -> None:
    words = cards.declined_there(texts.voice(event.to.language), event.to, event.plan, work.now)
    await news.tell(work, event.to, Card(words))


async def was_withdrawn(work: Work, texts: Texts, event: ProposalWithdrawn) -> None:
    card = Card(texts.voice(event.to.language).text("checkin-withdrawn-there"))
    await post.edit(work, event.to, About(Subject.PROPOSAL, event.proposal_id), card, lane=Lane.PARTNER)


def setup(routes: Routes) -> None:
    routes.command("checkin", asked)
    routes.tap(ShowStanding, asked_standing)
    routes.tap(ChooseDay, asked_day)
    routes.tap(ChooseTime, chose_day)
    routes.tap(Propose, chose_time)
    routes.tap(WriteTime, asked_words)
    routes.tap(Agree, agreed)
    routes.tap(Decline, declined)
    routes.tap(Withdraw, withdrew)
    routes.question(QuestionKind.CHECKIN, _question, wrote_time)
    routes.question(QuestionKind.PROPOSAL, _proposal_question)
    routes.event(TimeProposed, was_proposed)
    routes.event(PlanHasChanged, has_changed)
    routes.event(TimeAgreed, was_agreed)
    routes.event(ProposalDeclined, was_declined)
    routes.event(ProposalWithdrawn, was_withdrawn)
