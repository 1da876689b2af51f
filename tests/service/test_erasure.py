"""Erased is erased: rows at once, the key as soon as that is certain, also after a crash in between."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.chat.leaving.forget import tell
from bot.domain.errors import KeyMissingError, StorageError
from bot.domain.kinds import About, Subject
from bot.domain.people import Person
from bot.service import post, presence
from bot.service.leaving import erasure
from bot.store.keyring import HOUSE
from bot.texts.card import Card
from tests.delivery.entries import words_of
from tests.service.household import Household, household

SECRET = "a word that must not stay"


def stored_keys(home: Household) -> bytes:
    """Return every byte of the keyring's files."""
    return b"".join(path.read_bytes() for path in sorted(home.folder.glob("keyring.sqlite3*")))


def wrapped(home: Household, person: Person) -> bytes:
    with sqlite3.connect(home.folder / "keyring.sqlite3") as file:
        [(cell,)] = file.execute("SELECT wrapped FROM data_keys WHERE owner = ?", (person.id,)).fetchall()
    file.close()
    return bytes(cell)


@contextmanager
def holding(path: Path, *statements: str) -> Iterator[None]:
    """Another program with the file open in a transaction of its own."""
    other = sqlite3.connect(path, isolation_level=None)
    try:
        for statement in statements:
            other.execute(statement).fetchall()
        yield
        other.execute("ROLLBACK")
    finally:
        other.close()


def reading(path: Path) -> AbstractContextManager[None]:
    return holding(path, "BEGIN", "SELECT count(*) FROM sqlite_master")


async def told(home: Household) -> list[str]:
    """Return what was said to people who are erased, oldest first."""
    async with home.work() as work:
        rows = await work.tx.all("SELECT * FROM outbox WHERE person_id IS NULL ORDER BY id")
        return [words_of(work.outbox._read(row).content) for row in rows]


async def forget(home: Household, person: Person) -> None:
    async with home.work() as work:
        await erasure.forget(work, person)


async def finish(home: Household) -> bool:
    return await erasure.finish(home.database, home.vault, partial(tell, home.texts), home.now)


async def test_the_key_is_destroyed_in_the_file_after_the_commit(home: Household) -> None:
    ana = await home.welcomed(1, "Ana")
    key = wrapped(home, ana)
    assert key in stored_keys(home)
    await forget(home, ana)
    assert key in stored_keys(home)
    assert await finish(home)
    assert key not in stored_keys(home)
    assert await finish(home)


async def test_a_crash_between_commit_and_key_is_made_good_at_the_next_start(home: Household) -> None:
    ana, ben = await home.welcomed(1, "Ana"), await home.welcomed(2, "Ben")
    key, kept = wrapped(home, ana), wrapped(home, ben)
    await forget(home, ana)
    await home.database.close()
    home.keyring.close()
    async with household(home.folder, home.texts) as again:
        assert await finish(again)
        assert key not in stored_keys(again)
        assert kept in stored_keys(again)
        async with again.work() as work:
            assert await work.erasures.waiting() == []
            assert (await work.people.get(ben.id)).name == "Ben"


async def test_a_crash_after_the_key_and_before_the_note_is_harmless(home: Household) -> None:
    ana = await home.welcomed(1, "Ana")
    await forget(home, ana)
    home.vault.destroy_key(ana.id)
    assert await finish(home)
    async with home.work() as work:
        assert await work.erasures.waiting() == []


@pytest.mark.parametrize("name", ["keyring", "kintsugi"])
async def test_a_reader_of_the_files_puts_it_off_and_it_is_said_so(home: Household, name: str) -> None:
    """Its view of the file keeps the pages as they were, so nothing can be called gone before it ends."""
    ana = await home.welcomed(1, "Ana")
    key = wrapped(home, ana)
    with reading(home.folder / f"{name}.sqlite3"):
        await forget(home, ana)
        assert not await finish(home)
        assert not await finish(home)
        assert await told(home) == [home.texts.voice("en").text("farewell-forgetting")]
        async with home.work() as work:
            assert [waiting.person_id for waiting in await work.erasures.waiting()] == [ana.id]
    assert await finish(home)
    assert key not in stored_keys(home)
    assert (await told(home))[1:] == [home.texts.voice("en").text("farewell-forgotten")]
    assert await finish(home)
    assert len(await told(home)) == 2


async def test_a_locked_keyring_puts_it_off_at_once_and_loses_nothing(home: Household) -> None:
    ana = await home.welcomed(1, "Ana")
    key = wrapped(home, ana)
    await forget(home, ana)
    with holding(home.folder / "keyring.sqlite3", "BEGIN EXCLUSIVE"), pytest.raises(StorageError):
        await finish(home)
    assert await told(home) == []
    assert await finish(home)
    assert key not in stored_keys(home)


async def test_it_is_tried_again_by_itself_with_growing_waits(home: Household) -> None:
    ana = await home.welcomed(1, "Ana")
    eraser = erasure.Eraser(home.database, home.vault, partial(tell, home.texts))
    with reading(home.folder / "keyring.sqlite3"):
        async with home.work() as work:
            await erasure.forget(work, ana)
        await eraser.after(work)
        seconds = range(1, 30)
        tries = [second for second in seconds if await eraser.look(home.now + timedelta(seconds=second))]
        assert tries == [1, 3, 8, 23]
    assert await eraser.look(home.now + timedelta(seconds=53))
    assert not await eraser.look(home.now + timedelta(days=1))
    assert (await told(home))[-1] == home.texts.voice("en").text("farewell-forgotten")


async def test_an_erasure_that_is_rolled_back_leaves_everything(home: Household) -> None:
    ana = await home.welcomed(1, "Ana")
    with suppress(RuntimeError):
        async with home.work() as work:
            await erasure.forget(work, ana)
            raise RuntimeError
    assert await finish(home)
    assert (await home.person(ana.id)).name == "Ana"


async def test_messages_to_and_from_them_go_and_the_last_words_need_no_key_of_theirs(home: Household) -> None:
    ana, ben = await home.welcomed(1, "Ana"), await home.welcomed(2, "Ben")
    async with home.work() as work:
        await post.send(work, ana, Card(SECRET))
        await post.send(work, ben, Card(SECRET), author=ana.id)
        await post.send(work, ben, Card("from the bot"))
        await erasure.forget(work, ana)
        await post.answer_tap(work, ana, "tap")
    await finish(home)
    async with home.work() as work:
        rows = await work.tx.all("SELECT person_id, author_id FROM outbox ORDER BY id")
        assert [(row["person_id"], row["author_id"]) for row in rows] == [
            (ben.id, ben.id),
            (None, HOUSE),
            (None, HOUSE),
        ]
        ready = await work.outbox.ready(10)
    assert {entry.operation for entry in ready} == {"answer-tap", "show"}


async def test_updates_of_theirs_are_emptied_and_the_one_at_work_can_be_finished(home: Household) -> None:
    ana, ben = await home.welcomed(1, "Ana"), await home.welcomed(2, "Ben")
    async with home.work() as work:
        for number, person in ((7, ana), (8, ana), (9, ben)):
            update = {"update_id": number, "text": SECRET}
            await work.inbox.add(update, work.people.account(person.telegram_id), person.id)
    async with home.work() as work:
        arrival = await work.inbox.next()
        assert arrival is not None
        await erasure.forget(work, ana)
        await work.inbox.done(arrival.id)
    await finish(home)
    async with home.work() as work:
        rows = await work.tx.all("SELECT * FROM inbox ORDER BY update_id")
        assert [(row["state"], row["author_id"], row["payload"] is None) for row in rows] == [
            ("done", HOUSE, True),
            ("done", HOUSE, True),
            ("new", ben.id, False),
        ]
        assert not await work.inbox.add({"update_id": 8}, None, HOUSE)
        following = await work.inbox.next()
    assert following is not None
    assert following.update_id == 9


async def test_what_was_on_its_way_to_them_ends_quietly(home: Household) -> None:
    """The sender comes back with an answer for somebody who was erased meanwhile."""
    ana = await home.welcomed(1, "Ana")
    async with home.work() as work:
        await post.send(work, ana, Card("on its way"), about=About(Subject.NUDGE, 1))
        [call] = await work.outbox.ready(1)
    await forget(home, ana)
    await finish(home)
    async with home.work() as work:
        await work.outbox.sent(call.id)
        await work.bubbles.add(ana.id, 5, About(Subject.NUDGE, 1))
        await presence.set_unreachable(work, ana.id, "blocked")
        assert await work.bubbles.about(ana.id, 5) is None


async def test_the_same_account_begins_anew_with_another_key(home: Household) -> None:
    ana = await home.welcomed(1, "Ana")
    await forget(home, ana)
    again = await home.welcomed(1, "Ana again")
    await finish(home)
    assert again.id != ana.id
    assert (await home.person(again.id)).name == "Ana again"
    with pytest.raises(KeyMissingError):
        home.keyring.key(ana.id)


async def test_what_came_before_they_were_known_goes_too(home: Household) -> None:
    """The first update of a stranger is sealed by the house; set aside, it would have outlived them."""
    async with home.work() as work:
        await work.inbox.add({"update_id": 3, "text": SECRET}, work.people.account(1), HOUSE)
        arrival = await work.inbox.next()
        assert arrival is not None
        await work.inbox.set_aside(arrival.id, "broken")
    await forget(home, await home.welcomed(1, "Ana"))
    async with home.work() as work:
        [row] = await work.tx.all("SELECT * FROM inbox")
    assert row["payload"] is None
    assert row["digest"] is None  # what somebody wrote could be guessed by it
    assert row["chat"] is None
