"""Words that mean a command: offers it, and keeps them until it is known what they were; knows no command's work."""

from dataclasses import replace
from functools import partial

from bot.chat import reflections as entries
from bot.chat.context import Context
from bot.chat.messages import replied_to
from bot.chat.routes import Routes
from bot.domain.errors import Refusal
from bot.domain.plaintext import clean
from bot.domain.questions import Draft, Question, QuestionKind, Unread
from bot.domain.reflections import Content
from bot.service import aside, questions, reflections, support
from bot.service.reflections import Written
from bot.texts.actions.words import KeepWords, RunCommand
from bot.texts.card import Card
from bot.texts.cards import words as cards


async def offered(context: Context, *, beside: Question | None = None) -> bool:
    """Offer the command that their words mean. False when they mean none.

    `beside` is a question that they are no answer to: it stays open, and is the one that is listened to.
    """
    answers, said = context.texts.answers_in(context.person.language), context.message.text or ""
    command = answers.command(said)
    unasked = (
        command is None and beside is None and answers.is_unasked(said) and await _answers_nothing(context)
    )
    if command is None and not unasked:
        return False
    unread = await keep_aside(context, beside)
    draft: Draft = {"command": command or "start", "unread": unread.number, "unasked": int(unasked)}
    question = Question(QuestionKind.WORDS, draft=draft)
    if beside is None:
        await context.ask(_card(context, question), question)
    else:
        await context.say(_card(context, question))
    return True


async def _answers_nothing(context: Context) -> bool:
    return not await reflections.answers_a_prompt(context.work, context.person, _written(context))


async def keep_aside(context: Context, question: Question | None) -> Unread:
    """Keep a text for its writer alone; `question` is the one it did not answer."""
    written = _written(context)
    await support.look_ahead(context.texts.danger, context.person, written.content.words)
    unread = await aside.keep(context.work, context.person, written, question)
    await support.offer_gently(context.work, context.texts.danger, context.person, [written.content.words])
    return unread


def _written(context: Context) -> Written:
    message, replied = context.message, replied_to(context.message)
    content = Content("text", clean(message.text or ""))
    return Written(message.message_id, content, replied.message_id if replied else None)


async def run(routes: Routes, context: Context, action: RunCommand) -> None:
    """The words were the command: they are no entry."""
    handler = routes.commands.get(action.command)
    if handler is None:
        raise Refusal("trouble-old-button")
    if action.command in routes.ways_out:
        context.goes_first()
    unread = await questions.unread_as(context.work, context.person, action.unread)
    if unread is not None:
        await aside.discard(context.work, context.person, unread.message_id)
        await questions.forget_unread(context.work, context.person, unread.message_id)
    await context.put_away()
    await handler(replace(context, anew=True), "")


async def keep(context: Context, action: KeepWords) -> None:
    """They were an entry: it is kept as if it had just been written."""
    unread = await questions.unread_as(context.work, context.person, action.unread)
    if unread is None:
        raise Refusal("words-gone")
    kept = await aside.discard(context.work, context.person, unread.message_id)
    if kept is None and not unread.words:
        raise Refusal("words-gone")
    await questions.forget_unread(context.work, context.person, unread.message_id)
    await context.put_away()
    written = Written(unread.message_id, kept or Content("text", clean(unread.words)), unread.reply_to)
    await entries.keep(context, written)


async def _ask_again(context: Context, question: Question) -> Card | None:
    return _card(context, question)


def _card(context: Context, question: Question) -> Card:
    draft = question.draft
    return cards.did_you_mean(
        context.voice, str(draft["command"]), int(draft["unread"]), unasked=bool(draft["unasked"])
    )


def setup(routes: Routes) -> None:
    routes.tap(RunCommand, partial(run, routes))
    routes.tap(KeepWords, keep)
    routes.question(QuestionKind.WORDS, _ask_again)
