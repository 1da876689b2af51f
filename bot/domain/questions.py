"""What the bot has asked somebody and still listens for: one open question each; knows no words and no storage."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import assert_never

Draft = Mapping[str, str | int]
"""What has been said so far, such as the weekday of a check-in whose hour is still open."""

STAYS_UNREAD = timedelta(days=1)
"""How long a message that was no answer is remembered, so that an edit of it is looked at anew."""

MOST_UNREAD = 5
"""How many such messages are remembered for one person."""


class QuestionKind(Enum):
    """What can be asked. The numbers lie in storage and beside messages: never change one, never use one again."""

    CONSENT = 1
    NAME = 2
    ZONE = 3
    HOUR = 4
    TRACKS = 5
    DAYS = 6
    ROLE = 7
    INVITE = 8
    CONFIRM = 9
    PAUSE = 10
    CHECKIN = 11
    PROPOSAL = 12
    OTHER_TIME = 13
    QUIET_DAY = 14
    PACE = 15
    SIGNS = 16
    COUNTRY = 17
    LEAVE = 18
    FORGET = 19
    DELETE = 20
    WORDS = 21
    SHARE = 22
    QUIET_LIST = 23
    BROKEN = 24
    ANSWER = 25
    FORGET_WORD = 26
    SHARE_WORD = 27
    WEEKLY = 28
    CHECKIN_IN_PAUSE = 29
    CHECKIN_END = 30

    @property
    def lasts(self) -> timedelta:
        """How long the next plain words are read as its answer.

        Three hours is one sitting: what is written after that is about the day again. What reaches
        people while they are away, and what they must not say to their partner by mistake, waits a day.
        """
        match self:
            case (
                QuestionKind.ROLE
                | QuestionKind.BROKEN
                | QuestionKind.INVITE
                | QuestionKind.CONFIRM
                | QuestionKind.PROPOSAL
            ):
                return timedelta(days=1)
            case (
                QuestionKind.CONSENT
                | QuestionKind.NAME
                | QuestionKind.ZONE
                | QuestionKind.HOUR
                | QuestionKind.TRACKS
                | QuestionKind.DAYS
                | QuestionKind.PAUSE
                | QuestionKind.CHECKIN
                | QuestionKind.OTHER_TIME
                | QuestionKind.QUIET_DAY
                | QuestionKind.PACE
                | QuestionKind.SIGNS
                | QuestionKind.COUNTRY
                | QuestionKind.LEAVE
                | QuestionKind.FORGET
                | QuestionKind.FORGET_WORD
                | QuestionKind.SHARE_WORD
                | QuestionKind.DELETE
                | QuestionKind.WORDS
                | QuestionKind.SHARE
                | QuestionKind.QUIET_LIST
                | QuestionKind.ANSWER
                | QuestionKind.WEEKLY
                | QuestionKind.CHECKIN_IN_PAUSE
                | QuestionKind.CHECKIN_END
            ):
                return timedelta(hours=3)
            case _:
                assert_never(self)

    @property
    def insists(self) -> bool:
        """Whether words that are no answer are kept apart and the question is asked again.

        The others only hear an answer that is plainly one; all else is an entry as ever.
        """
        return self not in _HEARS_ONLY


_HEARS_ONLY = frozenset(
    {
        QuestionKind.TRACKS,
        QuestionKind.DAYS,
        QuestionKind.PROPOSAL,
        QuestionKind.OTHER_TIME,
        QuestionKind.WORDS,
        QuestionKind.SHARE,
        QuestionKind.QUIET_LIST,
        QuestionKind.ANSWER,
        QuestionKind.WEEKLY,
        QuestionKind.CHECKIN_IN_PAUSE,
    }
)


@dataclass(frozen=True)
class Question:
    """`about` is the number of the row that it is about; `asked_at` (UTC) is set when it is asked."""

    kind: QuestionKind
    about: int | None = None
    draft: Draft = field(default_factory=dict)
    asked_at: datetime | None = None

    def open_at(self, now: datetime) -> bool:
        """Also by a clock that was set back meanwhile, but not for longer."""
        return self.asked_at is not None and abs(now - self.asked_at) < self.kind.lasts


@dataclass(frozen=True)
class Unread:
    """A message that was no answer to `question`, or to none: a refused command, or words that may mean one."""

    number: int
    """A random one for its buttons: a message's own would count what others say to the bot."""
    message_id: int
    at: datetime
    question: Question | None = None
    words: str = ""
    """What it says, where that is kept nowhere else."""
    reply_to: int | None = None
    aside: bool = False
    """It is kept in the journal until it is known what it was."""


@dataclass(frozen=True)
class Conversation:
    """Where the talk with one person stands: what is open, and what could not be read lately."""

    open: Question | None = None
    unread: tuple[Unread, ...] = ()

    def with_unread(self, unread: Unread) -> "Conversation":
        """The same with one more message; of many, the newest ones."""
        others = [one for one in self.unread if one.message_id != unread.message_id]
        return replace(self, unread=(*others, unread)[-MOST_UNREAD:])

    def without(self, message_id: int) -> "Conversation":
        return replace(self, unread=tuple(one for one in self.unread if one.message_id != message_id))

    def unread_at(self, message_id: int, now: datetime) -> Unread | None:
        """A message of theirs that could not be read, while it is remembered."""
        found = (one for one in self.unread if one.message_id == message_id and now - one.at < STAYS_UNREAD)
        return next(found, None)

    def unread_as(self, number: int, now: datetime) -> Unread | None:
        """The same by the number in a button."""
        found = (one for one in self.unread if one.number == number and now - one.at < STAYS_UNREAD)
        return next(found, None)
