"""Records what became of a call, in the transaction it is given; knows no network."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.delivery.failures import Dead, Gone, NoTopic, RetryAt, Sent, Verdict
from bot.store.calls import Outgoing
from bot.store.work import Work

OnGone = Callable[[Work, int], Awaitable[None]]

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Result:
    """A call that came back, what to do about it, and the answer where it arrived."""

    row: Outgoing
    verdict: Verdict
    answer: Any


async def record(work: Work, result: Result, gone: OnGone | None) -> None:
    """Write one result down; repeating it does no harm. `gone` is told of a person who left."""
    row, verdict = result.row, result.verdict
    match verdict:
        case Sent():
            await work.outbox.sent(row.id)
            await _remember(work, row, result.answer)
        case RetryAt():
            _log.warning("outbox %d waits: %s (try %d)", row.id, verdict.kind, row.attempts + 1)
            await work.outbox.retry(row.id, verdict.at, verdict.kind)
        case Dead():
            _log.log(
                logging.INFO if verdict.quiet else logging.ERROR,
                "outbox %d is dead: %s",
                row.id,
                verdict.kind,
            )
            await work.outbox.dead(row.id, verdict.kind)
        case NoTopic():
            _log.info("outbox %d: its topic is gone", row.id)
            await work.outbox.topics.leave(row)
        case Gone():
            await _leave(work, row, verdict, gone)


async def _leave(work: Work, row: Outgoing, verdict: Gone, gone: OnGone | None) -> None:
    """What waits for them is held until they come back, this call too; only what would be stale goes."""
    _log.info("outbox %d: nobody is there (%s)", row.id, verdict.kind)
    if row.person_id is None:
        await work.outbox.dead(row.id, "gone")
        return
    await work.outbox.hold(row.person_id)
    if gone is not None:
        await gone(work, row.person_id)


async def _remember(work: Work, row: Outgoing, answer: Any) -> None:
    """Which message is about what, so that later taps, replies and edits find it."""
    message_id = answer.get("message_id") if isinstance(answer, dict) else None
    if (
        isinstance(message_id, int)
        and row.person_id is not None
        and row.subject
        and row.subject_id is not None
    ):
        await work.bubbles.add(row.person_id, message_id, row.subject, row.subject_id)
