"""The one table of what a failed call means; knows no network, no clock and no database.

| what happened | verdict |
|---|---|
| the Bot API's answer, whatever its result looks like | sent |
| no connection, no place in the pool, a redirect | not sent: again after 1 s, 2 s, 5 s, 15 s … 1 min |
| anything else than the Bot API's JSON, whatever its status: a gateway's page, half an answer | unclear |
| 429 | not sent: again after `retry_after`; nothing goes out at all while two chats wait for theirs |
| 5xx, 404, silence or a broken connection after the request | unclear: again, soon where a repeat is harmless |
| 400 "not modified" | sent |
| 400 "query is too old" | dead, quietly: a tap is answered within seconds or not at all |
| 400 without its target, any other 400 | dead: it would be refused for ever |
| 400 for a topic that is closed or gone | again at once, into the chat itself |
| 403 "blocked by the user" or "deactivated" | the person is gone: Telegram tells of their return |
| any other 403, and 400 "chat not found" and the like | the person is unreachable: tried again on other days |
| 401 | the token was withdrawn: everything waits |

Whatever is tried again is tried until it expires; then it is dead. Decoration (`delivery/methods.py`) is given up
after a few tries, and whatever it runs into says nothing about its person, its chat or the bot.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

from bot.delivery.methods import facts_of
from bot.delivery.transport import CallError, NotSentError, RejectedError
from bot.domain.unreachable import Unreachable

_SOON = (1, 2, 5, 15, 30, 60, 120, 300, 600)  # seconds; the last one repeats
_WAY = (1, 2, 5, 15, 30, 60)  # where nothing was sent at all: to ask again costs nobody anything
_LATER = (10, 30, 60, 120, 300, 600)  # where a repeat may be seen twice
_TOKEN_WAIT = 60
_FLOOD_MARGIN = 0.5  # seconds on top of retry_after, which is cut to whole seconds

VOICE_FORBIDDEN = "voice-forbidden"
"""Of a dead voice note whose reader lets nobody, or no bot, send them any."""

UNCLEAR = "unclear: "
"""In the kind of every failure after which nobody knows whether the call was carried out."""

_UNCLEAR = (404, 408, 409)  # a token or method not known right now, request timeout, conflict: besides 5xx

_DONE = ("message is not modified",)
_LATE = ("query is too old", "query id is invalid", "query_id_invalid")
_BLOCKED = ("bot was blocked by the user",)
_DEACTIVATED = ("user is deactivated", "user_deactivated")  # and INPUT_USER_DEACTIVATED
_UNREACHABLE: tuple[tuple[str, Unreachable], ...] = (
    ("chat not found", "not found"),
    ("user not found", "not found"),
    ("user_id_invalid", "not found"),
    ("peer_id_invalid", "not found"),
    ("chat_id_invalid", "not found"),
    ("can't initiate conversation", "never started"),
    ("user_is_blocked", "not allowed"),
    ("you_blocked_user", "not allowed"),
    ("user_privacy_restricted", "not allowed"),
    ("chat_write_forbidden", "not allowed"),
    ("chat_restricted", "not allowed"),
    ("chat_send_plain_forbidden", "not allowed"),
    ("have no rights to send", "not allowed"),
    ("not enough rights to send", "not allowed"),
    ("need administrator rights", "not allowed"),
    ("bot was kicked", "not allowed"),
    ("bot is not a member", "not allowed"),
)
_VOICE_FORBIDDEN = "voice_messages_forbidden"
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
    """It will never arrive. `expected`: nobody needs to look into it."""

    kind: str
    expected: bool = False


@dataclass(frozen=True)
class Gone:
    """The person cannot be written to now; `why` says whether Telegram will tell of their return."""

    why: Unreachable


@dataclass(frozen=True)
class NoTopic:
    """The topic of the chat into which it should go is closed or gone; the chat itself is there."""


Verdict = Sent | RetryAt | Dead | Gone | NoTopic


_REFUSALS: tuple[tuple[tuple[str, ...], Verdict], ...] = (
    (_DONE, Sent()),
    (_LATE, Dead("late", expected=True)),
    (_NO_TOPIC, NoTopic()),
    (_TARGET, Dead("no-target", expected=True)),
    ((_VOICE_FORBIDDEN,), Dead(VOICE_FORBIDDEN, expected=True)),
)


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
    most_tries = facts_of(method).most_tries
    if most_tries is not None:
        verdict = _of_decoration(verdict, attempts, most_tries)
    if isinstance(verdict, RetryAt) and verdict.at >= expires_at:
        return Dead(f"expired after {verdict.kind}", expected=most_tries is not None)
    return verdict


def is_unexplained(error: Exception | None) -> bool:
    """Whether a call was refused with a 400 that may mean anything, such as a field the server does not know."""
    return (
        isinstance(error, RejectedError)
        and error.status == 400
        and _refused(error.description.lower()) == Dead("refused")
    )


def _of_decoration(verdict: Verdict, attempts: int, most_tries: int) -> Verdict:
    match verdict:
        case Sent():
            return verdict
        case RetryAt(at, kind):
            return RetryAt(at, kind) if attempts + 1 < most_tries else Dead(kind, expected=True)
        case Dead(kind) | Gone(kind):
            return Dead(kind, expected=True)
        case NoTopic():
            return Dead("no-topic", expected=True)
        case _:
            assert_never(verdict)


def _verdict(
    error: Exception | None, method: str, attempts: int, now: datetime, others_flooded: bool
) -> Verdict:
    if error is None:
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
            verdict = Gone(_why(error.description.lower()) or "forbidden")
        case 400:
            verdict = _refused(error.description.lower())
        case status if 400 <= status < 500 and status not in _UNCLEAR:
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
    if (why := _why(description)) is not None:
        return Gone(why)
    told = (verdict for words, verdict in _REFUSALS if any(one in description for one in words))
    return next(told, Dead("refused"))


def _why(description: str) -> Unreachable | None:
    """Why nobody can be written to there; None for anything that is no word about that."""
    if any(words in description for words in _BLOCKED):
        return "blocked"
    if any(words in description for words in _DEACTIVATED):
        return "deactivated"
    return next((why for words, why in _UNREACHABLE if words in description), None)


def _unclear(kind: str, method: str, attempts: int, now: datetime) -> Verdict:
    waits = _SOON if facts_of(method).repeatable else _LATER
    return RetryAt(_after(now, waits, attempts), f"{UNCLEAR}{kind}")


def _after(now: datetime, waits: tuple[int, ...], attempts: int) -> datetime:
    return now + timedelta(seconds=waits[min(attempts, len(waits) - 1)])
