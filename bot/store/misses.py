"""The misses table: made-up invite links, counted per person; the links themselves are not kept."""

from datetime import timedelta

from bot.store.instants import to_ms
from bot.store.transaction import Transaction


class Misses:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, person_id: int) -> None:
        await self._tx.execute(
            "INSERT INTO misses (id, person_id, at) VALUES (?, ?, ?)",
            await self._tx.next_id("misses"),
            person_id,
            self._tx.now_ms,
        )

    async def within(self, person_id: int, window: timedelta) -> int:
        """How many there were in the time just past; older ones are dropped on the way."""
        await self._tx.execute(
            "DELETE FROM misses WHERE person_id = ? AND at <= ?", person_id, to_ms(self._tx.now - window)
        )
        row = await self._tx.one("SELECT count(*) AS many FROM misses WHERE person_id = ?", person_id)
        return int(row["many"]) if row else 0

    async def forget(self, person_id: int) -> None:
        await self._tx.execute("DELETE FROM misses WHERE person_id = ?", person_id)

    async def prune(self, older_than: timedelta) -> int:
        """Remove some of what no longer counts for anybody; returns how many rows that were."""
        return await self._tx.remove_some("misses", "id", "at <= ?", to_ms(self._tx.now - older_than))
