"""The order of one person's journal, read from reflections and shares; opens no words."""

from dataclasses import dataclass
from datetime import datetime

import aiosqlite

from bot.store.instants import from_ms, to_ms
from bot.store.transaction import Transaction


@dataclass(frozen=True)
class Entry:
    """Where an entry stands in a journal. `at`: when its reader wrote it or was given it (UTC)."""

    reflection_id: int
    at: datetime


class Journal:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def newest(self, reader_id: int) -> Entry | None:
        return await self._next_to(reader_id, None, "<", "DESC")

    async def older(self, reader_id: int, entry: Entry) -> Entry | None:
        return await self._next_to(reader_id, entry, "<", "DESC")

    async def newer(self, reader_id: int, entry: Entry) -> Entry | None:
        return await self._next_to(reader_id, entry, ">", "ASC")

    async def entry(self, reader_id: int, reflection_id: int) -> Entry | None:
        """Where a reflection stands in this person's journal; None when they may not read it."""
        return _read(
            await self._tx.one(
                "SELECT id, created_at AS at FROM reflections WHERE id = ?1 AND person_id = ?2 UNION ALL"
                " SELECT reflection_id, shared_at FROM shares WHERE reflection_id = ?1 AND recipient_id = ?2",
                reflection_id,
                reader_id,
            )
        )

    async def _next_to(self, reader_id: int, entry: Entry | None, side: str, order: str) -> Entry | None:
        """The entry beside another: one step in each of two indexes, however long the journal is."""
        at, number = (to_ms(entry.at), entry.reflection_id) if entry else (1 << 62, 0)
        return _read(
            await self._tx.one(
                "SELECT * FROM (SELECT id, created_at AS at FROM reflections WHERE person_id = ?1"
                f" AND (created_at, id) {side} (?2, ?3) ORDER BY created_at {order}, id {order} LIMIT 1)"
                " UNION ALL SELECT * FROM (SELECT reflection_id AS id, shared_at AS at FROM shares"
                f" WHERE recipient_id = ?1 AND (shared_at, reflection_id) {side} (?2, ?3)"
                f" ORDER BY shared_at {order}, reflection_id {order} LIMIT 1)"
                f" ORDER BY at {order}, id {order} LIMIT 1",
                reader_id,
                at,
                number,
            )
        )


def _read(row: aiosqlite.Row | None) -> Entry | None:
    return Entry(row["id"], from_ms(row["at"])) if row else None
