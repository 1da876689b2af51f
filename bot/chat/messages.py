"""What sort of message somebody sent: words, a file that can be kept, something else, or nobody's act at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import telegram

from bot.domain.plaintext import clean
from bot.domain.reflections import Content, File

_SERVICE = frozenset(
    {
        "boost_added",
        "channel_chat_created",
        "chat_background_set",
        "chat_owner_changed",
        "chat_owner_left",
        "chat_shared",
        "checklist_tasks_added",
        "checklist_tasks_done",
        "connected_website",
        "delete_chat_photo",
        "direct_message_price_changed",
        "forum_topic_closed",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "gift",
        "gift_upgrade_sent",
        "giveaway_completed",
        "giveaway_created",
        "group_chat_created",
        "left_chat_member",
        "managed_bot_created",
        "message_auto_delete_timer_changed",
        "migrate_from_chat_id",
        "migrate_to_chat_id",
        "new_chat_members",
        "new_chat_photo",
        "new_chat_title",
        "paid_message_price_changed",
        "passport_data",
        "pinned_message",
        "poll_option_added",
        "poll_option_deleted",
        "proximity_alert_triggered",
        "refunded_payment",
        "successful_payment",
        "suggested_post_approval_failed",
        "suggested_post_approved",
        "suggested_post_declined",
        "suggested_post_paid",
        "suggested_post_refunded",
        "supergroup_chat_created",
        "unique_gift",
        "user_shared",
        "users_shared",
        "video_chat_ended",
        "video_chat_participants_invited",
        "video_chat_scheduled",
        "video_chat_started",
        "web_app_data",
        "write_access_allowed",
    }
)
"""The fields of a message that reports what happened in the chat (Bot API 10.1); nobody wrote it."""


@dataclass(frozen=True)
class Readable:
    """What can be kept of a message. `whole` is False where a file came with the words that cannot be."""

    content: Content
    whole: bool = True


def is_service(raw: Mapping[str, Any]) -> bool:
    """Whether an update only reports what happened in a private chat, such as a pinned message.

    It is looked at as it came: nobody has to understand the rest of it.
    """
    message = raw.get("message")
    chat = message.get("chat") if isinstance(message, dict) else None
    private = isinstance(chat, dict) and chat.get("type") == telegram.Chat.PRIVATE
    return private and not _SERVICE.isdisjoint(message or ())


def is_forward(message: telegram.Message) -> bool:
    """Whether the words are somebody else's; servers before Bot API 7.0 say so by other fields."""
    return message.forward_origin is not None or any(
        name.startswith("forward_") for name in message.api_kwargs
    )


def topic_of(update: telegram.Update) -> int | None:
    """The topic of a private chat in which somebody wrote or tapped (Bot API 9.3); None in the chat itself."""
    message = update.effective_message
    in_topic = isinstance(message, telegram.Message) and message.is_topic_message
    return message.message_thread_id if message and in_topic else None


def replied_to(message: telegram.Message) -> telegram.Message | None:
    """The message that this is a reply to; in a topic every message names the one that opened it."""
    replied = message.reply_to_message
    if replied is None or (message.is_topic_message and replied.message_id == message.message_thread_id):
        return None
    return replied


def read_content(message: telegram.Message) -> Readable | None:
    """What a message says; None when it is nothing that can be kept. Raises UnstorableTextError."""
    if message.text:
        return Readable(Content("text", clean(message.text)))
    caption = clean(message.caption or "")
    if message.photo:
        return Readable(Content("photo", caption, _file(message.photo[-1])))
    if message.voice:
        return Readable(Content("voice", caption, _file(message.voice)))
    if message.document and _is_picture(message):
        return Readable(Content("photo", caption, _file(message.document, as_document=True)))
    return Readable(Content("text", caption), whole=False) if caption.strip() else None


def _is_picture(message: telegram.Message) -> bool:
    """Whether a document is a picture sent as a file; a moving one has a document beside it as well."""
    document = message.document
    return bool(document and (document.mime_type or "").startswith("image/") and not message.animation)


def _file(
    file: telegram.PhotoSize | telegram.Voice | telegram.Document, *, as_document: bool = False
) -> File:
    return File(file.file_id, file.file_unique_id, as_document)
