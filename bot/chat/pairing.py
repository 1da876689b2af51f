"""/invite and the taps on the way to becoming a couple; decides nothing about who may."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.kinds import About, Subject
from bot.domain.questions import Question, QuestionKind
from bot.service import pairing
from bot.texts.actions.pairing import Accept, Confirm, Decline, Deny, TakeBack, WithdrawInvite
from bot.texts.card import Card
from bot.texts.cards import pairing as cards


async def invited(turn: Turn, _words: str) -> None:
    made = await pairing.invite(turn.work, turn.texts, turn.person)
    address = cards.link(turn.bot_name, made.token)
    await turn.say(cards.invite(turn.voice, made.id, address), about=About(Subject.INVITE, made.id))


async def accepted(turn: Turn, action: Accept) -> None:
    await turn.show(await pairing.accept(turn.work, turn.texts, turn.person, action.invite_id))


async def declined(turn: Turn, action: Decline) -> None:
    await pairing.decline(turn.work, turn.texts, turn.person, action.invite_id)
    await turn.show(turn.voice.text("pairing-you-declined"))


async def took_back(turn: Turn, action: TakeBack) -> None:
    await pairing.take_back(turn.work, turn.texts, turn.person, action.invite_id)
    await turn.show(turn.voice.text("pairing-taken-back"))


async def withdrew(turn: Turn, action: WithdrawInvite) -> None:
    await pairing.withdraw(turn.work, turn.texts, turn.person, action.invite_id)
    await turn.show(turn.voice.text("pairing-you-withdrew"))


async def confirmed(turn: Turn, action: Confirm) -> None:
    await turn.show(await pairing.confirm(turn.work, turn.texts, turn.person, action.invite_id))


async def denied(turn: Turn, action: Deny) -> None:
    await pairing.withdraw(turn.work, turn.texts, turn.person, action.invite_id)
    await turn.show(turn.voice.text("pairing-somebody-else"))


async def show_open(turn: Turn) -> bool:
    """Show the invite that waits for their answer, or their yes that waits. False when there is none."""
    person = await turn.work.people.get(turn.person.id)
    waiting = await pairing.waiting_invite(turn.work, turn.texts, person)
    if waiting is None:
        return False
    await show(turn, waiting)
    return True


async def show(turn: Turn, opened: pairing.Opened) -> None:
    """An invite that is to be answered is a question; all else is only said."""
    if opened.invite_id is None:
        await turn.say(opened.card)
    elif opened.asks:
        question = Question(QuestionKind.INVITE, opened.invite_id)
        await turn.ask(opened.card, question, anew=True, about=About(Subject.INVITED, opened.invite_id))
    else:
        await turn.say(opened.card, about=About(Subject.INVITED, opened.invite_id))


async def _invite_question(turn: Turn, question: Question) -> Card | None:
    return await pairing.invited_card(turn.work, turn.texts, turn.person, question.about or 0)


async def _confirm_question(turn: Turn, question: Question) -> Card | None:
    return await pairing.confirm_card(turn.work, turn.texts, turn.person, question.about or 0)


def setup(routes: Routes) -> None:
    routes.command("invite", invited)
    routes.tap(Accept, accepted)
    routes.tap(Decline, declined)
    routes.tap(TakeBack, took_back)
    routes.tap(WithdrawInvite, withdrew)
    routes.tap(Confirm, confirmed)
    routes.tap(Deny, denied)
    routes.question(QuestionKind.INVITE, _invite_question)
    routes.question(QuestionKind.CONFIRM, _confirm_question)
