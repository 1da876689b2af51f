"""What an outbox entry is while it waits; knows no table, no network and not what an operation does."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

from bot.domain.kinds import About


class Lane(IntEnum):
    """What goes before what. Order is kept within a chat and lane, so nothing waits behind what is less urgent.

    The end of a tap's spinner; what takes a partner's words out again; what answers /leave, /forget and /support;
    any other answer; what a partner did; what answers somebody who has not been welcomed yet, or a group; what comes
    by itself; and what is only decoration.
    """

    TAP = 0
    WITHDRAWAL = 1
    WAY_OUT = 2
    ANSWER = 3
    PARTNER = 4
    STRANGER = 5
    BROADCAST = 6
    DECORATION = 7


FOR_EVER = timedelta(days=36_500)
"""The lifetime of what must not be given up."""


Target = About | int
"""A message of ours that an operation changes: by its number in the chat, or by what it is about."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of our own making that goes with a message. `kind` is how it is shown: photo or document."""

    kind: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An operation to be carried out.

    `author_id` wrote the words in it: their key seals it, their erasure removes it. `operation` names what is done,
    `content` is the rest of it as JSON values; only delivery reads either. `about` says what a new message is about;
    `target` which older one is changed. `replaces` names the operations on that same message that need not be carried
    out any more, should they still wait. `stale`: not wanted any more by somebody who comes back later. `not_before`
    puts it off, and what is behind it in its lane goes first.
    """

    telegram_id: int
    person_id: int | None
    author_id: int
    operation: str
    content: Mapping[str, Any]
    lane: Lane = Lane.ANSWER
    about: About | None = None
    target: Target | None = None
    replaces: frozenset[str] = frozenset()
    attachment: Attachment | None = None
    lifetime: timedelta = timedelta(days=1)
    stale: bool = False
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An entry whose turn has come. `chat` is the keyed hash of `telegram_id`."""

    id: int
    chat: bytes
    telegram_id: int
    person_id: int | None
    author_id: int
    lane: Lane
    operation: str
    content: dict[str, Any]
    about: About | None
    target: Target | None
    attempts: int
    created_at: datetime
    expires_at: datetime
