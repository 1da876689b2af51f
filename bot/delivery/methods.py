"""The methods of the Bot API that the bot's messages need, and what holds for each; knows no parameters."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never


class Method(StrEnum):
    """By its name in the Bot API (10.1)."""

    SEND_MESSAGE = "sendMessage"
    SEND_PHOTO = "sendPhoto"
    SEND_VOICE = "sendVoice"
    SEND_DOCUMENT = "sendDocument"
    EDIT_TEXT = "editMessageText"
    EDIT_CAPTION = "editMessageCaption"
    EDIT_MARKUP = "editMessageReplyMarkup"
    DELETE = "deleteMessage"
    REACT = "setMessageReaction"
    ANSWER_TAP = "answerCallbackQuery"
    LEAVE_CHAT = "leaveChat"


@dataclass(frozen=True, slots=True)
class Facts:
    """`repeatable`: made twice, nobody sees it twice, so what is unclear is tried again soon, else after 10 s.

    `per_chat`: it counts for the pace of its chat. `most_tries`: after so many it is given up, and whatever it runs
    into says nothing about its chat or its person; None: it is tried until it expires.
    """

    repeatable: bool
    per_chat: bool
    most_tries: int | None = None

    @property
    def decorates(self) -> bool:
        """Whether nobody misses it, so that it must not slow anything else down."""
        return self.most_tries is not None


_UNKNOWN = Facts(repeatable=False, per_chat=True)


def _facts(method: Method) -> Facts:
    match method:
        case Method.SEND_MESSAGE | Method.SEND_PHOTO | Method.SEND_VOICE | Method.SEND_DOCUMENT:
            return Facts(repeatable=False, per_chat=True)
        case Method.EDIT_TEXT | Method.EDIT_CAPTION | Method.EDIT_MARKUP | Method.DELETE | Method.LEAVE_CHAT:
            return Facts(repeatable=True, per_chat=True)
        case Method.ANSWER_TAP:
            return Facts(repeatable=True, per_chat=False)
        case Method.REACT:
            return Facts(repeatable=True, per_chat=False, most_tries=2)
        case _:
            assert_never(method)


_FACTS: dict[str, Facts] = {method.value: _facts(method) for method in Method}


def facts_of(method: str) -> Facts:
    """What holds for a method; one that the bot does not use counts as a message."""
    return _FACTS.get(method, _UNKNOWN)
