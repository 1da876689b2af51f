"""/invite and the taps on the way to becoming a couple; decides nothing about who may."""

from datetime import timedelta
from typing import assert_never

from bot.chat.context import Context
from bot.chat.routes import Routes
from bot.domain.accounts import Account
from bot.domain.events.pairing import (
    ConfirmationOver,
    InviteAccepted,
    InviteClosed,
    InviteEnded,
    Paired,
    RoleWanted,
)
from bot.domain.kinds import About, Subject
from bot.domain.names import shown
from bot.domain.questions import Question, QuestionKind
from bot.service import news, post, questions
from bot.service.pairing import answering, opening
from bot.service.pairing.joining import Joined
from bot.service.pairing.opening import Closed, Invited, Opened, Waiting
from bot.store.calls import Lane
from bot.store.work import Work
from bot.texts.actions.pairing import Accept, Confirm, Decline, Deny, TakeBack, WithdrawInvite
from bot.texts.card import Card
from bot.texts.cards import pairing as cards, role as role_cards
from bot.texts.cutting import cut
from bot.texts.texts import Texts

_NEWS_LASTS = timedelta(days=7)
"""How long a message about an invite may take to arrive."""

_STILL_NEW = timedelta(days=1)
"""How long after the welcome a question that was put off by an invite still comes."""

_ACCOUNT_UNITS = 128
"""The longest name of an account that is shown, in UTF-16 units: two of 64 (Telegram's longest)."""


async def invited(context: Context, _words: str) -> None:
    made = await answering.invite(context.work, context.person)
    address = cards.link(context.bot_name, made.token)
    await context.say(cards.invite(context.voice, made.id, address), about=About(Subject.INVITE, made.id))


async def accepted(context: Context, action: Accept) -> None:
    came_of_it = await answering.accept(context.work, context.person, action.invite_id, _account(context))
    match came_of_it:
        case Waiting():
            await context.show(cards.waiting(context.voice, came_of_it.invite_id, came_of_it.inviter))
        case Joined():
            await context.show(cards.together(context.voice, came_of_it.partner))
        case _:
            assert_never(came_of_it)


async def declined(context: Context, action: Decline) -> None:
    await answering.decline(context.work, context.person, action.invite_id)
    await context.show(context.voice.text("pairing-you-declined"))
    if context.person.role is None and _is_new(context):  # the invite stood in the place of that question
        await context.ask(role_cards.ask(context.voice), Question(QuestionKind.ROLE), anew=True)


def _is_new(context: Context) -> bool:
    since = context.person.onboarded_at
    return since is not None and context.work.now - since < _STILL_NEW


async def took_back(context: Context, action: TakeBack) -> None:
    await answering.take_back(context.work, context.person, action.invite_id)
    await context.show(context.voice.text("pairing-taken-back"))


async def withdrew(context: Context, action: WithdrawInvite) -> None:
    await answering.withdraw(context.work, context.person, action.invite_id)
    await context.show(context.voice.text("pairing-you-withdrew"))


async def confirmed(context: Context, action: Confirm) -> None:
    joined = await answering.confirm(context.work, context.person, action.invite_id)
    await _answer(context, cards.together(context.voice, joined.partner))


async def denied(context: Context, action: Deny) -> None:
    await answering.withdraw(context.work, context.person, action.invite_id)
    await _answer(context, Card(context.voice.text("pairing-somebody-else")))


async def _answer(context: Context, card: Card) -> None:
    """On the question that was tapped, which is no question any more."""
    if context.tapped_id is not None:
        await context.work.bubbles.forget_message(context.person.id, context.tapped_id)
    await context.show(card)


async def show_open(context: Context) -> bool:
    """Show what waits for their answer, or their yes that waits. False where nothing of it is to be answered."""
    person = await context.work.people.get(context.person.id)
    to_confirm = await answering.to_confirm(context.work, person)
    if to_confirm is not None:
        question = Question(QuestionKind.CONFIRM, to_confirm.invite_id)
        about = About(Subject.CONFIRM, to_confirm.invite_id)
        await context.ask(_confirm_card(context, to_confirm), question, anew=True, about=about)
        return True
    waiting = await opening.waits_for(context.work, person)
    if waiting is None:
        return False
    await show(context, waiting)
    return isinstance(waiting, Invited)


async def show(context: Context, opened: Opened) -> None:
    """An invite that is to be answered is a question; all else is only said."""
    match opened:
        case Closed():
            await context.say(context.voice.text(opened.key))
        case Invited():
            about = About(Subject.INVITED, opened.invite_id)
            question = Question(QuestionKind.INVITE, opened.invite_id)
            await context.ask(_invited_card(context, opened), question, anew=True, about=about)
        case Waiting():
            card = cards.waiting(context.voice, opened.invite_id, opened.inviter)
            await context.say(card, about=About(Subject.INVITED, opened.invite_id))
        case _:
            assert_never(opened)


async def was_accepted(work: Work, texts: Texts, event: InviteAccepted) -> None:
    await questions.put(
        work,
        event.to,
        cards.confirm(texts.voice(event.to.language), event.invite_id, event.name, event.account),
        Question(QuestionKind.CONFIRM, event.invite_id),
        about=About(Subject.CONFIRM, event.invite_id),
        author=event.invitee_id,
        lifetime=_NEWS_LASTS,
    )


async def confirmation_is_over(work: Work, texts: Texts, event: ConfirmationOver) -> None:
    """On every card that asks it, and on the one that is still on its way."""
    card = Card(texts.voice(event.to.language).text("pairing-confirm-over"))
    arrived = await work.bubbles.all(event.to.id, Subject.CONFIRM, event.invite_id)
    on_its_way = await work.outbox.parts(event.to.id, Subject.CONFIRM, event.invite_id)
    for message in (message for _, message in arrived):
        await post.edit(work, event.to, message, card, lane=Lane.PARTNER)
    if on_its_way and not arrived:
        await post.edit(work, event.to, About(Subject.CONFIRM, event.invite_id), card, lane=Lane.PARTNER)


async def has_ended(work: Work, texts: Texts, event: InviteEnded) -> None:
    """The link goes from the card that showed it, whatever else is said."""
    voice = texts.voice(event.to.language)
    for _, message in await work.bubbles.all(event.to.id, Subject.INVITE, event.invite_id):
        await post.edit(work, event.to, message, Card(voice.text("pairing-ended")), lane=Lane.PARTNER)
    if event.told:
        await news.tell(work, event.to, Card(voice.text("pairing-yours-closed")), lifetime=_NEWS_LASTS)


async def was_closed(work: Work, texts: Texts, event: InviteClosed) -> None:
    key = "pairing-yours-closed" if event.own else "pairing-theirs-closed"
    await news.tell(work, event.to, Card(texts.voice(event.to.language).text(key)), lifetime=_NEWS_LASTS)


async def was_paired(work: Work, texts: Texts, event: Paired) -> None:
    card = cards.together(texts.voice(event.to.language), event.partner)
    await news.tell(work, event.to, card, author=event.partner_id, lifetime=_NEWS_LASTS)


async def role_wanted(work: Work, texts: Texts, event: RoleWanted) -> None:
    card = role_cards.ask(texts.voice(event.to.language))
    await questions.put(work, event.to, card, Question(QuestionKind.ROLE), lifetime=_NEWS_LASTS)


async def _invite_question(context: Context, question: Question) -> Card | None:
    found = await opening.invited(context.work, context.person, question.about or 0)
    return _invited_card(context, found) if found else None


def _invited_card(context: Context, found: Invited) -> Card:
    return cards.invited(context.voice, found.invite_id, found.inviter)


async def _confirm_question(context: Context, question: Question) -> Card | None:
    accepted = await answering.accepted(context.work, context.person, question.about or 0)
    return _confirm_card(context, accepted) if accepted else None


def _confirm_card(context: Context, accepted: answering.Accepted) -> Card:
    return cards.confirm(context.voice, accepted.invite_id, accepted.name, accepted.account)


def _account(context: Context) -> Account:
    """What Telegram shows of their account: names as they are written there, on one line."""
    user = context.update.effective_user
    if user is None:
        return Account("", None)
    name = shown(" ".join(f"{user.first_name} {user.last_name or ''}".split()))
    return Account(cut(name, _ACCOUNT_UNITS), user.username or None)


def setup(routes: Routes) -> None:
    routes.command("invite", invited)
    routes.tap(Accept, accepted)
    routes.tap(Decline, declined)
    routes.tap(TakeBack, took_back)
    routes.tap(WithdrawInvite, withdrew)
    routes.tap(Confirm, confirmed)
    routes.tap(Deny, denied)
    routes.event(InviteAccepted, was_accepted)
    routes.event(ConfirmationOver, confirmation_is_over)
    routes.event(InviteEnded, has_ended)
    routes.event(InviteClosed, was_closed)
    routes.event(Paired, was_paired)
    routes.event(RoleWanted, role_wanted)
    routes.question(QuestionKind.INVITE, _invite_question)
    routes.question(QuestionKind.CONFIRM, _confirm_question)
