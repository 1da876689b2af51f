"""The question what to call somebody: a name in words, or that of their account; a partner is told of a new one."""

from datetime import timedelta

from bot.chat import words
from bot.chat.context import Context, Misread
from bot.chat.routes import Routes
from bot.chat.welcome.steps import go_on, step_card, telegram_name
from bot.domain.errors import Refusal
from bot.domain.events.naming import NameChanged
from bot.domain.questions import Question, QuestionKind
from bot.service import aside, news, questions, welcome
from bot.store.work import Work
from bot.texts.actions.welcome import AskName, ConfirmName, SameName
from bot.texts.card import Card
from bot.texts.cards import welcome as cards
from bot.texts.cards.words import with_keeping
from bot.texts.texts import Texts

_NEWS_LASTS = timedelta(days=7)
"""How long the word of a new name may take to arrive."""

_NAME, _UNREAD = "name", "unread"  # the words that they are asked about, and their number


async def asked_name(context: Context, _action: AskName) -> None:
    question = Question(QuestionKind.NAME)
    await context.ask(await _question(context, question), question)


async def same_name(context: Context, _action: SameName) -> None:
    await go_on(context, await welcome.call(context.work, context.person, telegram_name(context)))


async def wrote_name(context: Context, _question_before: Question) -> None:
    """A name, which the partner sees. Who has one already may be writing of something else, and is asked first."""
    said = context.message.text or ""
    try:
        if not context.person.onboarded:
            await go_on(context, await welcome.call(context.work, context.person, said))
            return
        welcome.readable_name(said)
    except Refusal as refusal:
        raise Misread(refusal.key, Question(QuestionKind.NAME)) from None
    unread = await words.keep_aside(context, Question(QuestionKind.NAME))
    question = Question(QuestionKind.NAME, draft={_NAME: said, _UNREAD: unread.number})
    await context.ask(await _question(context, question), question)


async def confirmed_name(context: Context, action: ConfirmName) -> None:
    """Raises Refusal when it is a day ago, or was an entry."""
    unread = await questions.unread_as(context.work, context.person, action.unread)
    kept = await aside.discard(context.work, context.person, unread.message_id) if unread else None
    if unread is None or kept is None:
        raise Refusal("trouble-old-button")
    await questions.forget_unread(context.work, context.person, unread.message_id)
    await go_on(context, await welcome.call(context.work, context.person, kept.words))


async def was_changed(work: Work, texts: Texts, event: NameChanged) -> None:
    """One line without a sound: whoever reads a name must know whose it is."""
    card = cards.name_changed(texts.voice(event.to.language), event.before, event.name)
    await news.tell(work, event.to, card, author=event.partner_id, lifetime=_NEWS_LASTS)


async def _question(context: Context, question: Question) -> Card:
    if _NAME not in question.draft:
        return await step_card(context, QuestionKind.NAME)
    name, unread = welcome.readable_name(str(question.draft[_NAME])), int(question.draft[_UNREAD])
    return with_keeping(context.voice, cards.confirm_name(context.voice, name, unread), unread)


def setup(routes: Routes) -> None:
    routes.tap(AskName, asked_name, early=True)
    routes.tap(SameName, same_name, early=True)
    routes.tap(ConfirmName, confirmed_name)
    routes.event(NameChanged, was_changed)
    routes.question(QuestionKind.NAME, _question, wrote_name)
