"""Whether what a handler reads of an update has the types the Bot API promises; knows no handler.

The library takes any value for any field. A wrong one would otherwise fail deep inside, five times over.
"""

from collections.abc import Iterator
from typing import Any

import telegram

_LARGEST = 2**63


def has_the_right_shape(update: telegram.Update) -> bool:
    """All numbers are numbers that can be stored, and all words are words."""
    return all(isinstance(value, kind) and _fits(value) for value, kind in _read_fields(update))


def _fits(value: Any) -> bool:
    return not isinstance(value, bool) and (not isinstance(value, int) or abs(value) < _LARGEST)


def _read_fields(update: telegram.Update) -> Iterator[tuple[Any, type | tuple[type, ...]]]:
    user, chat, tap = update.effective_user, update.effective_chat, update.callback_query
    if user is not None:
        yield from ((user.id, int), (user.first_name, str), (user.language_code or "", str))
        yield from ((user.last_name or "", str), (user.username or "", str))
    if chat is not None:
        yield from ((chat.id, int), (chat.type, str))
    if tap is not None:
        yield from ((tap.id, str), (tap.data or "", str))
    if update.my_chat_member is not None:
        yield (update.my_chat_member.new_chat_member.status, str)
    if isinstance(update.effective_message, telegram.Message):
        yield from _message_fields(update.effective_message)
    elif update.effective_message is not None:
        yield (update.effective_message.message_id, int)


def _message_fields(message: telegram.Message) -> Iterator[tuple[Any, type | tuple[type, ...]]]:
    yield (message.message_id, int)
    for words in (message.text, message.caption, message.media_group_id):
        yield (words if words is not None else "", str)
    for entity in message.entities:
        yield from ((entity.type, str), (entity.offset, int), (entity.length, int), (entity.url or "", str))
    if message.is_topic_message:
        yield (message.message_thread_id, int)
    if message.document is not None:
        yield (message.document.mime_type or "", str)
    for file in (*message.photo[-1:], *filter(None, (message.voice, message.document))):
        yield from ((file.file_id, str), (file.file_unique_id, str))
    if message.location is not None:
        yield from ((message.location.latitude, (int, float)), (message.location.longitude, (int, float)))
    if message.reply_to_message is not None:
        yield (message.reply_to_message.message_id, int)
