"""When the author of what waits to be opened together is asked about it: one column of reflections; opens no words."""

from datetime import datetime

from bot.store.instants import from_ms, to_ms
from bot.store.transaction import Transaction


class Waiting:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def ask_at(self, entry_id: int, at: datetime | None) -> None:
        """When its author is asked about an entry that waits; None: not any more."""
        await self._tx.execute(
            "UPDATE reflections SET ask_at = ? WHERE id = ?", to_ms(at) if at else None, entry_id
        )

    async def next_at(self, person_id: int) -> datetime | None:
        """The earliest instant (UTC) at which somebody is to be asked about an entry that waits."""
        row = await self._tx.one(
            "SELECT min(ask_at) AS ask_at FROM reflections WHERE person_id = ? AND ask_at IS NOT NULL",
            person_id,
        )
        return from_ms(row["ask_at"]) if row and row["ask_at"] is not None else None

    async def to_ask(self, person_id: int) -> int | None:
        """The number of the entry about which somebody is to be asked by now, the one that has waited longest."""
        row = await self._tx.one(
            "SELECT id FROM reflections WHERE person_id = ? AND ask_at IS NOT NULL AND ask_at <= ?"
            " ORDER BY ask_at LIMIT 1",
            person_id,
            self._tx.now_ms,
        )
        return row["id"] if row else None
