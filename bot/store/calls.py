"""What a call to the Bot API is while it waits to be made; knows no table and no network."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any


class Lane(IntEnum):
    """The end of a tap's spinner, then what answers a person, then what comes by itself.

    Order is kept within a chat and lane, so an answer need not wait behind a nudge.
    """

    TAP = 0
    ANSWER = 1
    BROADCAST = 2


@dataclass(frozen=True)
class Call:
    """One Bot API call to be made.

    `author_id` wrote the words in it: their key seals it, their erasure removes it.
    `bubble` names a message of ours by what it is about: its message_id is put in when the call is made.
    """

    telegram_id: int
    person_id: int | None
    author_id: int
    method: str
    params: Mapping[str, Any]
    lane: Lane = Lane.ANSWER
    subject: str | None = None
    subject_id: int | None = None
    bubble: tuple[str, int] | None = None
    lifetime: timedelta = timedelta(days=1)


@dataclass(frozen=True)
class Outgoing:
    """A call whose turn has come."""

    id: int
    chat: bytes
    person_id: int | None
    lane: Lane
    method: str
    params: dict[str, Any]
    subject: str | None
    subject_id: int | None
    bubble: tuple[str, int] | None
    attempts: int
    created_at: datetime
    expires_at: datetime
