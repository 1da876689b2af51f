"""Puts operations into the outbox; knows neither the network nor why they are asked for."""

from datetime import datetime, timedelta

from bot.domain.kinds import RULES, STALE, SUBJECT_RULES, About, Kind
from bot.domain.people import Person
from bot.service import mentions
from bot.store.calls import FOR_EVER, Attachment, Lane, NewEntry, Target
from bot.store.keyring import HOUSE
from bot.store.work import Work
from bot.texts.card import Card, Upload
from bot.texts.operations import (
    AnswerTap,
    Edit,
    LeaveChat,
    Operation,
    React,
    Remove,
    Show,
    Strip,
    name_of,
    replaces,
)
from bot.texts.packing import pack

DAY = timedelta(days=1)
TAP_LASTS = timedelta(seconds=150)
"""How long a tap can be answered (Telegram drops it after that)."""
DECORATION_LASTS = timedelta(minutes=1)
"""How long a reaction is worth anything."""

_ANSWERS = frozenset({Lane.TAP, Lane.ANSWER})


async def send(
    work: Work,
    to: Person,
    card: Card,
    *,
    lane: Lane = Lane.ANSWER,
    about: About | None = None,
    author: int | None = None,
    lifetime: timedelta = DAY,
    reply_to: int | None = None,
    not_before: datetime | None = None,
) -> None:
    """Show a new message, as a reply to theirs where `reply_to` names one that is still there.

    `author` wrote the words in it, when not the bot: their erasure takes it back. `not_before` puts it off.
    """
    stale = lifetime <= STALE or (about is not None and SUBJECT_RULES[about.subject].stale)
    show = Show(card, reply_to, work.outbox.answering.topic(to.id))
    await _queue(
        work,
        to,
        show,
        lane=lane,
        about=about,
        author=author,
        lifetime=lifetime,
        stale=stale,
        not_before=not_before,
    )


async def bring(
    work: Work,
    to: Person,
    kind: Kind,
    card: Card,
    about: About | None = None,
    *,
    reply_to: int | None = None,
) -> None:
    """Show what comes by itself, with the lane, lifetime and staleness of its kind."""
    rules = RULES[kind]
    if rules.lifetime is None:
        raise ValueError(f"{kind} says nothing")
    await _queue(
        work,
        to,
        Show(card, reply_to),
        lane=Lane.BROADCAST,
        about=about,
        lifetime=rules.lifetime,
        stale=rules.stale,
    )


async def edit(
    work: Work,
    to: Person,
    message: Target,
    card: Card,
    *,
    lane: Lane = Lane.ANSWER,
    author: int | None = None,
    lifetime: timedelta = DAY,
) -> None:
    """Turn an older message of ours into this card. `message` is its id, or what it is about.

    Use the lane in which the message itself was sent: order is kept within a lane. An edit of the same message
    that still waits is replaced.
    """
    operation = Edit(card, caption=card.media is not None)
    await _queue(work, to, operation, target=message, lane=lane, author=author, lifetime=lifetime)


async def strip(work: Work, to: Person, message: Target, *, lane: Lane = Lane.ANSWER) -> None:
    """Take the buttons from an older message."""
    await _queue(work, to, Strip(), target=message, lane=lane)


async def remove(work: Work, to: Person, message: Target, *, lane: Lane = Lane.ANSWER) -> None:
    """Delete a message of ours; Telegram allows it for 48 hours."""
    await _queue(work, to, Remove(), target=message, lane=lane)


async def withdraw(
    work: Work, to: Person, message: Target, gone: Card, *, shows_file: bool | None = None
) -> None:
    """Delete a message of ours whose words are taken back. One too old for that becomes `gone`, and keeps its file.

    It is never given up, and neither their own messages nor others of the partner keep it waiting. `shows_file`:
    whether the message does, where `gone` does not say.
    """
    operation = Remove(gone, gone.media is not None if shows_file is None else shows_file)
    await _queue(work, to, operation, target=message, lane=Lane.WITHDRAWAL, lifetime=FOR_EVER)


async def empty(work: Work, to: Person, message: Target, gone: Card) -> None:
    """Turn an answer of ours on which such words stood into `gone`, as surely."""
    await _queue(work, to, Edit(gone), target=message, lane=Lane.WITHDRAWAL, lifetime=FOR_EVER)


async def put_in_place(
    work: Work,
    to: Person,
    place: int,
    card: Card,
    *,
    author: int,
    topic: int | None,
    lifetime: timedelta = DAY,
) -> None:
    """Show a card where a dead entry of this number stood: what was queued behind that still comes after.

    `author` wrote the words that it held, `topic` is where in the chat it was to come.
    """
    shown = Show(card, topic=topic)
    instead = NewEntry(to.telegram_id, to.id, author, name_of(shown), pack(shown), lifetime=lifetime)
    await work.outbox.put_in_place(place, instead)


async def react(work: Work, to: Person, message_id: int, emoji: str) -> None:
    """Set a quiet reaction on a message of theirs, if that can be done within a minute."""
    await _queue(
        work, to, React(message_id, emoji), lane=Lane.DECORATION, lifetime=DECORATION_LASTS, stale=True
    )


async def answer_tap(work: Work, to: Person, tap_id: str, words: str = "", *, alert: bool = False) -> None:
    """End the spinner on a tapped button; `words` (plain, at most 200 characters) show for a moment."""
    answer = AnswerTap(tap_id, words, alert)
    await _queue(work, to, answer, lane=Lane.TAP, lifetime=TAP_LASTS, stale=True)


async def answer_stranger(work: Work, telegram_id: int, tap_id: str, words: str) -> None:
    """The same for somebody of whom nothing is kept."""
    answer = AnswerTap(tap_id, words, alert=True)
    entry = NewEntry(
        telegram_id,
        None,
        HOUSE,
        name_of(answer),
        pack(answer),
        lane=Lane.STRANGER,
        lifetime=TAP_LASTS,
        stale=True,
    )
    await work.outbox.add(entry)


async def say_in_chat(work: Work, chat_id: int, card: Card, *, lane: Lane = Lane.STRANGER) -> None:
    """Show a message in a chat that is no person's."""
    await _queue_in_chat(work, chat_id, Show(card), lane)


async def leave_chat(work: Work, chat_id: int) -> None:
    """Leave a group."""
    await _queue_in_chat(work, chat_id, LeaveChat(), Lane.STRANGER)


async def _queue_in_chat(work: Work, chat_id: int, operation: Operation, lane: Lane) -> None:
    await work.outbox.add(NewEntry(chat_id, None, HOUSE, name_of(operation), pack(operation), lane=lane))


async def _queue(
    work: Work,
    to: Person,
    operation: Operation,
    *,
    lane: Lane,
    about: About | None = None,
    target: Target | None = None,
    author: int | None = None,
    lifetime: timedelta = DAY,
    stale: bool = False,
    not_before: datetime | None = None,
) -> None:
    erased = to.id in work.erasures.now  # the last words to them need no key of theirs
    content = pack(operation)
    row = await work.outbox.add(
        NewEntry(
            telegram_id=to.telegram_id,
            person_id=None if erased else to.id,
            author_id=HOUSE if erased else author or to.id,
            operation=name_of(operation),
            content=content,
            lane=_lane(work, to, lane),
            about=about,
            target=target,
            replaces=replaces(operation),
            attachment=_attachment(operation),
            lifetime=lifetime,
            stale=stale,
            not_before=not_before,
        )
    )
    if isinstance(operation, Show | Edit) and not erased:
        await mentions.note(work, to, row, content)


def _lane(work: Work, to: Person, lane: Lane) -> Lane:
    """A thousand people who have just come must not keep anybody waiting who is here."""
    answering = work.outbox.answering
    if lane in _ANSWERS and not (to.onboarded or answering.is_welcomed(to.id)):
        return Lane.STRANGER
    return answering.lane(to.id, lane)


def _attachment(operation: Operation) -> Attachment | None:
    """The file of our own making that goes with an operation. An edit never changes a message's file."""
    upload = operation.card.media if isinstance(operation, Show) else None
    return Attachment(upload.kind, upload.name, upload.content) if isinstance(upload, Upload) else None
