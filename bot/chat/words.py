"""Words that mean a command: offers it, and keeps them until it is known what they were; knows no command's work."""

from dataclasses import replace
from functools import partial

from bot.chat import reflections as entries
from bot.chat.messages import replied_to
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.errors import Refusal
from bot.domain.plaintext import clean
from bot.domain.questions import Draft, Question, QuestionKind, Unread
from bot.domain.reflections import Content
from bot.service import aside, questions, reflections, support
from bot.service.reflections import Written
from bot.texts.actions.words import KeepWords, RunCommand
from bot.texts.card import Card
from bot.texts.cards import words as cards


async def offered(turn: Turn, *, beside: Question | None = None) -> bool:
    """Offer the command that their words mean. False when they mean none.

    `beside` is a question that they are no answer to: it stays open, and is the one that is listened to.
    """
    answers, said = turn.texts.answers_in(turn.person.language), turn.message.text or ""
    command = answers.command(said)
    unasked = command is None and beside is None and answers.is_unasked(said) and await _answers_nothing(turn)
    if command is None and not unasked:
        return False
    unread = await keep_aside(turn, beside)
    draft: Draft = {"command": command or "start", "unread": unread.number, "unasked": int(unasked)}
    question = Question(QuestionKind.WORDS, draft=draft)
    if beside is None:
        await turn.ask(_card(turn, question), question)
    else:
        await turn.say(_card(turn, question))
    return True


async def _answers_nothing(turn: Turn) -> bool:
    return not await reflections.answers_a_prompt(turn.work, turn.person, _written(turn))


async def keep_aside(turn: Turn, question: Question | None) -> Unread:
    """Keep a text for its writer alone; `question` is the one it did not answer."""
    written = _written(turn)
    await support.look_ahead(turn.texts.danger, turn.person, written.content.words)
    unread = await aside.keep(turn.work, turn.person, written, question)
    await support.offer_gently(turn.work, turn.texts.danger, turn.person, [written.content.words])
    return unread


def _written(turn: Turn) -> Written:
    message, replied = turn.message, replied_to(turn.message)
    content = Content("text", clean(message.text or ""))
    return Written(message.message_id, content, replied.message_id if replied else None)


async def run(routes: Routes, turn: Turn, action: RunCommand) -> None:
    """The words were the command: they are no entry."""
    handler = routes.commands.get(action.command)
    if handler is None:
        raise Refusal("trouble-old-button")
    if action.command in routes.ways_out:
        turn.goes_first()
    unread = await questions.unread_as(turn.work, turn.person, action.unread)
    if unread is not None:
        await aside.discard(turn.work, turn.person, unread.message_id)
        await questions.forget_unread(turn.work, turn.person, unread.message_id)
    await turn.put_away()
    await handler(replace(turn, anew=True), "")


async def keep(turn: Turn, action: KeepWords) -> None:
    """They were an entry: it is kept as if it had just been written."""
    unread = await questions.unread_as(turn.work, turn.person, action.unread)
    if unread is None:
        raise Refusal("words-gone")
    kept = await aside.discard(turn.work, turn.person, unread.message_id)
    if kept is None and not unread.words:
        raise Refusal("words-gone")
    await questions.forget_unread(turn.work, turn.person, unread.message_id)
    await turn.put_away()
    written = Written(unread.message_id, kept or Content("text", clean(unread.words)), unread.reply_to)
    await entries.keep(turn, written)


async def _ask_again(turn: Turn, question: Question) -> Card | None:
    return _card(turn, question)


def _card(turn: Turn, question: Question) -> Card:
    draft = question.draft
    return cards.did_you_mean(
        turn.voice, str(draft["command"]), int(draft["unread"]), unasked=bool(draft["unasked"])
    )


def setup(routes: Routes) -> None:
    routes.tap(RunCommand, partial(run, routes))
    routes.tap(KeepWords, keep)
    routes.question(QuestionKind.WORDS, _ask_again)
