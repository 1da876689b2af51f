"""A transaction ends whole or not at all, and belongs to one task."""

import asyncio
import sqlite3
import threading
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.errors import StartError
from bot.store.database import Database
from bot.store.vault import Vault
from bot.store.work import Work
from tests.delivery.entries import entry, words_of

NOW = datetime(2025, 3, 29, 12, tzinfo=UTC)


async def add(work: Work, number: int) -> None:
    await work.outbox.add(entry(1, str(number)))


async def fail(database: Database) -> None:
    async with database.transaction(NOW) as work:
        await add(work, 1)
        for _ in range(20):
            await asyncio.sleep(0)
        raise ZeroDivisionError


async def kept(database: Database) -> list[str]:
    async with database.transaction(NOW) as work:
        rows = await work.tx.all("SELECT * FROM outbox ORDER BY id")
        return [words_of(work.outbox._read(row).content) for row in rows]


async def test_an_error_rolls_back_and_the_next_one_is_clean(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        await fail(database)
    async with database.transaction(NOW) as work:
        await add(work, 2)
    assert await kept(database) == ["2"]


@pytest.mark.parametrize("turns", range(12))
async def test_a_transaction_cancelled_anywhere_is_whole_or_nothing(database: Database, turns: int) -> None:
    """Cancelled after so many turns of the loop: in BEGIN, in a statement, in COMMIT or after it."""

    async def both() -> None:
        async with database.transaction(NOW) as work:
            await add(work, 1)
            await add(work, 2)

    async with asyncio.TaskGroup() as group:
        task = group.create_task(both())
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
    async with database.transaction(NOW) as work:
        await add(work, 3)
    assert await kept(database) in (["3"], ["1", "2", "3"])


async def test_cancelled_twice_still_leaves_nothing_open(database: Database) -> None:
    async def slow() -> None:
        async with database.transaction(NOW) as work:
            await add(work, 1)
            await asyncio.Event().wait()

    async with asyncio.TaskGroup() as group:
        task = group.create_task(slow())
        while not database._connection.in_transaction:  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.sleep(0)
        task.cancel()
    async with database.transaction(NOW) as work:
        await add(work, 2)
    assert await kept(database) == ["2"]


async def test_two_tasks_never_share_a_transaction(database: Database) -> None:
    async def fails() -> None:
        with pytest.raises(ZeroDivisionError):
            await fail(database)

    async def succeeds() -> None:
        async with database.transaction(NOW) as work:
            await add(work, 2)

    async with asyncio.TaskGroup() as group:
        group.create_task(fails())
        group.create_task(succeeds())
    assert await kept(database) == ["2"]


async def test_row_numbers_only_grow_and_are_never_given_twice(database: Database) -> None:
    numbers = []
    for count in (1, 1, 200, 3, 1):
        async with database.transaction(NOW) as work:
            numbers += [await work.tx.next_id("outbox") for _ in range(count)]
            await work.tx.execute("DELETE FROM outbox")
            with suppress(ZeroDivisionError):
                async with work.tx.attempt():
                    await work.tx.next_id("outbox")
                    raise ZeroDivisionError
            numbers += [await work.tx.next_id("outbox") for _ in range(count)]
            assert await work.tx.next_id(f"of {count} and {len(numbers)}") == 1
    assert numbers == sorted(set(numbers))


async def test_what_was_committed_is_there_after_opening_again(tmp_path: Path, vault: Vault) -> None:
    for number in (1, 2):
        database = await Database.open(tmp_path / "again.sqlite3", vault)
        async with database.transaction(NOW) as work:
            await add(work, number)
        seen = await kept(database)
        await database.close()
    assert seen == ["1", "2"]


async def test_a_python_whose_threads_may_not_share_a_connection_is_refused(
    tmp_path: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Statements run on the loop's thread and in aiosqlite's: nothing less than serialized will do."""
    monkeypatch.setattr(sqlite3, "threadsafety", 1)
    with pytest.raises(StartError, match="serialized threads"):
        await Database.open(tmp_path / "never.sqlite3", vault)
    assert not (tmp_path / "never.sqlite3").exists()


async def test_an_attempt_cancelled_in_a_sweep_holds_up_nobody(database: Database) -> None:
    """The sweep goes on in the connection's thread; the savepoint is taken back when it has ended."""
    counted = "WITH RECURSIVE n(i) AS (SELECT begun() UNION ALL SELECT i + 1 FROM n WHERE i < 2000000)"
    begun, turns = threading.Event(), 0

    def say_begun() -> int:
        begun.set()
        return 1

    database._bare.create_function("begun", 0, say_begun)

    async def swept() -> None:
        async with database.transaction(NOW) as work, work.tx.attempt():
            await add(work, 1)
            await work.tx.sweep(f"DELETE FROM outbox WHERE id IN ({counted} SELECT -sum(i) FROM n)")

    async with asyncio.TaskGroup() as group:
        task = group.create_task(swept())
        while not begun.is_set():  # noqa: ASYNC110 - it is set in another thread
            await asyncio.sleep(0)
        task.cancel()
        while not task.done():
            turns += 1
            await asyncio.sleep(0)
    assert turns > 100  # the loop went on turning meanwhile
    assert await kept(database) == []
