"""Wakes whoever waits for a change of the world; it must not know what changed."""

import asyncio


class Bell:
    """Counts rings; a waiter names the count it has seen, so no ring is missed between look and wait."""

    def __init__(self) -> None:
        self.rings = 0
        self._waiters: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        self.rings += 1
        waiters, self._waiters = self._waiters, set()
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def wait(self, seen: int) -> None:
        """Return at once if it has rung since the count `seen`, else at the next ring."""
        if self.rings != seen:
            return
        waiter = asyncio.get_running_loop().create_future()
        self._waiters.add(waiter)
        try:
            await waiter
        finally:
            self._waiters.discard(waiter)
