"""Puts messages into the outbox; knows neither the network nor why they are sent."""

from datetime import timedelta
from typing import Any

from bot.domain.people import Person
from bot.store.calls import Call, Lane
from bot.store.keyring import HOUSE
from bot.store.work import Work
from bot.texts.card import Card

About = tuple[str, int]
"""What a message is about: a subject such as "nudge" and the number of its row."""

_TAP_LIFETIME = timedelta(seconds=150)


async def send(
    work: Work,
    to: Person,
    card: Card,
    *,
    lane: Lane = Lane.ANSWER,
    about: About | None = None,
    author: int | None = None,
    lifetime: timedelta = timedelta(days=1),
    reply_to: int | None = None,
) -> None:
    """Show a new message, as a reply to theirs where `reply_to` names one that is still there.

    `author` wrote the words in it, when not the bot: their erasure takes it back.
    """
    method, params = card.sending(to.telegram_id)
    if reply_to is not None:
        params["reply_parameters"] = {"message_id": reply_to, "allow_sending_without_reply": True}
    await _queue(work, to, method, params, lane=lane, about=about, author=author, lifetime=lifetime)


async def edit(
    work: Work,
    to: Person,
    message: int | About,
    card: Card,
    *,
    lane: Lane = Lane.ANSWER,
    author: int | None = None,
) -> None:
    """Turn an older message of ours into this card. `message` is its id, or what it is about.

    Use the lane in which the message itself was sent: order is kept within a lane.
    """
    method, params = card.editing(to.telegram_id)
    await _queue_on(work, to, message, method, params, lane=lane, author=author)


async def strip(work: Work, to: Person, message: int | About, *, lane: Lane = Lane.ANSWER) -> None:
    """Take the buttons from an older message."""
    params = {"chat_id": to.telegram_id, "reply_markup": {"inline_keyboard": []}}
    await _queue_on(work, to, message, "editMessageReplyMarkup", params, lane=lane)


async def remove(work: Work, to: Person, message: int | About, *, lane: Lane = Lane.ANSWER) -> None:
    """Delete a message of ours; Telegram allows it for 48 hours."""
    await _queue_on(work, to, message, "deleteMessage", {"chat_id": to.telegram_id}, lane=lane)


async def react(work: Work, to: Person, message_id: int, emoji: str) -> None:
    """Set a quiet reaction on a message of theirs."""
    params = {
        "chat_id": to.telegram_id,
        "message_id": message_id,
        "reaction": [{"type": "emoji", "emoji": emoji}],
    }
    await _queue(work, to, "setMessageReaction", params)


async def answer_tap(work: Work, to: Person, tap_id: str, words: str = "", *, alert: bool = False) -> None:
    """End the spinner on a tapped button; `words` (plain, at most 200 characters) show for a moment."""
    params: dict[str, Any] = {"callback_query_id": tap_id}
    if words:
        params |= {"text": words, "show_alert": alert}
    await _queue(work, to, "answerCallbackQuery", params, lane=Lane.TAP, lifetime=_TAP_LIFETIME)


async def answer_stranger(work: Work, telegram_id: int, tap_id: str, words: str) -> None:
    """The same for somebody of whom nothing is kept."""
    params = {"callback_query_id": tap_id, "text": words, "show_alert": True}
    call = Call(telegram_id, None, HOUSE, "answerCallbackQuery", params, Lane.TAP, lifetime=_TAP_LIFETIME)
    await work.outbox.add(call)


async def _queue_on(
    work: Work,
    to: Person,
    message: int | About,
    method: str,
    params: dict[str, Any],
    *,
    lane: Lane,
    author: int | None = None,
) -> None:
    if isinstance(message, int):
        await _queue(work, to, method, params | {"message_id": message}, lane=lane, author=author)
    else:
        await _queue(work, to, method, params, lane=lane, author=author, bubble=message)


async def _queue(
    work: Work,
    to: Person,
    method: str,
    params: dict[str, Any],
    *,
    lane: Lane = Lane.ANSWER,
    about: About | None = None,
    author: int | None = None,
    bubble: About | None = None,
    lifetime: timedelta = timedelta(days=1),
) -> None:
    subject, subject_id = about or (None, None)
    erased = to.id in work.erasures.now  # the last words to them need no key of theirs
    await work.outbox.add(
        Call(
            telegram_id=to.telegram_id,
            person_id=None if erased else to.id,
            author_id=HOUSE if erased else author or to.id,
            method=method,
            params=params,
            lane=lane,
            subject=subject,
            subject_id=subject_id,
            bubble=bubble,
            lifetime=lifetime,
        )
    )
