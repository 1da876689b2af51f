"""Inbox and outbox hand out what is due, in order, and let go of what is over."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.kinds import About, Subject
from bot.store.calls import FOR_EVER, Lane, NewEntry
from bot.store.database import Database
from bot.store.inbox import Arrival
from bot.store.keyring import HOUSE
from bot.store.vault import Vault
from bot.store.work import Work
from tests.delivery.entries import entry, words_of

NOW = datetime(2025, 3, 29, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
NUDGE = About(Subject.NUDGE, 4)


def call(chat: int, text: str, lane: Lane = Lane.ANSWER, **more: Any) -> NewEntry:
    return entry(chat, text, lane=lane, **more)


async def ready(database: Database, now: datetime = NOW) -> list[str]:
    async with database.transaction(now) as work:
        return [words_of(row.content) for row in await work.outbox.ready(10)]


async def test_ready_is_one_call_per_chat_and_lane_answers_first(database: Database) -> None:
    async with database.transaction(NOW) as work:
        await work.outbox.add(call(1, "later broadcast", Lane.BROADCAST))
        await work.outbox.add(call(1, "first answer"))
        await work.outbox.add(call(1, "second answer"))
        await work.outbox.add(call(2, "elsewhere"))
    assert await ready(database) == ["first answer", "elsewhere", "later broadcast"]


async def test_who_waits_holds_its_own_lane_only_and_says_until_when(database: Database) -> None:
    async with database.transaction(NOW) as work:
        first = await work.outbox.add(call(1, "waits"))
        await work.outbox.add(call(1, "behind it"))
        assert await work.outbox.next_at() == NOW
        await work.outbox.retry(first, NOW + MINUTE, "x")
        assert await work.outbox.next_at() == NOW + MINUTE
        assert await work.outbox.next_later() == NOW + MINUTE
    assert await ready(database) == []
    assert await ready(database, NOW + MINUTE) == ["waits"]


async def test_dropped_and_held_calls_are_not_ready(database: Database) -> None:
    async with database.transaction(NOW) as work:
        await work.outbox.add(call(1, "nudge", person_id=9, about=NUDGE))
        await work.outbox.add(call(1, "words", person_id=9))
        assert await work.outbox.drop(9, NUDGE) == 1
        await work.outbox.hold(9)
    assert await ready(database) == []
    async with database.transaction(NOW + timedelta(days=30)) as work:
        await work.outbox.release(9)
        [row] = await work.outbox.ready(10)
    assert row.expires_at == NOW + timedelta(days=31)


async def test_finished_calls_go_after_two_days(database: Database) -> None:
    async with database.transaction(NOW) as work:
        await work.outbox.sent(await work.outbox.add(call(1, "sent")))
        await work.outbox.add(call(1, "still to send"))
    async with database.transaction(NOW + timedelta(days=2, seconds=1)) as work:
        assert await work.outbox.prune() == 1
    assert await ready(database) == ["still to send"]


async def first(work: Work) -> Arrival:
    arrival = await work.inbox.next()
    assert arrival is not None
    return arrival


async def test_an_update_comes_once_however_often_it_is_given(database: Database) -> None:
    async with database.transaction(NOW) as work:
        assert await work.inbox.add({"update_id": 5, "a": 1, "b": 2}, b"chat", HOUSE)
        assert not await work.inbox.add({"b": 2, "a": 1, "update_id": 5}, b"chat", HOUSE)
        arrival = await first(work)
        assert (arrival.update_id, arrival.update) == (5, {"update_id": 5, "a": 1, "b": 2})
        await work.inbox.done(arrival.id)
        assert not await work.inbox.add({"update_id": 5, "a": 1, "b": 2}, b"chat", HOUSE)
        assert await work.inbox.next() is None


async def test_a_number_that_came_before_with_other_content_is_another_update(database: Database) -> None:
    async with database.transaction(NOW) as work:
        assert await work.inbox.add({"update_id": 5, "n": 1}, b"chat", HOUSE)
        await work.inbox.done((await first(work)).id)
        assert await work.inbox.add({"update_id": 5, "n": 2}, b"chat", HOUSE)
        assert (await first(work)).update == {"update_id": 5, "n": 2}


async def test_they_are_handed_out_as_they_came_whatever_their_numbers(database: Database) -> None:
    async with database.transaction(NOW) as work:
        await work.inbox.add({"update_id": 900, "n": "before the server began anew"}, b"chat", HOUSE)
        await work.inbox.add({"update_id": 1, "n": "after it"}, b"chat", HOUSE)
        assert (await first(work)).update_id == 900


async def test_tombstones_stay_longer_than_telegram_repeats(database: Database) -> None:
    async with database.transaction(NOW) as work:
        await work.inbox.add({"update_id": 5}, None, HOUSE)
        await work.inbox.add({"update_id": 6}, None, HOUSE)
        await work.inbox.done((await first(work)).id)
    async with database.transaction(NOW + timedelta(days=8)) as work:
        assert await work.inbox.prune(timedelta(days=8)) == 0
    async with database.transaction(NOW + timedelta(days=8, seconds=1)) as work:
        assert await work.inbox.prune(timedelta(days=8)) == 1
        arrival = await work.inbox.next()
        assert arrival is not None
        assert arrival.update_id == 6


async def test_an_update_behind_a_waiting_one_does_not_say_it_is_ready(database: Database) -> None:
    async with database.transaction(NOW) as work:
        await work.inbox.add({"update_id": 5}, b"chat", HOUSE)
        await work.inbox.add({"update_id": 6}, b"chat", HOUSE)
        await work.inbox.retry((await first(work)).id, NOW + MINUTE, "x")
        assert await work.inbox.next() is None
        assert await work.inbox.next_at() == NOW + MINUTE


async def test_an_erased_author_leaves_numbers_only(database: Database, vault: Vault) -> None:
    async with database.transaction(NOW) as work:
        person = await work.people.create(42, "en")
        await work.inbox.add({"update_id": 5}, b"chat", person.id)
        await work.inbox.erase(person.id)
        await work.people.delete(person.id)
    vault.destroy_key(person.id)
    async with database.transaction(NOW) as work:
        assert await work.inbox.next() is None
        assert not await work.inbox.add({"update_id": 5}, b"chat", HOUSE)


async def test_what_takes_words_out_is_never_given_up(database: Database) -> None:
    async with database.transaction(NOW) as work:
        kept = call(1, "taken out", Lane.WITHDRAWAL, person_id=9, stale=True, lifetime=FOR_EVER)
        await work.outbox.add(kept)
        await work.outbox.add(call(1, "words", person_id=9))
        await work.outbox.add(call(1, "today's", person_id=9, stale=True))
        await work.outbox.hold(9)
    async with database.transaction(NOW + timedelta(days=5000)) as work:
        assert await work.outbox.give_up_some() == 1
        await work.outbox.release(9)
    assert await ready(database, NOW + timedelta(days=5001)) == ["taken out"]


async def test_what_is_put_off_keeps_nobody_behind_it_waiting(database: Database) -> None:
    async with database.transaction(NOW) as work:
        await work.outbox.add(call(1, "in an hour", Lane.PARTNER, not_before=NOW + 60 * MINUTE))
        await work.outbox.add(call(1, "now", Lane.PARTNER))
    assert await ready(database) == ["now"]


async def test_who_is_welcome_has_what_waits_for_them_among_answers(database: Database) -> None:
    async with database.transaction(NOW) as work:
        await work.outbox.add(call(1, "the last question", Lane.STRANGER, person_id=9))
        await work.outbox.welcome(9)
        await work.outbox.add(call(1, "welcome", person_id=9))
        rows = await work.tx.all("SELECT lane FROM outbox ORDER BY id")
    assert [row["lane"] for row in rows] == [Lane.ANSWER, Lane.ANSWER]
