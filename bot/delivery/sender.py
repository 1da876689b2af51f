"""Makes the queued calls, one at a time per chat, and has their results recorded; knows no call's meaning."""

import asyncio
import logging
from dataclasses import dataclass
from typing import Any

from bot.clock import Clock
from bot.delivery.claims import Claim, Track, claim, track
from bot.delivery.dead_letters import DeadLetters
from bot.delivery.failures import Dead, Floods, Gone, RetryAt, Sent, judge
from bot.delivery.pacer import Pacer
from bot.delivery.probe import Probe
from bot.delivery.results import OnGone, Result, record
from bot.delivery.transport import BotApi, CallError, RejectedError
from bot.delivery.waiting import forever, wait_for_any
from bot.domain.errors import StorageError
from bot.store.calls import Lane, Outgoing
from bot.store.database import Database
from bot.store.work import Work

STOP_SECONDS = 3.0
"""How long a stop waits for calls under way; one that takes longer is made again by the next run."""

_NOT_PER_CHAT = frozenset({"answerCallbackQuery", "setMessageReaction", "sendChatAction"})
_NAP_SECONDS = 0.01
"""For how long calls, places and results gather while others are under way: a round for each costs more than it."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Outlook:
    """What a round left behind, in seconds: `pace` until the rates allow more, `later` until a retry.

    `again`: another round at once finds more.
    """

    pace: float | None = None
    later: float | None = None
    again: bool = False


class Sender:
    """No transaction is open while a call is under way; a chat stays busy until the result is committed."""

    def __init__(  # noqa: PLR0917 - put together in one place only
        self,
        database: Database,
        api: BotApi,
        clock: Clock,
        pacer: Pacer,
        probe: Probe,
        gone: OnGone,
        queued: asyncio.Event,
        concurrency: int = 64,
    ) -> None:
        """`gone` is told of a person who left, in the transaction that holds their messages back."""
        self._database = database
        self._api = api
        self._clock = clock
        self._pacer = pacer
        self._probe = probe
        self._gone = gone
        self._queued = queued
        self._concurrency = concurrency
        self._busy: set[Track] = set()
        self._results: list[Result] = []
        self._floods = Floods()
        self._dead_letters = DeadLetters()
        self._turn = asyncio.Lock()
        self._changed = asyncio.Event()
        self._all_back = asyncio.Event()
        self._arrived = 0

    async def run(self) -> None:
        """Send for ever. When cancelled, calls under way get 3 seconds, and what came back is recorded."""
        async with asyncio.TaskGroup() as sends:
            try:
                await forever("sender", self._clock, lambda: self._step(sends))
            except asyncio.CancelledError:
                await self._finish()
                raise

    async def drain(self) -> int:
        """Make every call that is due now, until none is ready; returns how many arrived meanwhile."""
        before = self._arrived
        async with asyncio.TaskGroup() as sends:
            while True:
                changed = self._changed
                outlook = await self._round(sends)
                if outlook.again:
                    continue
                if not self._busy and outlook.pace is None:
                    return self._arrived - before
                await wait_for_any(self._clock, outlook.pace, changed)

    async def _step(self, sends: asyncio.TaskGroup) -> None:
        self._queued.clear()
        changed = self._changed
        outlook = await self._round(sends)
        if outlook.again:
            return
        if outlook.pace is not None and outlook.pace <= _NAP_SECONDS:
            await self._clock.sleep(outlook.pace)
            return
        waits = [seconds for seconds in (outlook.pace, outlook.later) if seconds is not None]
        await wait_for_any(self._clock, min(waits, default=None), self._queued, changed)
        if changed.is_set() and not self._all_back.is_set():
            await wait_for_any(self._clock, _NAP_SECONDS, self._all_back)

    async def _round(self, sends: asyncio.TaskGroup) -> _Outlook:
        """Record what came back and start what may start."""
        async with self._turn:
            done = await self._settle_gone()
            async with self._database.transaction(self._clock.now()) as work:
                done += await self._settle(work)
                busy = frozenset(self._busy - {track(result.row) for result in done})
                # asked once: what forbids a claim must also say when to come back
                now = self._clock.monotonic()
                pace, later = self._pacer.overall_delay(now), self._pacer.paused(None, now)
                claimed = Claim([]) if pace or later else await self._claim(work, busy, now)
                next_at = None if claimed.rows else await work.outbox.next_later()
            self._release(done)
            if pace or later:
                return _Outlook(pace or None, later or None)
            outlook = self._start(claimed.rows, sends)
            due = None if next_at is None else (next_at - self._clock.now()).total_seconds()
            return _Outlook(outlook.pace, _sooner(outlook.later, due), claimed.again)

    async def _claim(self, work: Work, busy: frozenset[Track], now: float) -> Claim:
        free = min(self._concurrency - len(busy), self._pacer.room(now))
        if free <= 0:
            return Claim([])
        # ready is one row per chat and lane; those of busy and resting chats stand in front of the free ones
        in_front = len(Lane) * (len(busy) + self._pacer.resting(now))
        # one broadcast too many: it tells when the next one may go
        return await claim(work, busy, in_front, free, self._pacer.broadcast_room(now) + 1)

    def _start(self, rows: list[Outgoing], sends: asyncio.TaskGroup) -> _Outlook:
        """Start what pace and pauses allow, answers first."""
        now = self._clock.monotonic()
        pace = later = None
        for row in rows:
            if track(row) in self._busy or len(self._busy) >= self._concurrency:
                continue  # the end of a call under way brings the next round
            chat = None if row.method in _NOT_PER_CHAT else row.chat
            if pause := self._pacer.paused(chat, now):
                later = _sooner(later, pause)
            elif delay := self._pacer.delay(chat, row.lane, now):
                pace = _sooner(pace, max(delay, _NAP_SECONDS))
            else:
                self._pacer.take(chat, row.lane, now)
                self._busy.add(track(row))
                self._all_back.clear()
                sends.create_task(self._send(row))
        return _Outlook(pace, later)

    async def _send(self, row: Outgoing) -> None:
        """Make one call. When cancelled it stays queued, and a later run makes it again."""
        try:
            self._probe.reached("send.before")
            began = self._clock.monotonic()
            answer, error = await self._call(row)
            took = self._clock.monotonic() - began
            self._probe.reached("send.after")
            self._results.append(self._judged(row, answer, error))
            _log.debug("outbox %d: %s took %.0f ms", row.id, row.method, took * 1000)
        except BaseException:
            self._busy.discard(track(row))
            raise
        finally:
            if len(self._results) == len(self._busy):
                self._all_back.set()
            self._changed.set()
            self._changed = asyncio.Event()

    async def _call(self, row: Outgoing) -> tuple[Any, Exception | None]:
        try:
            return await self._api.call(row.method, row.params), None
        except Exception as error:  # noqa: BLE001 - whatever it is, the table decides
            if not isinstance(error, CallError):
                _log.exception("outbox %d: the call failed unexpectedly", row.id)
            return None, error

    def _judged(self, row: Outgoing, answer: Any, error: Exception | None) -> Result:
        now, monotonic = self._clock.now(), self._clock.monotonic()
        flooded = self._floods.others(row.chat, monotonic)
        verdict = judge(error, row.method, row.attempts, now, row.expires_at, others_flooded=flooded)
        if isinstance(error, RejectedError) and isinstance(verdict, RetryAt):
            self._slow_down(row, error, verdict, monotonic + (verdict.at - now).total_seconds())
        if isinstance(verdict, Dead) and not verdict.quiet:
            self._dead_letters.add(row.method, verdict.kind, row.chat, monotonic)
        self._arrived += isinstance(verdict, Sent)
        return Result(row, verdict, answer)

    def _slow_down(self, row: Outgoing, error: RejectedError, verdict: RetryAt, until: float) -> None:
        if verdict.whole_bot:
            _log.error("nothing is sent for %.0f s: %s", until - self._clock.monotonic(), verdict.kind)
            self._pacer.pause_all(until)
        if error.status == 429:
            self._floods.add(row.chat, until)
            self._pacer.pause(row.chat, until)

    async def _settle(self, work: Work) -> list[Result]:
        """Record what came back, but for people who left: they are told of one by one."""
        done = [result for result in self._results if not isinstance(result.verdict, Gone)]
        for result in done:
            await record(work, result, None)
        return done

    async def _settle_gone(self) -> list[Result]:
        """Record each person who left in a transaction of its own: `gone` must not spoil the others."""
        done = [result for result in self._results if isinstance(result.verdict, Gone)]
        for result in done:
            try:
                async with self._database.transaction(self._clock.now()) as work:
                    await record(work, result, self._gone)
            except StorageError:
                raise
            except Exception:  # noqa: BLE001 - a mistake in there must not make us call somebody who left again and again
                _log.exception("outbox %d: the person's leaving could not be noted", result.row.id)
                async with self._database.transaction(self._clock.now()) as work:
                    await record(work, result, None)
        return done

    def _release(self, done: list[Result]) -> None:
        finished = {id(result) for result in done}
        self._results = [result for result in self._results if id(result) not in finished]
        self._busy -= {track(result.row) for result in done}

    async def _finish(self) -> None:
        deadline = self._clock.monotonic() + STOP_SECONDS
        while len(self._busy) > len(self._results) and (left := deadline - self._clock.monotonic()) > 0:
            await wait_for_any(self._clock, left, self._changed)
        async with self._turn:
            done = await self._settle_gone()
            async with self._database.transaction(self._clock.now()) as work:
                done += await self._settle(work)
            self._release(done)


def _sooner(first: float | None, second: float | None) -> float | None:
    return min((seconds for seconds in (first, second) if seconds is not None), default=None)
