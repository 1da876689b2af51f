"""Records what became of an entry, in the transaction it is given; knows no network."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.clock import Clock
from bot.delivery.claims import is_told
from bot.delivery.failures import UNCLEAR, Dead, Gone, NoTopic, RetryAt, Sent, Verdict
from bot.domain.errors import StorageError
from bot.domain.kinds import SUBJECT_RULES, Kind
from bot.domain.unreachable import Unreachable
from bot.store.attachments import Stored
from bot.store.calls import Lane, NewEntry, Outgoing
from bot.store.database import Database
from bot.store.work import Work
from bot.texts.operations import Name
from bot.texts.packing import instead_of_removal, without_topic

OnGone = Callable[[Work, int, Unreachable], Awaitable[None]]
"""Told of a person who cannot be written to, and why, in the transaction that holds their messages back."""

OnDead = Callable[[Work, Outgoing, str], Awaitable[None]]
"""Told of an entry that failed for good, and of the kind of failure, in the transaction that says so."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Result:
    """An entry whose call came back, what to do about it, and the answer where it arrived.

    `file`: the file of our own making that went with it.
    """

    row: Outgoing
    verdict: Verdict
    answer: Any = None
    file: Stored | None = None

    @property
    def concerns_others(self) -> bool:
        """Whether somebody is told of it, whose mistakes must not spoil what else is recorded."""
        return isinstance(self.verdict, Gone) or (isinstance(self.verdict, Dead) and is_told(self.row))


class Recorder:
    """Records, each in a transaction of its own, what others are told of: a mistake of theirs spoils nothing else."""

    def __init__(self, database: Database, clock: Clock, gone: OnGone, dead: OnDead | None) -> None:
        self._database = database
        self._clock = clock
        self._gone = gone
        self._dead = dead

    async def apart(self, result: Result) -> None:
        """Record one result. Raises StorageError, when it has to be tried again."""
        try:
            async with self._database.transaction(self._clock.now()) as work:
                await record(work, result, self._gone, self._dead)
        except StorageError:
            raise
        except Exception:  # noqa: BLE001 - a mistake in there must not make us send the same again and again
            _log.exception("outbox %d: what became of it could not be told", result.row.id)
            async with self._database.transaction(self._clock.now()) as work:
                await record(work, result)


async def record(work: Work, result: Result, gone: OnGone | None = None, dead: OnDead | None = None) -> None:
    """Write one result down; repeating it does no harm."""
    row, verdict = result.row, result.verdict
    match verdict:
        case Sent():
            if await work.outbox.sent(row.id) and result.file is not None:
                await _remember_file(work, row, result.file, result.answer)
            await _reached(work, row)
            await _remember(work, row, result.answer)
        case RetryAt():
            _log.warning("outbox %d waits: %s (try %d)", row.id, verdict.kind, row.attempts + 1)
            await _note_unclear(work, row, verdict.kind)
            await work.outbox.retry(row.id, verdict.at, verdict.kind)
        case Dead():
            await _note_unclear(work, row, verdict.kind)
            await _die(work, row, verdict, dead)
        case NoTopic():
            await _leave_topic(work, row, dead)
        case Gone():
            await _leave(work, row, verdict, gone)


async def _note_unclear(work: Work, row: Outgoing, kind: str) -> None:
    """It may have arrived, in a message whose number nobody knows."""
    if UNCLEAR not in kind or row.about is None or row.person_id is None:
        return
    if SUBJECT_RULES[row.about.subject].taken_back:
        await work.unconfirmed.note(row.person_id, row.about)


async def _die(work: Work, row: Outgoing, verdict: Dead, dead: OnDead | None) -> None:
    edit = instead_of_removal(row.content)
    if edit is not None:
        _log.info("outbox %d: too old to be deleted (%s), so its words are taken out", row.id, verdict.kind)
        again = NewEntry(
            row.telegram_id, row.person_id, row.author_id, Name.EDIT, edit, lifetime=row.expires_at - work.now
        )
        await work.outbox.put_in_place(row.id, again)
        return
    level = logging.INFO if verdict.expected else logging.ERROR
    _log.log(level, "outbox %d is dead: %s", row.id, verdict.kind)
    if await work.outbox.dead(row.id, verdict.kind) and dead is not None and is_told(row):
        await dead(work, row, verdict.kind)


async def _leave_topic(work: Work, row: Outgoing, dead: OnDead | None) -> None:
    """The topic is gone: the message goes into the chat itself, at once. One that named none is refused for ever."""
    content = without_topic(row.content)
    if content == row.content:
        await _die(work, row, Dead("no-topic"), dead)
        return
    _log.info("outbox %d: its topic is gone", row.id)
    lifetime = row.expires_at - work.now
    again = NewEntry(row.telegram_id, row.person_id, row.author_id, row.operation, content, lifetime=lifetime)
    await work.outbox.put_in_place(row.id, again)


async def _leave(work: Work, row: Outgoing, verdict: Gone, gone: OnGone | None) -> None:
    """What waits for them is held until they come back, this call too; only what would be stale goes."""
    _log.info("outbox %d: nobody can be written to there (%s)", row.id, verdict.why)
    if row.person_id is None:
        await work.outbox.dead(row.id, "gone")
        return
    await work.outbox.hold(row.person_id)
    if gone is not None:
        await gone(work, row.person_id, verdict.why)


async def _reached(work: Work, row: Outgoing) -> None:
    """A message arrived at somebody who could not be written to: their days go on at the next tick.

    The end of a tap's spinner needs no open chat, so it says nothing about that.
    """
    if row.person_id is None or row.lane is Lane.TAP or row.operation == Name.ANSWER_TAP:
        return
    if await work.unreachable.forget(row.person_id):
        await work.schedule.set(row.person_id, Kind.REACH, work.now)


async def _remember(work: Work, row: Outgoing, answer: Any) -> None:
    """Which message is about what, so that later taps, replies and edits find it."""
    message_id = answer.get("message_id") if isinstance(answer, dict) else None
    if isinstance(message_id, int) and row.person_id is not None and row.about is not None:
        await work.bubbles.add(row.person_id, message_id, row.about)


async def _remember_file(work: Work, row: Outgoing, file: Stored, answer: Any) -> None:
    """Under which name Telegram holds a file of ours now: `Message.document`, or the last of `Message.photo`."""
    shown = answer.get("document") or answer.get("photo") if isinstance(answer, dict) else None
    largest = shown[-1] if isinstance(shown, list) and shown else shown
    file_id = largest.get("file_id") if isinstance(largest, dict) else None
    if isinstance(file_id, str) and file_id != file.file_id:
        await work.outbox.attachments.remember(row.author_id, file.mark, file_id)
