"""Counts messages that will never arrive, and says so once when there are many of one kind; knows no words."""

import logging
from collections import deque

WINDOW_SECONDS = 3600.0
MANY = 10
"""Within an hour: one or two are somebody's odd message, ten are a mistake of ours or a new rule of Telegram's."""

_log = logging.getLogger(__name__)


class DeadLetters:
    """Per method and kind, the last hour of them. Monotonic seconds."""

    def __init__(self) -> None:
        self._latest: dict[tuple[str, str], deque[tuple[float, bytes]]] = {}
        self._told_at: dict[tuple[str, str], float] = {}

    def add(self, method: str, kind: str, chat: bytes, now: float) -> None:
        """One more; one ERROR line when they become many, and not again for an hour."""
        what = (method, kind)
        latest = self._latest.setdefault(what, deque())
        latest.append((now, chat))
        while latest[0][0] <= now - WINDOW_SECONDS:
            latest.popleft()
        told_at = self._told_at.get(what)
        if len(latest) < MANY or (told_at is not None and now - told_at < WINDOW_SECONDS):
            return
        self._told_at[what] = now
        _log.error(
            "%d calls of %s in %d chats were given up within an hour (%s): look into it, they will not arrive",
            len(latest),
            method,
            len({of for _, of in latest}),
            kind,
        )
