"""Hears what people write: an answer to the open question, words that mean a command, or an entry; knows no feature.

The rule is in docs/architecture.md, "What is asked and what is heard".
"""

from dataclasses import replace

import telegram

from bot.chat import words
from bot.chat.choices import choices_on
from bot.chat.context import Context, Misread
from bot.chat.messages import is_forward, replied_to
from bot.chat.routes import Listener, Routes
from bot.chat.welcome.steps import next_question
from bot.domain.errors import Refusal
from bot.domain.kinds import About, Subject
from bot.domain.plaintext import utf16_length
from bot.domain.questions import Question, QuestionKind, Unread
from bot.service import questions, support
from bot.texts.card import Card
from bot.texts.cards import words as cards

_LONGEST_ANSWER = 60
"""In UTF-16 units: no name, place, hour or day is longer. What is, was meant for the journal."""

_MOST_WORDS_OF_A_SLIP = 3

_ASKED_ABOUT = {
    Subject.CONFIRM: QuestionKind.CONFIRM,
    Subject.PROPOSAL: QuestionKind.PROPOSAL,
    Subject.INVITED: QuestionKind.INVITE,
    Subject.OFFER: QuestionKind.SHARE,
    Subject.FURTHER: QuestionKind.SHARE,
}
"""Which question a message of ours asks that is about something of its own."""


async def hear(routes: Routes, context: Context) -> None:
    """A message that is no command."""
    about = await _replied_about(context)
    question = await _question_for(context, about)
    if question is not None and await answered(routes, context, question):
        return
    if not context.person.onboarded:
        await routes.commands["start"](context, "")
    elif about == questions.ABOUT and _are_own_words(context.message):
        await words.keep_aside(context, None)
        await context.say(context.voice.text("words-too-late"))
    elif _are_said_to_nothing(context.message) and await words.offered(context):
        return
    elif routes.messages:
        await routes.messages(context)


async def interrupted(context: Context) -> None:
    """Something else has begun: what was asked is not listened to any more."""
    await questions.close(context.work, context.person)


async def hear_again(routes: Routes, context: Context, unread: Unread) -> None:
    """An edit of a message that could not be read, and is no command now."""
    if unread.question is None or not await answered(routes, context, unread.question):
        await hear(routes, context)


async def answered(routes: Routes, context: Context, question: Question) -> bool:
    """Read a message as the answer to a question. False when it is for somebody else to read."""
    listener = routes.questions[question.kind]
    if listener.way_out:
        context.goes_first()
    card = await listener.card(context, question)
    if card is None:  # there is nothing to answer any more
        await _close(context, question)
        return False
    if await _chosen(routes, context, question, card, beginnings=listener.read is None):
        return True
    if listener.read is None:
        return await _not_a_choice(routes, context, question, card)
    return await _read(routes, context, listener, question, card)


async def _chosen(
    routes: Routes, context: Context, question: Question, card: Card, *, beginnings: bool
) -> bool:
    """Whether the words name a button of the card, which is then as good as tapped."""
    said = context.message.text or ""
    action = context.texts.answers_in(context.person.language).choose(
        said, choices_on(routes, card), beginnings=beginnings
    )
    if action is None:
        return False
    await _close(context, question)
    tap = routes.taps[action.verb]
    if tap.way_out:
        context.goes_first()
    if not tap.about_an_entry:
        await routes.turn_away(context)
    await tap.handler(context, action)
    return True


async def _read(routes: Routes, context: Context, listener: Listener, question: Question, card: Card) -> bool:
    if listener.read is None:
        return False
    try:
        async with context.work.attempt():
            await _close(context, question)
            await routes.turn_away(context)
            await listener.read(context, question)
    except Misread as misread:
        if not question.kind.insists:
            return False
        if context.person.onboarded and await words.offered(context, beside=misread.question):
            return True
        again = await listener.card(context, misread.question)
        sentence = context.voice.text(misread.key, **misread.values)
        await _ask_again(context, misread.question, Card(sentence, again.rows if again else ()))
    except Refusal as refusal:  # it was read, and cannot be: another answer may
        await _note_unread(context, question)
        await context.ask(Card(context.voice.text(refusal.key, **refusal.values), card.rows), question)
    return True


async def _close(context: Context, question: Question) -> None:
    """The question is answered; another one that is open stays so."""
    open_now = await questions.open_question(context.work, context.person)
    if open_now is not None and open_now.kind is question.kind:
        await interrupted(context)


async def _not_a_choice(routes: Routes, context: Context, question: Question, card: Card) -> bool:
    """Words below a question that is answered by buttons: kept for their writer alone, and it is asked again.

    False for a question that only hears, where they say nothing about it.
    """
    said, answers = context.message.text or "", context.texts.answers_in(context.person.language)
    is_about = answers.is_about(said, choices_on(routes, card))
    if not question.kind.insists and not is_about:
        return False
    if context.person.onboarded and await words.offered(context, beside=question):
        return True
    if context.person.onboarded and said and not is_about:
        unread = await words.keep_aside(context, question)
        card = cards.with_keeping(context.voice, card, unread.number)
        line = context.voice.text("words-tap-one-kept")
    else:
        await _note_unread(context, question)
        line = context.voice.text("words-tap-one")
    await context.ask(Card(f"{line}\n\n{card.text}", card.rows), question, about=_about(question))
    return True


def _about(question: Question) -> About:
    """What a message is about that asks it once more: found like the first one, when its matter is over."""
    subject = next((subject for subject, kind in _ASKED_ABOUT.items() if kind is question.kind), None)
    return questions.ABOUT if subject is None or question.about is None else About(subject, question.about)


async def _ask_again(context: Context, question: Question, card: Card) -> None:
    """An answer that could not be read. What is more than a slip is kept at once; the rest can be, by a tap."""
    said = (context.message.text or "") if context.person.onboarded else ""
    if _is_more_than_a_slip(said):
        unread = await words.keep_aside(context, question)
        card = replace(card, text=f"{card.text}\n\n{context.voice.text('words-kept-aside')}")
    else:
        unread = await _note_unread(context, question, words=said)
        await support.offer_gently(context.work, context.texts.danger, context.person, [said])
    await context.ask(cards.with_keeping(context.voice, card, unread.number) if said else card, question)


def _is_more_than_a_slip(said: str) -> bool:
    """Whether it may be a thought: who taps nothing then must lose nothing."""
    is_long = utf16_length(said) > _LONGEST_ANSWER or "\n" in said
    return is_long or len(said.split()) > _MOST_WORDS_OF_A_SLIP


async def _note_unread(context: Context, question: Question, *, words: str = "") -> Unread:
    replied = replied_to(context.message)
    return await questions.note_unread(
        context.work,
        context.person,
        context.message.message_id,
        question,
        words=words,
        reply_to=replied.message_id if replied else None,
    )


async def _replied_about(context: Context) -> About | None:
    """What the message of ours is about that they reply to."""
    replied = replied_to(context.message)
    if replied is None:
        return None
    return await context.work.bubbles.about(context.person.id, replied.message_id)


async def _question_for(context: Context, about: About | None) -> Question | None:
    """The question that a message may answer: the one it replies to, else the open one.

    A reply to another message of ours is about that one: a nudge, a copy, a card with other buttons.
    """
    message, replied = context.message, replied_to(context.message)
    if not (message.text or message.location) or is_forward(message):
        return None
    if about is not None and about.subject in _ASKED_ABOUT:
        return Question(_ASKED_ABOUT[about.subject], about.id)
    is_elsewhere = bool(replied and replied.reply_markup) if about is None else about != questions.ABOUT
    if is_elsewhere:
        return None
    open_now = await questions.open_question(context.work, context.person) or next_question(context.person)
    is_readable = message.text or (open_now and open_now.kind is QuestionKind.ZONE)
    return open_now if is_readable else None


def _are_said_to_nothing(message: telegram.Message) -> bool:
    """Plain words of their own that reply to nothing."""
    return _are_own_words(message) and replied_to(message) is None


def _are_own_words(message: telegram.Message) -> bool:
    return bool(message.text) and not is_forward(message)
