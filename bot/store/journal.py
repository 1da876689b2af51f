"""The order of one person's journal, read from reflections and shares; opens no words."""

from dataclasses import dataclass
from datetime import datetime

import aiosqlite

from bot.store.instants import from_ms, to_ms
from bot.store.reflections import NAMED_BY_A_BUTTON
from bot.store.transaction import Transaction


@dataclass(frozen=True)
class Position:
    """Where an entry stands in a journal. `at`: when its reader began it or was given it (UTC).

    `ordinal`: which of several of the same instant came first.
    """

    entry_id: int
    at: datetime
    ordinal: int


# an entry stands where its first part does; parts are few, so stepping over them costs little
_OF_A_FIRST_PART = "EXISTS (SELECT 1 FROM reflections AS r WHERE r.id = reflection_id AND r.entry_id = r.id)"

_ENTRY = f"(SELECT entry_id FROM reflections WHERE id = {NAMED_BY_A_BUTTON})"


class Journal:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def newest(self, reader_id: int) -> Position | None:
        return await self._next_to(reader_id, None, "<", "DESC")

    async def older(self, reader_id: int, position: Position) -> Position | None:
        return await self._next_to(reader_id, position, "<", "DESC")

    async def newer(self, reader_id: int, position: Position) -> Position | None:
        return await self._next_to(reader_id, position, ">", "ASC")

    async def position(self, reader_id: int, part_id: int) -> Position | None:
        """Where the entry of a part stands in this person's journal; None when they may not read it."""
        return _read(
            await self._tx.one(
                f"SELECT id, created_at AS at, ordinal FROM reflections WHERE id = {_ENTRY} AND person_id = ?2"
                f" UNION ALL SELECT reflection_id, shared_at, ordinal FROM shares"
                f" WHERE reflection_id = {_ENTRY} AND recipient_id = ?2",
                part_id,
                reader_id,
            )
        )

    async def _next_to(
        self, reader_id: int, position: Position | None, side: str, order: str
    ) -> Position | None:
        """The entry beside another: one step in each of two indexes, however long the journal is."""
        at, ordinal = (to_ms(position.at), position.ordinal) if position else (1 << 62, 0)
        return _read(
            await self._tx.one(
                "SELECT * FROM (SELECT id, created_at AS at, ordinal FROM reflections WHERE person_id = ?1"
                f" AND (created_at, ordinal) {side} (?2, ?3) AND entry_id = id"
                f" ORDER BY created_at {order}, ordinal {order} LIMIT 1)"
                " UNION ALL SELECT * FROM (SELECT reflection_id AS id, shared_at AS at, ordinal FROM shares"
                f" WHERE recipient_id = ?1 AND (shared_at, ordinal) {side} (?2, ?3) AND {_OF_A_FIRST_PART}"
                f" ORDER BY shared_at {order}, ordinal {order} LIMIT 1)"
                f" ORDER BY at {order}, ordinal {order} LIMIT 1",
                reader_id,
                at,
                ordinal,
            )
        )


def _read(row: aiosqlite.Row | None) -> Position | None:
    return Position(row["id"], from_ms(row["at"]), row["ordinal"]) if row else None
