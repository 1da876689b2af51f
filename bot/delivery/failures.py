"""The one table of what a failed call means; knows no network, no clock and no database.

| what happened | verdict |
|---|---|
| answered, or 200 with a body that cannot be read | sent |
| no connection, no place in the pool | not sent: again after 1 s, 2 s, 5 s, 15 s … 1 min |
| 429 | not sent: again after `retry_after`; nothing goes out at all while two chats wait for theirs |
| 5xx, silence or a broken connection after the request | unclear: again, soon where a repeat is harmless |
| 400 "not modified" | sent |
| 400 "query is too old" | dead, quietly: a tap is answered within seconds or not at all |
| 400 without its target, any other 400 | dead: it would be refused for ever |
| 400 for a topic that is closed or gone | again at once, into the chat itself |
| 403, and 400 "chat not found" | the person is gone |
| 401 | the token was withdrawn: everything waits |

Whatever is tried again is tried until it expires; then it is dead.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.transport import BrokenAnswerError, CallError, NotSentError, RejectedError

_SOON = (1, 2, 5, 15, 30, 60, 120, 300, 600)  # seconds; the last one repeats
_WAY = (1, 2, 5, 15, 30, 60)  # where nothing was sent at all: to ask again costs nobody anything
_LATER = (10, 30, 60, 120, 300, 600)  # where a repeat may be seen twice
_TOKEN_WAIT = 60
_FLOOD_MARGIN = 0.5  # seconds on top of retry_after, which is cut to whole seconds
_REPEATABLE = re.compile(r"(edit|delete|answer|set|pin|unpin)[A-Z]|sendChatAction$|leaveChat$")

_UNCLEAR = (408, 409)  # request timeout, conflict: besides 5xx

_DONE = ("message is not modified",)
_LATE = ("query is too old", "query id is invalid", "query_id_invalid")
_GONE = ("chat not found", "user not found", "peer_id_invalid", "user is deactivated", "chat_write_forbidden")
_NO_TOPIC = ("message thread not found", "topic_deleted", "topic_closed")
_TARGET = (
    "message to edit not found",
    "message can't be edited",
    "message to delete not found",
    "message can't be deleted",
    "message to react not found",
    "message_id_invalid",
    "message identifier is not specified",
)


@dataclass(frozen=True)
class Sent:
    """It arrived."""


@dataclass(frozen=True)
class RetryAt:
    """It is to be tried again at an instant; `whole_bot`: and nothing else before it."""

    at: datetime
    kind: str
    whole_bot: bool = False


@dataclass(frozen=True)
class Dead:
    """It will never arrive. `quiet`: nobody needs to look into it."""

    kind: str
    quiet: bool = False


@dataclass(frozen=True)
class Gone:
    """The person has blocked the bot or left Telegram."""

    kind: str


@dataclass(frozen=True)
class NoTopic:
    """The topic of the chat into which it should go is closed or gone; the chat itself is there."""


Verdict = Sent | RetryAt | Dead | Gone | NoTopic


class Floods:
    """Which chats wait after a 429: when a second one does, the whole bot is meant. Monotonic seconds."""

    def __init__(self) -> None:
        self._until: dict[bytes, float] = {}

    def add(self, chat: bytes, until: float) -> None:
        self._until[chat] = until

    def others(self, chat: bytes, now: float) -> bool:
        """Whether any other chat is still waiting."""
        self._until = {other: until for other, until in self._until.items() if until > now}
        return bool(self._until.keys() - {chat})


def judge(
    error: Exception | None,
    method: str,
    attempts: int,
    now: datetime,
    expires_at: datetime,
    *,
    others_flooded: bool = False,
) -> Verdict:
    """What to do after a call: `attempts` tries came before it.

    `others_flooded`: another chat is waiting after a 429.
    """
    verdict = _verdict(error, method, attempts, now, others_flooded)
    if isinstance(verdict, RetryAt) and verdict.at >= expires_at:
        return Dead(f"expired after {verdict.kind}")
    return verdict


def _verdict(
    error: Exception | None, method: str, attempts: int, now: datetime, others_flooded: bool
) -> Verdict:
    if error is None or isinstance(error, BrokenAnswerError):
        return Sent()
    if isinstance(error, NotSentError):
        return RetryAt(_after(now, _WAY, attempts), f"not sent: {error.kind}")
    if isinstance(error, RejectedError):
        return _rejected(error, method, attempts, now, others_flooded)
    kind = error.kind if isinstance(error, CallError) else type(error).__name__
    return _unclear(kind, method, attempts, now)


def _rejected(
    error: RejectedError, method: str, attempts: int, now: datetime, others_flooded: bool
) -> Verdict:
    match error.status:
        case 429:
            verdict: Verdict = _flooded(error, attempts, now, others_flooded)
        case 401:
            verdict = RetryAt(now + timedelta(seconds=_TOKEN_WAIT), "token refused", whole_bot=True)
        case 403:
            verdict = Gone("403")
        case 400:
            verdict = _refused(error.description.lower())
        case status if status < 400:  # a redirect: this was not Telegram at all
            verdict = RetryAt(_after(now, _WAY, attempts), f"not sent: {error.kind}")
        case status if status < 500 and status not in _UNCLEAR:
            verdict = Dead(error.kind)
        case _:
            verdict = _unclear(error.kind, method, attempts, now)
    return verdict


def _flooded(error: RejectedError, attempts: int, now: datetime, others_flooded: bool) -> Verdict:
    if error.retry_after is None:
        return RetryAt(_after(now, _LATER, attempts), "429", whole_bot=others_flooded)
    wait = timedelta(seconds=error.retry_after + _FLOOD_MARGIN)
    return RetryAt(now + wait, "429", whole_bot=others_flooded)


def _refused(description: str) -> Verdict:
    if any(words in description for words in _DONE):
        return Sent()
    if any(words in description for words in _LATE):
        return Dead("late", quiet=True)
    if any(words in description for words in _GONE):
        return Gone("400")
    if any(words in description for words in _NO_TOPIC):
        return NoTopic()
    if any(words in description for words in _TARGET):
        return Dead("no-target", quiet=True)
    return Dead("refused")


def _unclear(kind: str, method: str, attempts: int, now: datetime) -> Verdict:
    waits = _SOON if _REPEATABLE.match(method) else _LATER
    return RetryAt(_after(now, waits, attempts), f"unclear: {kind}")


def _after(now: datetime, waits: tuple[int, ...], attempts: int) -> datetime:
    return now + timedelta(seconds=waits[min(attempts, len(waits) - 1)])
