"""One open transaction: statements, sealed cells and row numbers; knows no table's meaning."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

import aiosqlite

from bot.store.instants import to_ms
from bot.store.vault import Place, Vault

Value = int | str | bytes | None


class Transaction:
    """What table modules stand on. `now` is the one instant at which everything in it happens (aware UTC)."""

    def __init__(self, connection: aiosqlite.Connection, vault: Vault, now: datetime) -> None:
        self._connection = connection
        self.vault = vault
        self.now = now
        self.now_ms = to_ms(now)

    async def execute(self, sql: str, *values: Value) -> int:
        """Run one statement; returns the number of rows it changed."""
        cursor = await self._connection.execute(sql, values)
        return cursor.rowcount

    async def all(self, sql: str, *values: Value) -> list[aiosqlite.Row]:
        return list(await self._connection.execute_fetchall(sql, values))

    async def one(self, sql: str, *values: Value) -> aiosqlite.Row | None:
        rows = await self.all(sql, *values)
        return rows[0] if rows else None

    async def many(self, sql: str, rows: Sequence[Sequence[Value]]) -> None:
        """Run one statement for each row of values."""
        await self._connection.executemany(sql, rows)

    async def next_id(self, table: str, count: int = 1) -> int:
        """The first of `count` fresh row numbers, never given before nor again, even after a deletion."""
        row = await self.one(
            "INSERT INTO sequence (name, last) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET last = last + excluded.last RETURNING last",
            table,
            count,
        )
        if row is None:
            raise AssertionError("RETURNING always gives a row")
        return int(row["last"]) - count + 1

    @asynccontextmanager
    async def attempt(self) -> AsyncIterator[None]:
        """A part that is undone alone when it raises, while the transaction goes on."""
        await self._connection.execute("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            await self._connection.execute("ROLLBACK TO attempt")
            await self._connection.execute("RELEASE attempt")
            raise
        await self._connection.execute("RELEASE attempt")

    def seal(self, table: str, column: str, row: int, author: int, words: str) -> bytes:
        return self.vault.seal(Place(table, column, row, author), words)

    def open(self, table: str, column: str, row: int, author: int, cell: bytes) -> str:
        return self.vault.open(Place(table, column, row, author), cell)
