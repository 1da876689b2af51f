"""Operations as JSON values and back; must not know where they are kept. What is left at its default is left out."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, assert_never

from bot.texts.card import Button, Card, Media, Upload
from bot.texts.operations import (
    AnswerTap,
    Edit,
    LeaveChat,
    Name,
    OlderCall,
    Operation,
    React,
    Remove,
    Show,
    Strip,
)

Json = dict[str, Any]

_FLAGS = ("silent", "protected", "plain")
_EARLIER = {"quiet": "silent"}
"""How entries of earlier versions name what they say of a card."""
_WORDS = ("location_label", "reply_hint")
_TOPIC = "topic"
_INSTEAD = "instead"


def pack(operation: Operation) -> Json:
    """What is kept of an operation besides its name; the bytes of an upload are kept apart."""
    match operation:
        case Show(card, reply_to, topic):
            where = {"reply_to": reply_to, _TOPIC: topic}
            return _card(card) | {name: number for name, number in where.items() if number is not None}
        case Edit(card, caption):
            packed = _card(replace(card, media=None))
            return {**packed, "caption": True} if caption else packed
        case Remove(instead, caption):
            return {} if instead is None else {_INSTEAD: pack(Edit(instead, caption))}
        case Strip() | LeaveChat():
            return {}
        case React(message_id, emoji):
            return {"message_id": message_id, "emoji": emoji}
        case AnswerTap(tap_id, words, alert):
            return {"tap_id": tap_id, "words": words, "alert": alert}
        case _:
            assert_never(operation)


def unpack(  # noqa: PLR0911 - one for each operation
    name: str, content: Mapping[str, Any], attached: bytes | None = None
) -> Operation | OlderCall:
    """The operation again. Raises ValueError or KeyError for what cannot be one."""
    if "params" in content:
        return OlderCall(name, content["params"])
    known = Name(name)
    match known:
        case Name.SHOW:
            return Show(_card_of(content, attached), content.get("reply_to"), topic_of(content))
        case Name.EDIT:
            return Edit(_card_of(content, None), content.get("caption", False))
        case Name.STRIP:
            return Strip()
        case Name.REMOVE:
            edit = instead_of_removal(content)
            return Remove() if edit is None else Remove(_card_of(edit, None), edit.get("caption", False))
        case Name.REACT:
            return React(content["message_id"], content["emoji"])
        case Name.ANSWER_TAP:
            return AnswerTap(content["tap_id"], content["words"], content["alert"])
        case Name.LEAVE_CHAT:
            return LeaveChat()
        case _:
            assert_never(known)


def topic_of(content: Mapping[str, Any]) -> int | None:
    """The topic into which a message goes; None for the chat itself."""
    topic: int | None = content.get(_TOPIC)
    return topic


def without_topic(content: Mapping[str, Any]) -> Json:
    """The same message for the chat itself."""
    return {name: value for name, value in content.items() if name != _TOPIC}


def instead_of_removal(content: Mapping[str, Any]) -> Json | None:
    """The edit that takes the place of a removal which is refused."""
    edit: Json | None = content.get(_INSTEAD)
    return edit


def carries_file(content: Mapping[str, Any]) -> bool:
    """Whether the bytes of an upload are kept apart from this."""
    return "upload" in content


def shows_file(content: Mapping[str, Any]) -> bool:
    """Whether it is a message with a photo, a voice note or a document."""
    call = content.get("params", {})
    return bool({"upload", "media"} & content.keys() or {"photo", "voice"} & call.keys())


def _card(card: Card) -> Json:
    packed: Json = {"text": card.text}
    if card.rows:
        packed["rows"] = [[_button(button) for button in row] for row in card.rows]
    match card.media:
        case Media(kind, file_id):
            packed["media"] = {"kind": kind, "file_id": file_id}
        case Upload(kind, name):
            packed["upload"] = {"kind": kind, "name": name}
        case None:
            pass
        case _:
            assert_never(card.media)
    for name in (*_FLAGS, *_WORDS):
        if value := getattr(card, name):
            packed[name] = value
    return packed


def _button(button: Button) -> Json:
    packed: Json = {"label": button.label}
    if button.data is not None:
        packed["data"] = button.data
    if button.url is not None:
        packed["url"] = button.url
    if button.copy is not None:
        packed["copy"] = button.copy
    if button.irrevocable:
        packed["irrevocable"] = True
    return packed


def _card_of(packed: Mapping[str, Any], attached: bytes | None) -> Card:
    named = {_EARLIER.get(name, name): value for name, value in packed.items()}
    given = {name: named[name] for name in (*_FLAGS, *_WORDS) if name in named}
    rows = tuple(tuple(Button(**button) for button in row) for row in packed.get("rows", ()))
    return Card(packed["text"], rows, _media(packed, attached), **given)


def _media(packed: Mapping[str, Any], attached: bytes | None) -> Media | Upload | None:
    if "media" in packed:
        return Media(**packed["media"])
    if "upload" in packed:
        if attached is None:
            raise ValueError("the bytes of a file are missing")
        return Upload(**packed["upload"], content=attached)
    return None
