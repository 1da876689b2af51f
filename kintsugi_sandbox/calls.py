"""Remembers the bot's last calls for the page's drawer and for tests; it must not judge them."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

KEPT = 2000
SHOWN = 30


@dataclass(frozen=True, slots=True)
class Call:
    """One Bot API call; `params` are the checked parameters (uploads included)."""

    at: datetime
    method: str
    chat: int | None
    ok: bool
    error: str | None = None
    params: dict[str, Any] = field(default_factory=dict)


class CallLog:
    def __init__(self) -> None:
        self._calls: deque[Call] = deque(maxlen=KEPT)

    def add(self, call: Call) -> None:
        self._calls.append(call)

    def all(self, method: str | None = None) -> list[Call]:
        """The last calls, oldest first; of one method if given."""
        return [call for call in self._calls if method in (None, call.method)]

    def state(self) -> list[dict[str, Any]]:
        """The last calls as the page shows them."""
        return [
            {"at": c.at.isoformat(), "method": c.method, "chat": c.chat, "ok": c.ok, "error": c.error}
            for c in list(self._calls)[-SHOWN:]
        ]
