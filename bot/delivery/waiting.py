"""How a loop waits, and goes on after something unexpected; knows not what any loop does."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import NoReturn

from bot.clock import Clock
from bot.domain.errors import DamagedStorageError, StorageError

_log = logging.getLogger(__name__)
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0  # seconds


async def wait_for_any(clock: Clock, seconds: float | None, *events: asyncio.Event) -> None:
    """Return once an event is set or that many seconds have gone by; None waits for an event only."""
    if any(event.is_set() for event in events):
        await asyncio.sleep(0)
        return
    async with asyncio.TaskGroup() as group:
        waiters = [group.create_task(event.wait()) for event in events]
        timer = [] if seconds is None else [group.create_task(clock.sleep(max(seconds, 0.0)))]
        everything = [*waiters, *timer]
        await asyncio.wait(everything, return_when=asyncio.FIRST_COMPLETED)
        for task in everything:
            task.cancel()


async def forever(what: str, clock: Clock, step: Callable[[], Awaitable[None]]) -> NoReturn:
    """Repeat a step. What it did not expect is logged by kind and waited out, 1 s at first, at most 30 s.

    Raises DamagedStorageError: with a damaged file there is no going on.
    """
    pause = _FIRST_PAUSE
    while True:
        try:
            await step()
            pause = _FIRST_PAUSE
        except DamagedStorageError:
            raise
        except StorageError as error:
            _log.error("%s: %s The next try in %.0f s", what, error, pause)
            await clock.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
        except Exception:  # noqa: BLE001 - the mouth of a loop: one bad round must not stop the bot
            _log.exception("%s: a round failed; the next one in %.0f s", what, pause)
            await clock.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
