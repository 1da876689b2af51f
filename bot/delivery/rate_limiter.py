"""When the next call may be made, so that Telegram never says "slow down"; knows no clock and no network.

Four rules hold at once, all times in monotonic seconds given by the caller:

- overall: never more than `rate` calls in any one second, however they fall (a log of the last calls);
- broadcasts are spread evenly as well, so an answer waits for one place at most and bursts of ours do not
  arrive as larger bursts elsewhere;
- decoration, and what answers strangers, only go while half of the overall rate is left for all else;
- per chat: `chat_rate` per second on average, of which `chat_burst` may come at once. What takes words out again has
  at most every second place of them: it must not wait for other messages, nor they for it. The ends of taps'
  spinners, which are no messages, have a rate of their own.
"""

from collections import deque
from math import inf

from bot.store.calls import Lane

_MARGIN = 0.01  # seconds; calls do not all take equally long to get there
_GUARD = 1e-6  # seconds; a shorter delay is none: sums of floats are not exact
_BEHIND = 0.02  # seconds of broadcasts that may be caught up after a late wake-up
_TAP_BURST = 5  # spinners of one chat at once
_FAR_BEHIND = 0.05  # the same where a place is shorter than that: for so long a tick may hold the writer
_FORGET_FROM = 1024  # chats
_HALF = frozenset({Lane.STRANGER, Lane.DECORATION})
_MOST = 1000  # calls that anybody asks for at once


class RateLimiter:
    """Says how long a call has to wait, and remembers the calls that were made."""

    def __init__(self, rate: float = 30.0, chat_rate: float = 1.0, chat_burst: int = 3) -> None:
        """Rates are calls per second and may be `math.inf`."""
        self._window = _Window(rate)
        self._spread = _Spread(rate, _BEHIND if rate <= 1 / _BEHIND else _FAR_BEHIND)
        self._chats = _Chats(1 / chat_rate, chat_burst)
        self._taps = _Chats(1 / chat_rate, _TAP_BURST)
        self._withdrawals = _Chats(2 / chat_rate, max(1, chat_burst - 1))
        self._paused: dict[bytes, float] = {}
        self._paused_all = -inf
        self._forget_at = _FORGET_FROM

    def delay(self, chat: bytes | None, lane: Lane, now: float) -> float:
        """Seconds until the rates allow such a call, 0 for now; None as chat is a call that no chat limits.

        Pauses are not part of it: ask `paused` as well.
        """
        free = max(self._free_for(lane), *(chats.free(chat) for chats in self._limiting(lane)))
        return free - now if free - now > _GUARD else 0.0

    def overall_delay(self, now: float) -> float:
        """Seconds until the overall rate allows any call at all."""
        return self.delay(None, Lane.ANSWER, now)

    def paused(self, chat: bytes | None, now: float) -> float:
        """Seconds for which Telegram asked us to leave this chat, or everything, alone."""
        until = max(self._paused_all, self._paused.get(chat, -inf) if chat is not None else -inf)
        return max(until - now, 0.0)

    def take(self, chat: bytes | None, lane: Lane, now: float) -> None:
        """Remember a call that is made now."""
        self._window.take(now)
        if lane is Lane.BROADCAST:
            self._spread.take(now)
        if chat is not None:
            for chats in self._limiting(lane):
                chats.take(chat, now)
            self._forget(now)

    def pause(self, chat: bytes, until: float) -> None:
        """Make no call to a chat before then."""
        self._paused[chat] = max(until, self._paused.get(chat, -inf))

    def pause_all(self, until: float) -> None:
        """Make no call at all before then."""
        self._paused_all = max(until, self._paused_all)

    def room(self, now: float) -> int:
        """How many calls the overall rate leaves for this very moment, at most a thousand."""
        return self._window.room(now)

    def broadcast_room(self, now: float) -> int:
        """How many of them may be broadcasts, at most a thousand."""
        return min(self._spread.room(now), self.room(now))

    def half_room(self, now: float) -> int:
        """How many of them may be decoration, or answer strangers, at most a thousand."""
        return self._window.room(now, self._window.half)

    def resting(self, now: float) -> int:
        """How many chats have to wait for themselves."""
        chats = self._chats.waiting(now) | self._taps.waiting(now) | self._withdrawals.waiting(now)
        return len(chats | {chat for chat, until in self._paused.items() if until > now})

    def _free_for(self, lane: Lane) -> float:
        if lane in _HALF:
            return self._window.free(self._window.half)
        spread = self._spread.free() if lane is Lane.BROADCAST else -inf
        return max(self._window.free(), spread)

    def _limiting(self, lane: Lane) -> "tuple[_Chats, ...]":
        if lane is Lane.TAP:
            return (self._taps,)
        return (self._chats, self._withdrawals) if lane is Lane.WITHDRAWAL else (self._chats,)

    def _forget(self, now: float) -> None:
        everything = (self._chats, self._taps, self._withdrawals)
        if sum(map(len, everything)) + len(self._paused) < self._forget_at:
            return
        for chats in everything:
            chats.forget(now)
        self._paused = {chat: until for chat, until in self._paused.items() if until > now}
        self._forget_at = max(_FORGET_FROM, 2 * (sum(map(len, everything)) + len(self._paused)))


class _Chats:
    """For each chat one call every `interval` seconds on average, of which `burst` may come at once."""

    def __init__(self, interval: float, burst: int) -> None:
        self._interval = interval
        self._slack = (burst - 1) * interval
        self._next: dict[bytes, float] = {}

    def __len__(self) -> int:
        return len(self._next)

    def free(self, chat: bytes | None) -> float:
        """When this chat may have its next call; None is no chat, and always may."""
        return self._next.get(chat, -inf) - self._slack if chat is not None else -inf

    def take(self, chat: bytes, now: float) -> None:
        if self._interval > 0:
            self._next[chat] = max(self._next.get(chat, -inf), now) + self._interval

    def waiting(self, now: float) -> set[bytes]:
        """The chats that may have no call now."""
        return {chat for chat, free in self._next.items() if free - self._slack > now}

    def forget(self, now: float) -> None:
        """Those to which nothing happened for long."""
        self._next = {chat: free for chat, free in self._next.items() if free > now}


class _Window:
    """At most `size` calls in any `length` seconds."""

    def __init__(self, rate: float) -> None:
        self._size = 0 if rate == inf else max(1, int(rate))
        self._length = self._size / rate + _MARGIN
        self._log: deque[float] = deque(maxlen=self._size)

    @property
    def half(self) -> int:
        return self._size // 2

    def free(self, kept: int = 0) -> float:
        """When a place is free besides `kept` others."""
        over = len(self._log) - (self._size - kept)
        return self._log[over] + self._length if self._size and over >= 0 else -inf

    def take(self, now: float) -> None:
        self._log.append(now)

    def room(self, now: float, kept: int = 0) -> int:
        """How many places are free besides `kept` others."""
        if not self._size:
            return _MOST
        while self._log and self._log[0] + self._length - now <= _GUARD:
            self._log.popleft()
        return max(0, min(self._size - kept - len(self._log), _MOST))


class _Spread:
    """Even spacing with a little room to catch up (a generic cell rate algorithm)."""

    def __init__(self, rate: float, behind: float) -> None:
        self._interval = 1 / rate
        self._slack = behind
        self._next = -inf

    def free(self) -> float:
        return self._next - self._slack

    def room(self, now: float) -> int:
        late = now + _GUARD - self.free()
        if late < 0:
            return 0
        return _MOST if late >= _MOST * self._interval else int(late / self._interval) + 1

    def take(self, now: float) -> None:
        self._next = max(self._next, now) + self._interval
