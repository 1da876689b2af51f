"""Counts messages per second as Telegram's flood limits do; it must not know what is sent."""

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from kintsugi_sandbox.errors import too_many_requests

COUNTED = ("send", "copy", "forward")
FREE = frozenset({"sendChatAction"})


@dataclass(slots=True)
class _Bucket:
    level: float
    at: float


@dataclass(slots=True)
class Limits:
    """Token buckets: `overall_per_second` for the bot, `chat_per_second` and `burst` for each chat.

    `accepted` and `refused` count calls; `sent` counts accepted ones by chat.
    """

    overall_per_second: float = 30.0
    chat_per_second: float = 1.0
    burst: int = 3
    accepted: int = 0
    refused: int = 0
    sent: Counter[int] = field(default_factory=Counter)
    _overall: _Bucket | None = None
    _chats: dict[int, _Bucket] = field(default_factory=dict)

    def check(self, method: str, chat_id: int | None, monotonic: Callable[[], float]) -> None:
        """Let a call through or raise ApiError 429 with the seconds to wait."""
        if not method.startswith(COUNTED) or method in FREE:
            return
        now = monotonic()
        self._overall = self._overall or _Bucket(self.overall_per_second, now)
        buckets = [(self._overall, self.overall_per_second, self.overall_per_second)]
        if chat_id is not None:
            chat = self._chats.setdefault(chat_id, _Bucket(self.burst, now))
            buckets.append((chat, self.chat_per_second, float(self.burst)))
        for bucket, rate, capacity in buckets:
            bucket.level = min(capacity, bucket.level + (now - bucket.at) * rate)
            bucket.at = now
        wait = max((1 - bucket.level) / rate for bucket, rate, _ in buckets)
        # A hair of slack: sums of floats must not refuse what is due exactly now.
        if wait > 1e-9:
            self.refused += 1
            raise too_many_requests(max(1, math.ceil(wait)))
        for bucket, _, _ in buckets:
            bucket.level -= 1
        self.accepted += 1
        if chat_id is not None:
            self.sent[chat_id] += 1
