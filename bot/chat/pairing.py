"""/invite and the taps on the way to becoming a couple; decides nothing about who may."""

from datetime import timedelta
from typing import assert_never

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.events.pairing import InviteAccepted, InviteClosed, Paired, RoleWanted
from bot.domain.kinds import About, Subject
from bot.domain.questions import Question, QuestionKind
from bot.service import news, questions
from bot.service.pairing import answering, opening
from bot.service.pairing.joining import Joined
from bot.service.pairing.opening import Closed, Invited, Opened, Waiting
from bot.store.work import Work
from bot.texts.actions.pairing import Accept, Confirm, Decline, Deny, TakeBack, WithdrawInvite
from bot.texts.card import Card
from bot.texts.cards import pairing as cards, role as role_cards
from bot.texts.texts import Texts

_NEWS_LASTS = timedelta(days=7)
"""How long a message about an invite may take to arrive."""


async def invited(turn: Turn, _words: str) -> None:
    made = await answering.invite(turn.work, turn.person)
    address = cards.link(turn.bot_name, made.token)
    await turn.say(cards.invite(turn.voice, made.id, address), about=About(Subject.INVITE, made.id))


async def accepted(turn: Turn, action: Accept) -> None:
    came_of_it = await answering.accept(turn.work, turn.person, action.invite_id)
    match came_of_it:
        case Waiting():
            await turn.show(cards.waiting(turn.voice, came_of_it.invite_id, came_of_it.inviter))
        case Joined():
            await turn.show(cards.together(turn.voice, came_of_it.partner))
        case _:
            assert_never(came_of_it)


async def declined(turn: Turn, action: Decline) -> None:
    await answering.decline(turn.work, turn.person, action.invite_id)
    await turn.show(turn.voice.text("pairing-you-declined"))


async def took_back(turn: Turn, action: TakeBack) -> None:
    await answering.take_back(turn.work, turn.person, action.invite_id)
    await turn.show(turn.voice.text("pairing-taken-back"))


async def withdrew(turn: Turn, action: WithdrawInvite) -> None:
    await answering.withdraw(turn.work, turn.person, action.invite_id)
    await turn.show(turn.voice.text("pairing-you-withdrew"))


async def confirmed(turn: Turn, action: Confirm) -> None:
    joined = await answering.confirm(turn.work, turn.person, action.invite_id)
    await turn.show(cards.together(turn.voice, joined.partner))


async def denied(turn: Turn, action: Deny) -> None:
    await answering.withdraw(turn.work, turn.person, action.invite_id)
    await turn.show(turn.voice.text("pairing-somebody-else"))


async def show_open(turn: Turn) -> bool:
    """Show the invite that waits for their answer, or their yes that waits. False when there is none."""
    person = await turn.work.people.get(turn.person.id)
    waiting = await opening.waits_for(turn.work, person)
    if waiting is None:
        return False
    await show(turn, waiting)
    return True


async def show(turn: Turn, opened: Opened) -> None:
    """An invite that is to be answered is a question; all else is only said."""
    match opened:
        case Closed():
            await turn.say(turn.voice.text(opened.key))
        case Invited():
            about = About(Subject.INVITED, opened.invite_id)
            question = Question(QuestionKind.INVITE, opened.invite_id)
            await turn.ask(_invited_card(turn, opened), question, anew=True, about=about)
        case Waiting():
            card = cards.waiting(turn.voice, opened.invite_id, opened.inviter)
            await turn.say(card, about=About(Subject.INVITED, opened.invite_id))
        case _:
            assert_never(opened)


async def was_accepted(work: Work, texts: Texts, event: InviteAccepted) -> None:
    await questions.put(
        work,
        event.to,
        cards.confirm(texts.voice(event.to.language), event.invite_id, event.name),
        Question(QuestionKind.CONFIRM, event.invite_id),
        about=About(Subject.CONFIRM, event.invite_id),
        author=event.invitee_id,
        lifetime=_NEWS_LASTS,
    )


async def was_closed(work: Work, texts: Texts, event: InviteClosed) -> None:
    key = "pairing-yours-closed" if event.own else "pairing-theirs-closed"
    await news.tell(work, event.to, Card(texts.voice(event.to.language).text(key)), lifetime=_NEWS_LASTS)


async def was_paired(work: Work, texts: Texts, event: Paired) -> None:
    card = cards.together(texts.voice(event.to.language), event.partner)
    await news.tell(work, event.to, card, author=event.partner_id, lifetime=_NEWS_LASTS)


async def role_wanted(work: Work, texts: Texts, event: RoleWanted) -> None:
    card = role_cards.ask(texts.voice(event.to.language), event.to.role)
    await questions.put(work, event.to, card, Question(QuestionKind.ROLE), lifetime=_NEWS_LASTS)


async def _invite_question(turn: Turn, question: Question) -> Card | None:
    found = await opening.invited(turn.work, turn.person, question.about or 0)
    return _invited_card(turn, found) if found else None


def _invited_card(turn: Turn, found: Invited) -> Card:
    return cards.invited(turn.voice, found.invite_id, found.inviter)


async def _confirm_question(turn: Turn, question: Question) -> Card | None:
    accepted = await answering.accepted(turn.work, turn.person, question.about or 0)
    return cards.confirm(turn.voice, accepted.invite_id, accepted.name) if accepted else None


def setup(routes: Routes) -> None:
    routes.command("invite", invited)
    routes.tap(Accept, accepted)
    routes.tap(Decline, declined)
    routes.tap(TakeBack, took_back)
    routes.tap(WithdrawInvite, withdrew)
    routes.tap(Confirm, confirmed)
    routes.tap(Deny, denied)
    routes.event(InviteAccepted, was_accepted)
    routes.event(InviteClosed, was_closed)
    routes.event(Paired, was_paired)
    routes.event(RoleWanted, role_wanted)
    routes.question(QuestionKind.INVITE, _invite_question)
    routes.question(QuestionKind.CONFIRM, _confirm_question)
