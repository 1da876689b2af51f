"""What services ask to be done in a chat, as values; must not know the Bot API, the network or the storage."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, assert_never

from bot.texts.card import Card


class Name(StrEnum):
    """How each operation is called in the outbox."""

    SHOW = "show"
    EDIT = "edit"
    STRIP = "strip"
    REMOVE = "remove"
    REACT = "react"
    ANSWER_TAP = "answer-tap"
    LEAVE_CHAT = "leave-chat"


@dataclass(frozen=True, slots=True)
class Show:
    """A new message, as a reply to theirs where `reply_to` names one that is still there.

    `topic` is the one of their chat into which it goes (Bot API 9.3), while that is there.
    """

    card: Card
    reply_to: int | None = None
    topic: int | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """An older message of ours becomes this card. With `caption` it is one that shows a file, and keeps that."""

    card: Card
    caption: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """An older message of ours loses its buttons."""


@dataclass(frozen=True, slots=True)
class Remove:
    """An older message of ours is deleted; Telegram allows it for 48 hours. After that it becomes `instead`.

    `caption`: as of an edit.
    """

    instead: Card | None = None
    caption: bool = False


@dataclass(frozen=True, slots=True)
class React:
    """A quiet reaction on a message of theirs."""

    message_id: int
    emoji: str


@dataclass(frozen=True, slots=True)
class AnswerTap:
    """The end of the spinner on a tapped button; `words` (plain, at most 200 characters) show for a moment."""

    tap_id: str
    words: str = ""
    alert: bool = False


@dataclass(frozen=True, slots=True)
class LeaveChat:
    """The bot leaves a group."""


@dataclass(frozen=True, slots=True)
class OlderCall:
    """A call of the Bot API as an earlier version queued it: still to be made as it is."""

    method: str
    params: Mapping[str, Any]


Operation = Show | Edit | Strip | Remove | React | AnswerTap | LeaveChat
"""What is queued today."""


def name_of(operation: Operation) -> Name:  # noqa: PLR0911 - one for each operation
    match operation:
        case Show():
            return Name.SHOW
        case Edit():
            return Name.EDIT
        case Strip():
            return Name.STRIP
        case Remove():
            return Name.REMOVE
        case React():
            return Name.REACT
        case AnswerTap():
            return Name.ANSWER_TAP
        case LeaveChat():
            return Name.LEAVE_CHAT
        case _:
            assert_never(operation)


def replaces(operation: Operation) -> frozenset[str]:
    """The operations on the same message that need not be carried out once this one is."""
    match operation:
        case Edit():  # it sets words and buttons
            return frozenset({Name.EDIT, Name.STRIP})
        case Strip():
            return frozenset({Name.STRIP})
        case Remove(Card()):  # whatever becomes of it, no older words are left
            return frozenset({Name.EDIT, Name.STRIP})
        case Show() | Remove() | React() | AnswerTap() | LeaveChat():
            return frozenset()
        case _:
            assert_never(operation)
