"""The one SQLite file: opening it, one writer at a time, transactions that end whole or not at all."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Self

import aiosqlite

from bot.domain.errors import StartError
from bot.randomness import Randomness, SystemRandomness
from bot.store.keyring import is_complete
from bot.store.migrate import migrate, shipped_migrations
from bot.store.trouble import NAMED
from bot.store.vault import Vault
from bot.store.work import Work

_SERIALIZED = 3  # PEP 249: threads may share a connection, as this one and aiosqlite's do
_BUSY_TIMEOUT_MS = 5000  # for a copy or a look from outside

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # a power cut loses no commit; NORMAL loses some
    "secure_delete=ON",
    "foreign_keys=ON",
    "cache_size=-32000",  # kibibytes: the upper pages of every index of a million couples
    f"busy_timeout={_BUSY_TIMEOUT_MS}",
)


class UnpresentedEventsError(RuntimeError):
    """A fault of ours: something happened in a transaction that nobody would have been told."""


class Database:
    """All transactions go through one connection and one lock: two tasks on it would share a transaction."""

    def __init__(
        self,
        connection: aiosqlite.Connection,
        bare: sqlite3.Connection,
        vault: Vault,
        randomness: Randomness,
    ) -> None:
        """`bare` is what `connection` wraps: while a transaction is open, statements skip the thread."""
        self._connection = connection
        self._bare = bare
        self._vault = vault
        self.randomness = randomness
        """Where row numbers come from; another one lets a story come out alike twice."""
        self._writer = asyncio.Lock()

    @classmethod
    async def open(cls, path: Path, vault: Vault, randomness: Randomness | None = None) -> Self:
        """Open and migrate the file at `path`; without a `randomness`, with the operating system's.

        Raises StartError when it was made by a newer version or this SQLite is unfit, StorageError when the
        disk is the trouble.
        """
        if sqlite3.threadsafety != _SERIALIZED:
            raise StartError(
                "Python's SQLite here was built without serialized threads; use another build of Python."
            )
        with NAMED:
            bare = sqlite3.connect(path, isolation_level=None, cached_statements=512, check_same_thread=False)
        bare.row_factory = sqlite3.Row
        connection = await aiosqlite.Connection(lambda: bare, iter_chunk_size=64)
        try:
            with NAMED:
                for pragma in _PRAGMAS:
                    await connection.execute(f"PRAGMA {pragma}")
                await migrate(connection, path, shipped_migrations(), vault)
        except BaseException:
            await connection.close()
            raise
        return cls(connection, bare, vault, randomness or SystemRandomness())

    @asynccontextmanager
    async def transaction(self, now: datetime) -> AsyncIterator[Work]:
        """One unit of work at one instant: committed when the block ends, rolled back on any error in it.

        Never hold it across a network call. Raises StorageError when the disk is the trouble, and
        UnpresentedEventsError, after rolling back, when an event is left.
        """
        async with self._writer:
            try:
                with NAMED:
                    await self._connection.execute("BEGIN IMMEDIATE")
                work = Work.of(self._connection, self._bare, self._vault, now, self.randomness)
                yield work
                _refuse_unpresented(work)
                with NAMED:
                    await self._connection.execute("COMMIT")
            except BaseException:
                # Queued behind whatever was cancelled under way, before any other task's BEGIN; and it looks
                # for itself, in the connection's thread, whether there is anything to roll back.
                await self._connection.rollback()
                raise

    async def checkpoint(self) -> bool:
        """Empty the write-ahead log into the file, so that nothing erased lingers in it.

        False while another program reads an older state of the file. It is not waited for: the writer is held.
        """
        async with self._writer:
            try:
                await self._connection.execute("PRAGMA busy_timeout=0")
                with NAMED:
                    [row] = await self._connection.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                await self._connection.execute(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")
        return is_complete(row)

    async def close(self) -> None:
        """Close after the transaction under way, if there is one."""
        async with self._writer:
            await self._connection.close()


def _refuse_unpresented(work: Work) -> None:
    if work.events:
        raise UnpresentedEventsError(len(work.events))
