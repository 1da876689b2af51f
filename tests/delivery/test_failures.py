"""The whole table: what each outcome of a call means."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.failures import Dead, Floods, Gone, NoTopic, RetryAt, Sent, Verdict, judge
from bot.delivery.transport import BrokenAnswerError, NotSentError, RejectedError, UnclearError

NOW = datetime(2025, 3, 29, 12, tzinfo=UTC)
FAR = NOW + timedelta(days=1)


def bad(description: str) -> RejectedError:
    return RejectedError(400, f"Bad Request: {description}")


def after(seconds: float, kind: str, *, whole_bot: bool = False) -> RetryAt:
    return RetryAt(NOW + timedelta(seconds=seconds), kind, whole_bot)


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (None, Sent()),
        (BrokenAnswerError(200, b"<html>"), after(10, "unclear: http 200, not from the Bot API")),
        (BrokenAnswerError(403, b"<html>"), after(10, "unclear: http 403, not from the Bot API")),
        (NotSentError("redirect, http 301"), after(1, "not sent: redirect, http 301")),
        (NotSentError("ClientConnectorError"), after(1, "not sent: ClientConnectorError")),
        (UnclearError("ServerDisconnectedError"), after(10, "unclear: ServerDisconnectedError")),
        (RejectedError(500, ""), after(10, "unclear: http 500")),
        (RejectedError(502, "Bad Gateway"), after(10, "unclear: http 502")),
        (RejectedError(504, ""), after(10, "unclear: http 504")),
        (RejectedError(408, ""), after(10, "unclear: http 408")),
        (RejectedError(409, ""), after(10, "unclear: http 409")),
        (RejectedError(302, ""), after(10, "unclear: http 302")),
        (RejectedError(404, "Not Found"), after(10, "unclear: http 404")),
        (RuntimeError("a bug of ours"), after(10, "unclear: RuntimeError")),
        (RejectedError(429, "Too Many Requests: retry after 7", 7), after(7.5, "429")),
        (RejectedError(429, "Too Many Requests"), after(10, "429")),
        (RejectedError(429, "hours", 7200), after(7200.5, "429")),
        (RejectedError(401, "Unauthorized"), after(60, "token refused", whole_bot=True)),
        (RejectedError(403, "Forbidden: bot was blocked by the user"), Gone("blocked")),
        (RejectedError(403, "Forbidden: user is deactivated"), Gone("deactivated")),
        (bad("INPUT_USER_DEACTIVATED"), Gone("deactivated")),
        (RejectedError(403, "Forbidden: bot can't send messages to the user"), Gone("forbidden")),
        (RejectedError(403, ""), Gone("forbidden")),
        (
            RejectedError(403, "Forbidden: bot can't initiate conversation with a user"),
            Gone("never started"),
        ),
        (RejectedError(403, "Forbidden: USER_IS_BLOCKED"), Gone("not allowed")),
        (bad("USER_IS_BLOCKED"), Gone("not allowed")),
        (bad("chat not found"), Gone("not found")),
        (bad("user not found"), Gone("not found")),
        (bad("PEER_ID_INVALID"), Gone("not found")),
        (bad("CHAT_WRITE_FORBIDDEN"), Gone("not allowed")),
        (bad("have no rights to send a message"), Gone("not allowed")),
        (bad("not enough rights to send text messages to the chat"), Gone("not allowed")),
        (bad("message is not modified: specified new message content …"), Sent()),
        (
            bad("query is too old and response timeout expired or query ID is invalid"),
            Dead("late", expected=True),
        ),
        (bad("message thread not found"), NoTopic()),
        (bad("TOPIC_CLOSED"), NoTopic()),
        (bad("message to edit not found"), Dead("no-target", expected=True)),
        (bad("message can't be edited"), Dead("no-target", expected=True)),
        (bad("message to delete not found"), Dead("no-target", expected=True)),
        (bad("message to react not found"), Dead("no-target", expected=True)),
        (bad("can't parse entities: …"), Dead("refused")),
        (bad("message is too long"), Dead("refused")),
        (bad("group chat was upgraded to a supergroup chat"), Dead("refused")),
        (RejectedError(413, "Request Entity Too Large"), Dead("http 413")),
    ],
    ids=repr,
)
def test_table(error: Exception | None, verdict: Verdict) -> None:
    assert judge(error, "sendMessage", 0, NOW, FAR) == verdict


@pytest.mark.parametrize(
    "method",
    ["editMessageText", "answerCallbackQuery", "setMessageReaction", "deleteMessage", "leaveChat"],
)
def test_where_a_repeat_is_harmless_the_unclear_is_tried_again_soon(method: str) -> None:
    assert judge(UnclearError("x"), method, 0, NOW, FAR) == after(1, "unclear: x")


@pytest.mark.parametrize(
    ("error", "longest"), [(NotSentError("x"), 60), (UnclearError("x"), 600), (RejectedError(429, ""), 600)]
)
def test_waits_grow_up_to_ten_minutes_or_one_where_nothing_was_sent(error: Exception, longest: int) -> None:
    waits = []
    for attempts in range(12):
        verdict = judge(error, "sendMessage", attempts, NOW, FAR)
        assert isinstance(verdict, RetryAt)
        waits.append((verdict.at - NOW).total_seconds())
    assert waits == sorted(waits)
    assert waits[-1] == longest


@pytest.mark.parametrize("error", [NotSentError("x"), UnclearError("x"), RejectedError(429, "", 60)])
def test_nothing_is_tried_again_after_it_expired(error: Exception) -> None:
    verdict = judge(error, "sendMessage", 5, NOW, NOW + timedelta(seconds=30))
    assert isinstance(verdict, Dead)
    assert verdict.kind.startswith("expired")


def test_the_whole_bot_waits_when_a_second_chat_has_to() -> None:
    floods = Floods()
    assert not floods.others(b"a", 0)
    floods.add(b"a", 10)
    assert not floods.others(b"a", 5)
    assert floods.others(b"b", 5)
    assert not floods.others(b"b", 10)
    verdict = judge(RejectedError(429, "", 3), "sendMessage", 0, NOW, FAR, others_flooded=True)
    assert verdict == after(3.5, "429", whole_bot=True)


def test_no_verdict_quotes_what_telegram_said() -> None:
    for status in (400, 403, 404, 429, 500):
        verdict = judge(RejectedError(status, "secret words"), "sendMessage", 0, NOW, FAR)
        assert "secret" not in repr(verdict)
        assert "secret" not in str(RejectedError(status, "secret words"))
