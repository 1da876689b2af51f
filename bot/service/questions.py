"""Asking somebody and listening for the answer, in one step; knows no question's words and reads no answer."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.kinds import About, Kind, Subject
from bot.domain.people import Person
from bot.domain.questions import Conversation, Question, Unread
from bot.service import news, post
from bot.store.work import Work
from bot.texts.card import Card

ABOUT = About(Subject.QUESTION, 0)
"""What a message is about that asks something: in the clear, so it does not say what."""

_NUMBER_BITS = 53


async def ask(
    work: Work,
    person: Person,
    card: Card,
    question: Question,
    *,
    tapped: int | None = None,
    about: About = ABOUT,
) -> None:
    """Show the question and listen, in place of any other that was open.

    `tapped` is the message of ours to turn into the card; without it a new one is sent.
    """
    await _listen(work, person, question)
    if tapped is None:
        await post.send(work, person, card, about=about)
        return
    await post.edit(work, person, tapped, card)
    if await work.bubbles.about(person.id, tapped) is None:
        await work.bubbles.add(person.id, tapped, about)


async def put(
    work: Work,
    person: Person,
    card: Card,
    question: Question,
    *,
    about: About = ABOUT,
    author: int | None = None,
    lifetime: timedelta = timedelta(days=1),
) -> None:
    """Ask somebody who did not ask for it: what they are in the middle of goes on, and listens first."""
    await also_hear(work, person, question)
    await news.tell(work, person, card, about=about, author=author, lifetime=lifetime)


async def bring(work: Work, person: Person, kind: Kind, card: Card, question: Question) -> None:
    """The same for what the calendar asks by itself."""
    await also_hear(work, person, question)
    await post.bring(work, person, kind, card, ABOUT)


async def also_hear(work: Work, person: Person, question: Question) -> None:
    """Listen for the answer to what is shown beside, where no other question insists on its own."""
    open_now = await open_question(work, person)
    if open_now is None or not open_now.kind.insists:
        await _listen(work, person, question)


async def open_question(work: Work, person: Person) -> Question | None:
    """The question whose answer their next plain words are. Before the welcome is over none expires."""
    question = (await work.questions.of(person.id)).open
    if question is None or (person.onboarded and not question.open_at(work.now)):
        return None
    return question


async def close(work: Work, person: Person) -> None:
    """Listen no more. Only chat/listening.py calls this."""
    kept = await work.questions.of(person.id)
    if kept.open is not None:
        await work.questions.keep(person.id, replace(kept, open=None))


async def is_over(work: Work, person: Person, message_id: int) -> None:
    """That message of ours asks nothing any more."""
    if await work.bubbles.about(person.id, message_id) == ABOUT:
        await work.bubbles.forget_message(person.id, message_id)


async def note_unread(
    work: Work,
    person: Person,
    message_id: int,
    question: Question | None,
    *,
    words: str = "",
    reply_to: int | None = None,
    aside: bool = False,
) -> Unread:
    """Remember a message that could not be read, so that an edit of it is looked at as if it had just been sent."""
    number = work.tx.randomness.bits(_NUMBER_BITS)
    unread = Unread(number, message_id, work.now, question, words, reply_to, aside)
    kept = await _recent(work, person)
    await work.questions.keep(person.id, kept.with_unread(unread))
    return unread


async def unread(work: Work, person: Person, message_id: int) -> Unread | None:
    return (await work.questions.of(person.id)).unread_at(message_id, work.now)


async def unread_as(work: Work, person: Person, number: int) -> Unread | None:
    """The same by the number that its buttons carry."""
    return (await work.questions.of(person.id)).unread_as(number, work.now)


async def forget_unread(work: Work, person: Person, message_id: int) -> None:
    """That message has been read after all."""
    kept = await work.questions.of(person.id)
    await work.questions.keep(person.id, kept.without(message_id))


async def _listen(work: Work, person: Person, question: Question) -> None:
    kept = await _recent(work, person)
    await work.questions.keep(person.id, replace(kept, open=replace(question, asked_at=work.now)))


async def _recent(work: Work, person: Person) -> Conversation:
    """What is kept, without what nobody will look at again."""
    kept = await work.questions.of(person.id)
    recent = tuple(one for one in kept.unread if kept.unread_at(one.message_id, work.now))
    return replace(kept, unread=recent)
