"""Carries out what is queued, one call at a time per chat, and has results recorded; knows no operation's meaning."""

import asyncio
import logging
from collections.abc import Collection

from bot.clock import Clock
from bot.delivery.calling import Caller, Came
from bot.delivery.claims import EXPIRED, Claim, Ready, Room, Track, claim, track
from bot.delivery.dead_letters import DeadLetters
from bot.delivery.failures import Dead, Floods, RetryAt, Sent, judge
from bot.delivery.outlook import Outlook, sooner
from bot.delivery.probe import Probe
from bot.delivery.rate_limiter import RateLimiter
from bot.delivery.results import OnDead, OnGone, Recorder, Result, record
from bot.delivery.transport import BotApi, RejectedError
from bot.delivery.waiting import forever, wait_for_any
from bot.store.calls import Lane
from bot.store.database import Database
from bot.store.work import Work

STOP_SECONDS = 3.0
"""How long a stop waits for calls under way; one that takes longer is made again by the next run."""

DECORATIONS_AT_ONCE = 16
"""How many decorations may be under way; they take no place of other calls."""
_NAP_SECONDS = 0.01
"""For how long calls, places and results gather while others are under way: a round for each costs more than it."""

_log = logging.getLogger(__name__)


class Sender:
    """No transaction is open while a call is under way; a chat stays busy until the result is committed."""

    def __init__(  # noqa: PLR0917 - put together in one place only
        self,
        database: Database,
        api: BotApi,
        clock: Clock,
        limiter: RateLimiter,
        probe: Probe,
        gone: OnGone,
        queued: asyncio.Event,
        concurrency: int = 64,
        dead: OnDead | None = None,
    ) -> None:
        """`concurrency`: how many calls may be under way, decoration not counted."""
        self._database = database
        self._caller = Caller(api)
        self._clock = clock
        self._limiter = limiter
        self._probe = probe
        self._recorder = Recorder(database, clock, gone, dead)
        self._queued = queued
        self._concurrency = concurrency
        self._busy: set[Track] = set()
        self._unbegun: set[int] = set()
        self._results: list[Result] = []
        self._floods = Floods()
        self._dead_letters = DeadLetters()
        self._turn = asyncio.Lock()
        self._changed = asyncio.Event()
        self._words_out = 0
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

    async def _round(self, sends: asyncio.TaskGroup) -> Outlook:
        """Record what came back and start what may start."""
        async with self._turn:
            done = await self._settle_apart()
            async with self._database.transaction(self._clock.now()) as work:
                done += await self._settle(work)
                busy = frozenset(self._busy - {track(result.row) for result in done})
                # asked once: what forbids a claim must also say when to come back
                now = self._clock.monotonic()
                pace, later = self._limiter.overall_delay(now), self._limiter.paused(None, now)
                claimed = Claim() if pace or later else await self._claim(work, busy, now)
                next_at = None if claimed.ready else await work.outbox.next_later()
            self._release(done)
            for row in claimed.expired:
                await self._recorder.apart(Result(row, Dead(EXPIRED)))
            if pace or later:
                return Outlook(pace or None, later or None)
            outlook = self._start(claimed.ready, sends)
            due = None if next_at is None else (next_at - self._clock.now()).total_seconds()
            return Outlook(outlook.pace, sooner(outlook.later, due), claimed.again)

    async def _claim(self, work: Work, busy: frozenset[Track], now: float) -> Claim:
        return await claim(work, busy, self._room(busy, now), self._unbegun)

    def _room(self, busy: frozenset[Track], now: float) -> Room:
        decorations = _decorations(busy)
        return Room(
            most=min(self._concurrency - len(busy) + decorations, self._limiter.room(now)),
            # one of each too many: they tell when the next ones may go
            broadcasts=self._limiter.broadcast_room(now) + 1,
            strangers=self._limiter.half_room(now) + 1,
            decorations=min(DECORATIONS_AT_ONCE - decorations, self._limiter.half_room(now) + 1),
            # ready is one row per chat and lane; those of busy and resting chats stand in front of the free ones
            in_front=len(Lane) * (len(busy) + self._limiter.resting(now)),
        )

    def _start(self, ready: list[Ready], sends: asyncio.TaskGroup) -> Outlook:
        """Start what pace and pauses allow, answers first."""
        now = self._clock.monotonic()
        decorations = _decorations(self._busy)
        places = {
            True: DECORATIONS_AT_ONCE - decorations,
            False: self._concurrency - len(self._busy) + decorations,
        }
        pace = later = None
        self._unbegun |= {one.row.id for one in ready if one.is_traced}
        for one in ready:
            row = one.row
            decorates = row.lane is Lane.DECORATION
            if track(row) in self._busy or not places[decorates]:
                continue  # the end of a call under way brings the next round
            chat = row.chat if one.facts.per_chat else None
            limited = row.chat if row.lane is Lane.TAP else chat
            if pause := self._limiter.paused(chat, now):
                later = sooner(later, pause)
            elif delay := self._limiter.delay(limited, row.lane, now):
                pace = sooner(pace, max(delay, _NAP_SECONDS))
            else:
                self._limiter.take(limited, row.lane, now)
                self._busy.add(track(row))
                self._unbegun.discard(row.id)
                places[decorates] -= 1
                self._words_out += not decorates
                self._all_back.clear()
                sends.create_task(self._send(one))
        return Outlook(pace, later)

    async def _send(self, one: Ready) -> None:
        """Make one call. When cancelled it stays queued, and a later run makes it again."""
        try:
            self._probe.reached("send.before")
            began = self._clock.monotonic()
            came = await self._caller.make(one)
            took = self._clock.monotonic() - began
            self._probe.reached("send.after")
            self._results.append(self._judged(one, came))
            _log.debug("outbox %d: %s took %.0f ms", one.row.id, one.request.method, took * 1000)
        except BaseException:
            self._busy.discard(track(one.row))
            raise
        finally:
            self._came_back(one.row.lane)
            self._changed.set()
            self._changed = asyncio.Event()

    def _came_back(self, lane: Lane) -> None:
        """All are back when all words are: they do not wait for a reaction that hangs."""
        is_word = lane is not Lane.DECORATION
        self._words_out -= is_word
        if (is_word and not self._words_out) or len(self._results) == len(self._busy):
            self._all_back.set()

    def _judged(self, one: Ready, came: Came) -> Result:
        row, now, monotonic = one.row, self._clock.now(), self._clock.monotonic()
        flooded = self._floods.others(row.chat, monotonic)
        method = one.request.method
        verdict = judge(came.error, method, row.attempts, now, row.expires_at, others_flooded=flooded)
        if isinstance(came.error, RejectedError) and isinstance(verdict, RetryAt) and not one.facts.decorates:
            self._slow_down(row.chat, came.error, verdict, monotonic + (verdict.at - now).total_seconds())
        if isinstance(verdict, Dead) and not verdict.expected:
            self._dead_letters.add(method, verdict.kind, row.chat, monotonic)
        self._arrived += isinstance(verdict, Sent)
        return Result(row, verdict, came.answer, one.file)

    def _slow_down(self, chat: bytes, error: RejectedError, verdict: RetryAt, until: float) -> None:
        if verdict.whole_bot:
            _log.error("nothing is sent for %.0f s: %s", until - self._clock.monotonic(), verdict.kind)
            self._limiter.pause_all(until)
        if error.status == 429:
            self._floods.add(chat, until)
            self._limiter.pause(chat, until)

    async def _settle(self, work: Work) -> list[Result]:
        """Record what came back, but for what somebody is told of: that comes one by one."""
        done = [result for result in self._results if not result.concerns_others]
        for result in done:
            await record(work, result)
        return done

    async def _settle_apart(self) -> list[Result]:
        done = [result for result in self._results if result.concerns_others]
        for result in done:
            await self._recorder.apart(result)
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
            done = await self._settle_apart()
            async with self._database.transaction(self._clock.now()) as work:
                done += await self._settle(work)
            self._release(done)


def _decorations(busy: Collection[Track]) -> int:
    return sum(lane is Lane.DECORATION for _, lane in busy)
