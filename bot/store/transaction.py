"""One open transaction: statements, sealed cells and row numbers; knows no table's meaning.

A statement takes some ten microseconds, its way to another thread and back ten times that. So statements run
right here, on the event loop's thread, and every few of them let the other tasks go on. Whatever may touch
more than a handful of rows is swept in the connection's thread instead, as each BEGIN and COMMIT is.
"""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

import aiosqlite

from bot.domain.errors import OutdatedRowError
from bot.randomness import Randomness
from bot.store.identity_map import IdentityMap
from bot.store.instants import to_ms
from bot.store.trouble import NAMED, raise_named
from bot.store.vault import ID_PAD_BYTES, CellAddress, Vault

Value = int | str | bytes | None

_AT_ONCE = 2000
ID_BITS = 62
_MOST_STORED = 64  # row numbers
_IN_A_ROW = 32  # statements before the other tasks have their turn: a millisecond or two


class Transaction:
    """What table modules stand on. `now` is the one instant at which everything in it happens (aware UTC).

    `bare` is the same connection as `connection`, to be used from the event loop's thread.
    """

    def __init__(
        self,
        connection: aiosqlite.Connection,
        bare: sqlite3.Connection,
        vault: Vault,
        now: datetime,
        randomness: Randomness,
    ) -> None:
        self._connection = connection
        self._bare = bare
        self._run = 0
        self.identity_map = IdentityMap()
        self._fresh: dict[str, tuple[int, int]] = {}
        self._stored: dict[str, int] = {}
        self.vault = vault
        self.randomness = randomness
        self.now = now
        self.now_ms = to_ms(now)

    async def execute(self, sql: str, *values: Value) -> int:
        """Run one statement; returns the number of rows it changed.

        Whoever changes a table that is read through `identity_map` tells it.
        """
        await self._let_others()
        try:
            return self._bare.execute(sql, values).rowcount
        except sqlite3.Error as error:
            raise_named(error)

    async def sweep(self, sql: str, *values: Value) -> int:
        """Run one statement that may take its time; returns the number of rows it changed itself."""
        with NAMED:
            cursor = await self._connection.execute(sql, values)
        return cursor.rowcount

    async def remove_some(self, table: str, key: str, where: str, *values: Value) -> int:
        """Delete at most 2,000 rows, so that nobody waits long for the writer; returns how many that were."""
        chosen = f"SELECT {key} FROM {table} WHERE {where} LIMIT {_AT_ONCE}"
        return await self.sweep(f"DELETE FROM {table} WHERE ({key}) IN ({chosen})", *values)

    async def all(self, sql: str, *values: Value) -> list[sqlite3.Row]:
        await self._let_others()
        try:
            return self._bare.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise_named(error)

    async def all_of(self, sql: str, numbers: Collection[int], behind: str = "") -> list[sqlite3.Row]:
        """The rows that a statement, which ends in the name of a column, finds for any of these numbers."""
        return await self.all(f"{sql} IN (SELECT value FROM json_each(?)){behind}", json.dumps(list(numbers)))

    async def one(self, sql: str, *values: Value) -> sqlite3.Row | None:
        """The first row."""
        await self._let_others()
        try:
            row: sqlite3.Row | None = self._bare.execute(sql, values).fetchone()
        except sqlite3.Error as error:
            raise_named(error)
        return row

    async def many(self, sql: str, rows: Sequence[Sequence[Value]]) -> None:
        """Run one statement for each row of values."""
        with NAMED:
            await self._connection.executemany(sql, rows)

    async def next_id(self, table: str) -> int:
        """A fresh row number, never given before nor again, even after a deletion.

        Whoever asks again is given from a growing store, so that a batch need not ask each time.
        """
        first, left = self._fresh.get(table, (0, 0))
        if not left:
            left = self._stored[table] = min(2 * self._stored.get(table, 0), _MOST_STORED) or 1
            first = await self._reserve(table, left)
        self._fresh[table] = (first + 1, left - 1)
        return first

    async def _reserve(self, table: str, count: int) -> int:
        """The first of `count` fresh row numbers."""
        row = await self.one(
            "INSERT INTO sequence (name, last) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET last = last + excluded.last RETURNING last",
            table,
            count,
        )
        if row is None:
            raise AssertionError("RETURNING always gives a row")
        return int(row["last"]) - count + 1

    def random_id(self) -> int:
        """A row number that tells nothing: neither when the row was made nor how many others there are.

        For every number that may stand in a button: whoever gets two of them must not learn what lay in between.
        """
        return self.randomness.bits(ID_BITS) + 1

    async def change_one(self, sql: str, *values: Value) -> None:
        """Run one statement that changes exactly one row. Raises OutdatedRowError when it finds none."""
        if await self.execute(sql, *values) != 1:
            raise OutdatedRowError

    @asynccontextmanager
    async def attempt(self) -> AsyncIterator[None]:
        """A part that is undone alone when it raises, while the transaction goes on."""
        with NAMED:
            self._bare.execute("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            self.identity_map.clear()
            self._fresh.clear()  # the numbers were given back
            await self._undo()
            raise
        self._bare.execute("RELEASE attempt")

    async def _undo(self) -> None:
        """Take the savepoint back, once the connection's thread is free.

        A sweep that was cancelled under way still runs there and holds the connection: a statement on this
        thread would stop the whole event loop until it ends.
        """
        await self._connection.execute("SELECT 1")  # has its turn after whatever was cancelled
        if self._bare.in_transaction:  # a full disk may have ended all of it already
            self._bare.execute("ROLLBACK TO attempt")
            self._bare.execute("RELEASE attempt")

    def seal(self, table: str, column: str, row: int, author: int, words: str) -> bytes:
        return self.vault.seal(CellAddress(table, column, row, author), words)

    def seal_id(self, table: str, column: str, row: int, author: int, name: str) -> bytes:
        """Seal the id of something in our content, which takes less room than words."""
        return self.vault.seal(CellAddress(table, column, row, author), name, ID_PAD_BYTES)

    def open(self, table: str, column: str, row: int, author: int, cell: bytes) -> str:
        return self.vault.open(CellAddress(table, column, row, author), cell)

    async def _let_others(self) -> None:
        self._run += 1
        if self._run % _IN_A_ROW == 0:
            await asyncio.sleep(0)
