"""Sees to it that polling neither fails nor hangs unnoticed; knows not why it would."""

import logging
from typing import Protocol

from bot.clock import Clock
from bot.domain.errors import KintsugiError

SILENT_SECONDS = 3 * 60.0
HUNG_SECONDS = 15 * 60.0
_LOOK_SECONDS = 15.0

_log = logging.getLogger(__name__)


class StalledError(KintsugiError):
    """Polling hangs and only a new start can help; the message is one clear line for the operator."""


class Polling(Protocol):
    """Monotonic seconds of the last poll that brought an answer, and of the last that ended at all."""

    last_poll: float
    last_attempt: float


class Watchdog:
    """Logs an error once per episode when no poll succeeds, and ends the process when polls do not even end.

    A network that is down is no reason to end: polling reports it and goes on by itself.
    """

    def __init__(self, polling: Polling, clock: Clock) -> None:
        self._polling = polling
        self._clock = clock
        self._reported = False

    async def run(self) -> None:
        """Look every 15 seconds. Raises StalledError when no poll has ended for 15 minutes."""
        while True:
            self.look()
            await self._clock.sleep(_LOOK_SECONDS)

    def look(self) -> None:
        """One look. Raises StalledError as `run` does."""
        now = self._clock.monotonic()
        if now - self._polling.last_attempt >= HUNG_SECONDS:
            raise StalledError(
                "Fetching updates has hung for 15 minutes; the process ends so that it is started anew."
            )
        silent = now - self._polling.last_poll
        if silent < SILENT_SECONDS:
            self._reported = False
        elif not self._reported:
            self._reported = True
            _log.error("no poll has succeeded for %.0f s", silent)
