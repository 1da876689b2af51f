"""The one place that speaks Bot API: operations become a method, its parameters and its files; sends nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, assert_never

from bot.delivery.methods import Method
from bot.texts.card import Button, Card, Media, Upload
from bot.texts.operations import (
    AnswerTap,
    Edit,
    LeaveChat,
    OlderCall,
    Operation,
    React,
    Remove,
    Show,
    Strip,
)

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Request:
    """`params` are JSON values; each of `files` is uploaded under the name of its parameter."""

    method: str
    params: Json
    files: Mapping[str, Upload] = field(default_factory=dict)


def request(  # noqa: PLR0911 - one for each operation
    operation: Operation | OlderCall, chat_id: int, message_id: int | None = None
) -> Request:
    """The call that carries an operation out. Raises ValueError where it changes a message and none is named.

    `message_id` is the message of ours that is changed.
    """
    match operation:
        case Show(card, reply_to, topic):
            return _showing(card, chat_id, reply_to, topic)
        case Edit(card, caption):
            return _editing(card, caption, _message(chat_id, message_id))
        case Strip():
            params = _message(chat_id, message_id) | {"reply_markup": {"inline_keyboard": []}}
            return Request(Method.EDIT_MARKUP, params)
        case Remove():
            return Request(Method.DELETE, _message(chat_id, message_id))
        case React(reacted_id, emoji):
            reaction = [{"type": "emoji", "emoji": emoji}]
            return Request(Method.REACT, {**_message(chat_id, reacted_id), "reaction": reaction})
        case AnswerTap(tap_id, words, alert):
            said = {"text": words, "show_alert": alert} if words else {}
            return Request(Method.ANSWER_TAP, {"callback_query_id": tap_id, **said})
        case LeaveChat():
            return Request(Method.LEAVE_CHAT, {"chat_id": chat_id})
        case OlderCall(method, params):
            named = {} if message_id is None else {"message_id": message_id}
            return Request(method, {**params, **named})
        case _:
            assert_never(operation)


def _message(chat_id: int, message_id: int | None) -> Json:
    if message_id is None:
        raise ValueError("no message is named")
    return {"chat_id": chat_id, "message_id": message_id}


def _showing(card: Card, chat_id: int, reply_to: int | None, topic: int | None) -> Request:
    params: Json = {"chat_id": chat_id, "parse_mode": "HTML"}
    files: dict[str, Upload] = {}
    method = Method.SEND_MESSAGE
    if card.media is None:
        params |= {"text": card.text, "link_preview_options": {"is_disabled": True}}
    else:
        method = _sends(card.media)
        if isinstance(card.media, Upload):
            files[card.media.kind] = card.media
        else:
            params[card.media.kind] = card.media.file_id
        if card.text:
            params["caption"] = card.text
        if card.protected and card.media.kind == "photo":
            params["has_spoiler"] = True  # no picture in a notification
    if (markup := _markup(card)) is not None:
        params["reply_markup"] = markup
    if card.silent:
        params["disable_notification"] = True
    if card.protected:
        params["protect_content"] = True
    if reply_to is not None:
        params["reply_parameters"] = {"message_id": reply_to, "allow_sending_without_reply": True}
    if topic is not None:
        params["message_thread_id"] = topic
    return Request(method, params, files)


def _sends(media: Media | Upload) -> Method:
    kind = media.kind
    match kind:
        case "photo":
            return Method.SEND_PHOTO
        case "voice":
            return Method.SEND_VOICE
        case "document":
            return Method.SEND_DOCUMENT
        case _:
            assert_never(kind)


def _editing(card: Card, caption: bool, message: Json) -> Request:
    params = {**message, "parse_mode": "HTML", "reply_markup": _inline(card)}
    if caption:
        return Request(Method.EDIT_CAPTION, {**params, "caption": card.text})
    shown = {"text": card.text, "link_preview_options": {"is_disabled": True}}
    return Request(Method.EDIT_TEXT, {**params, **shown})


def _markup(card: Card) -> Json | None:
    if card.location_label is not None:
        button = {"text": card.location_label, "request_location": True}
        return {"keyboard": [[button]], "resize_keyboard": True, "one_time_keyboard": True}
    if card.plain:
        return {"remove_keyboard": True}
    if card.reply_hint is not None:
        return {"force_reply": True, "input_field_placeholder": card.reply_hint}
    return _inline(card) if card.rows else None


def _inline(card: Card) -> Json:
    return {"inline_keyboard": [[_button(button) for button in row] for row in card.rows]}


def _button(button: Button) -> Json:
    if button.url is not None:
        return {"text": button.label, "url": button.url}
    if button.copy is not None:
        return {"text": button.label, "copy_text": {"text": button.copy}}
    shown = {"text": button.label, "callback_data": button.data}
    return {**shown, "style": "danger"} if button.irrevocable else shown
