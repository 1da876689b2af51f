"""What the disk can do to a running bot: a clear line, nothing lost, and on it goes once that is mended."""

import asyncio
import logging
import shutil
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.domain.errors import DamagedStorageError, StartError, StorageError
from tests.e2e.story import Story, telling
from tests.faults.disks import locked, small_disk

WORDS = "What I want to keep"


async def test_a_full_disk_loses_no_word_and_counts_as_nobody_s_mistake(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with small_disk(tmp_path / "disk") as disk:
        async with telling(disk.folder) as story:
            ana = await story.welcomed("Ana")
            ana.person.say(WORDS)
            await story.app.database.checkpoint()  # every further write needs room
            disk.fill()
            await live(story, timedelta(minutes=10))
            assert "The disk is full" in caplog.text
            assert story.telegram.updates.pending == 1
            disk.empty()
            await live(story, timedelta(minutes=1))
            assert await kept(story) == 1
            assert story.telegram.updates.pending == 0


async def test_an_update_waits_in_the_inbox_until_there_is_room(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        async with telling(disk.folder) as story:
            ana, ben = await story.welcomed("Ana"), story.phone("Ben")
            ana.person.say(WORDS)
            ben.person.open_link()  # for a newcomer even a key has to be written
            await story.app.receiver.once(0)
            await story.app.database.checkpoint()
            disk.fill()
            for _ in range(8):  # more than the tries after which an update is set aside
                with pytest.raises(StorageError, match="disk is full"):
                    await story.app.worker.drain()
                story.clock.move(timedelta(minutes=3))
            disk.empty()
            await story.run_until_idle()
            assert await kept(story) == 1
            assert len(ben.messages) == 1
            assert await tries(story) == 0


async def test_an_error_that_ended_the_whole_transaction_keeps_its_name(tmp_path: Path) -> None:
    """SQLite may roll everything back by itself when there is no room; the savepoint within is gone with it."""
    async with telling(tmp_path) as story:
        with pytest.raises(ZeroDivisionError):
            await end_the_transaction(story)


async def end_the_transaction(story: Story) -> None:
    async with story.app.database.transaction(story.clock.now()) as work, work.tx.attempt():
        await work.tx.execute("ROLLBACK")
        raise ZeroDivisionError


async def test_what_was_sent_while_the_disk_was_full_is_not_sent_again(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        async with telling(disk.folder) as story:
            ana = await story.welcomed("Ana")
            said = len(ana.messages)
            ana.person.say("/help")
            await story.app.receiver.once(0)
            await story.app.worker.drain()
            await story.app.database.checkpoint()
            disk.fill()
            await live(story, timedelta(minutes=10))
            assert len(ana.messages) == said + 1
            disk.empty()
            await live(story, timedelta(minutes=1))
            assert len(ana.messages) == said + 1


async def test_a_locked_database_is_waited_for(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with telling(tmp_path) as story:
        ana = await story.welcomed("Ana")
        story.app.database._bare.execute("PRAGMA busy_timeout = 20")  # not the five real seconds
        ana.person.say(WORDS)
        with locked(tmp_path / "bot" / "kintsugi.sqlite3"):
            await live(story, timedelta(minutes=5), until="worker: Another program keeps", log=caplog)
            assert await live(story, timedelta(minutes=5), until="stored: Another program", log=caplog)
        await live(story, timedelta(minutes=1))
        assert await kept(story) == 1
        assert await tries(story) == 0


async def test_a_locked_keyring_is_waited_for_and_counts_as_nobody_s_mistake(tmp_path: Path) -> None:
    async with telling(tmp_path) as story:
        story.app.vault._keyring._file.execute("PRAGMA busy_timeout = 20")
        ben = story.phone("Ben")
        with locked(tmp_path / "bot" / "keyring.sqlite3"):
            ben.person.open_link()
            await story.app.receiver.once(0)
            for _ in range(8):
                with pytest.raises(StorageError, match="keeps the database locked"):
                    await story.app.worker.drain()
                story.clock.move(timedelta(minutes=3))
        await story.run_until_idle()
        assert len(ben.messages) == 1
        assert await tries(story) == 0


async def test_a_read_only_disk_stops_the_start_and_nothing_else(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        async with telling(disk.folder) as story:
            ana = await story.welcomed("Ana")
            await story.stop_bot()
            ana.person.say(WORDS)
            disk.read_only()
            with pytest.raises(StartError, match="Read-only file system"):
                await story.start_bot()
            disk.read_only(really=False)
            await story.restart_bot()
            await story.run_until_idle()
            assert await kept(story) == 1


async def test_what_is_no_database_stops_the_start(tmp_path: Path) -> None:
    file = tmp_path / "bot" / "kintsugi.sqlite3"
    async with telling(tmp_path) as story:
        await story.stop_bot()
        file.write_bytes(b"not a database at all\n" * 500)
        with pytest.raises(DamagedStorageError, match="is damaged; nothing was changed"):
            await story.start_bot()
        await story.stop_bot()
        assert file.read_bytes().startswith(b"not a database")


async def test_damage_that_shows_while_running_ends_the_bot_before_it_makes_it_worse(tmp_path: Path) -> None:
    file = tmp_path / "bot" / "kintsugi.sqlite3"
    async with telling(tmp_path) as story:
        ana = await story.welcomed("Ana")
        await story.stop_bot()
        mend = spoil(file, "reflections")
        await story.start_bot()
        ana.person.say(WORDS)
        with pytest.RaisesGroup(DamagedStorageError, flatten_subgroups=True, allow_unwrapped=True):
            await asyncio.wait_for(story.app.run(), 20)
        await story.stop_bot()
        mend()
        await story.start_bot()
        await story.run_until_idle()
        assert await kept(story) == 1


@pytest.mark.parametrize(
    "part", [pytest.param(0.02, marks=pytest.mark.soak), 0.5, pytest.param(0.9, marks=pytest.mark.soak)]
)
async def test_a_spoilt_log_costs_its_last_commits_and_nothing_else(tmp_path: Path, part: float) -> None:
    """What SQLite cannot prove whole it leaves out; everything before it stands, and no half of anything."""
    async with telling(tmp_path / "one") as story:
        ana = await story.welcomed("Ana")
        for number in range(5):
            await ana.says(f"Words {number}")
        shutil.copytree(tmp_path / "one", tmp_path / "two")
    log = tmp_path / "two" / "bot" / "kintsugi.sqlite3-wal"
    content = bytearray(log.read_bytes())
    place = int(len(content) * part)
    content[place : place + 64] = bytes(64)
    log.write_bytes(content)
    async with telling(tmp_path / "two") as story:
        rows = await kept(story)
        assert 0 <= rows <= 5
        assert story.app.database._bare.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        story.telegram.person("Ana")  # whom this Telegram does not know yet
        ben = await story.welcomed("Ben")
        assert ben.reads("Ben")


def spoil(file: Path, name: str) -> Callable[[], None]:
    """Overwrite the first page of a table or an index; returns what puts it back."""
    with sqlite3.connect(file) as connection:
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0]
    connection.close()
    place = (page - 1) * size
    sound = file.read_bytes()[place : place + size]

    def put(content: bytes) -> None:
        with file.open("r+b") as raw:
            raw.seek(place)
            raw.write(content)

    put(b"\xff" * size)
    return partial(put, sound)


async def live(
    story: Story, period: timedelta, *, until: str | None = None, log: pytest.LogCaptureFixture | None = None
) -> bool:
    """Let all loops run for a while of simulated time, or until the log holds these words; returns whether it does."""
    running = asyncio.get_running_loop().create_task(story.app.run())
    end = story.clock.now() + period
    try:
        async with asyncio.timeout(30):
            while story.clock.now() < end and not (log and until and until in log.text):
                for _ in range(3):
                    await _turn(story)
                assert not running.done(), "the bot has ended"
                story.clock.move(timedelta(seconds=1))
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    return bool(log and until and until in log.text)


async def _turn(story: Story) -> None:
    """Wait for a turn at the one writer, so that all who queued for it before have had theirs."""
    try:
        async with story.app.database.transaction(story.clock.now()) as work:
            await work.outbox.next_at()
    except StorageError as error:
        logging.getLogger(__name__).info("no turn: %s", error)


async def kept(story: Story) -> int:
    async with story.app.database.transaction(story.clock.now()) as work:
        row = await work.tx.one("SELECT count(*) AS many FROM reflections")
    return int(row["many"]) if row else 0


async def tries(story: Story) -> int:
    async with story.app.database.transaction(story.clock.now()) as work:
        row = await work.tx.one("SELECT max(attempts) AS most FROM inbox")
    return int(row["most"]) if row else 0
