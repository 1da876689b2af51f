"""Of edits of one message that wait, the newest wins, and nothing changes its place."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from bot.domain.kinds import About, Subject
from bot.store.calls import Lane, Outgoing, Target
from bot.store.database import Database
from bot.texts.card import Card
from bot.texts.operations import Edit, Name, Operation, Remove, Show, Strip
from tests.delivery.entries import entry

NOW = datetime(2025, 3, 29, 12, tzinfo=UTC)
ANA = 9
OFFER = About(Subject.OFFER, 4)


async def add(database: Database, what: Operation, target: Target | None = None, **more: Any) -> int:
    async with database.transaction(NOW) as work:
        return await work.outbox.add(entry(1, what, target=target, person_id=ANA, **more))


async def waiting(database: Database) -> list[Outgoing]:
    async with database.transaction(NOW) as work:
        rows = await work.tx.all("SELECT * FROM outbox ORDER BY id")
        return [work.outbox._read(row) for row in rows]


def shape(entries: list[Outgoing]) -> list[str]:
    return [one.content.get("text", one.operation) for one in entries]


@pytest.mark.parametrize("target", [77, OFFER])
async def test_an_edit_takes_the_place_of_one_that_waits(database: Database, target: Target) -> None:
    await add(database, Strip(), target)
    await add(database, Edit(Card("old")), target)
    await add(database, Show(Card("other")))
    await add(database, Edit(Card("elsewhere")), 78)
    await add(database, Edit(Card("new")), target)
    assert shape(await waiting(database)) == ["other", "elsewhere", "new"]


async def test_taking_the_buttons_off_does_not_take_the_words_away(database: Database) -> None:
    await add(database, Edit(Card("words")), 77)
    await add(database, Strip(), 77)
    await add(database, Strip(), 77)
    assert shape(await waiting(database)) == ["words", "strip"]


async def test_what_stands_before_a_removal_or_a_newer_message_stays(database: Database) -> None:
    await add(database, Edit(Card("emptied")), 77)
    await add(database, Remove(), 77)
    await add(database, Edit(Card("later")), 77)
    await add(database, Edit(Card("the older one")), OFFER)
    await add(database, Show(Card("again")), about=OFFER)
    await add(database, Edit(Card("the newer one")), OFFER)
    told = ["emptied", "remove", "later", "the older one", "again", "the newer one"]
    assert shape(await waiting(database)) == told


async def test_trouble_is_not_asked_for_more_often(database: Database) -> None:
    old = await add(database, Edit(Card("old")), 77)
    async with database.transaction(NOW) as work:
        await work.outbox.retry(old, NOW + timedelta(minutes=1), "429")
    await add(database, Edit(Card("new")), 77)
    async with database.transaction(NOW) as work:
        assert await work.outbox.ready(9) == []
        assert await work.outbox.next_at() == NOW + timedelta(minutes=1)
    [one] = await waiting(database)
    assert one.attempts == 1


async def test_of_somebody_who_left_only_the_newest_edit_waits(database: Database) -> None:
    await add(database, Edit(Card("old")), 77)
    async with database.transaction(NOW) as work:
        await work.outbox.hold(ANA)
    await add(database, Edit(Card("new")), 77)
    assert shape(await waiting(database)) == ["new"]


acts = st.lists(
    st.tuples(
        st.sampled_from([Name.EDIT, Name.STRIP, Name.REMOVE, Name.SHOW]), st.sampled_from([77, 78, OFFER])
    ),
    max_size=12,
)


@given(acts)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_a_phone_ends_up_as_if_nothing_had_been_replaced(
    database: Database, tmp_path: Path, acts: list[tuple[Name, Target]]
) -> None:
    async with database.transaction(NOW) as work:
        await work.tx.execute("DELETE FROM outbox")
    asked: list[tuple[Name, Any, str]] = []
    for number, (name, target) in enumerate(acts):
        if name is Name.SHOW and isinstance(target, About):
            await add(database, Show(Card(str(number))), about=target)
            asked.append((Name.SHOW, target, str(number)))
        elif name is not Name.SHOW:
            what: Operation = Edit(Card(str(number)))
            if name is not Name.EDIT:
                what = Strip() if name is Name.STRIP else Remove()
            await add(database, what, target)
            asked.append((name, target, str(number)))
    kept = [
        (Name(one.operation), one.target or one.about, one.content.get("text", ""))
        for one in await waiting(database)
    ]
    assert phone(kept) == phone(asked)


Message = tuple[str, bool]


def phone(operations: list[tuple[Name, Any, str]]) -> dict[Any, list[Message | None]]:
    """Each message's words and whether it has buttons; None once removed. An edit finds the newest."""
    shown: dict[Any, list[Message | None]] = {77: [("", True)], 78: [("", True)], OFFER: [("", True)]}
    for name, target, words in operations:
        messages = shown[target]
        newest = messages[-1]
        if name is Name.SHOW:
            messages.append((words, True))
        elif newest is not None:
            messages[-1] = {Name.EDIT: (words, False), Name.STRIP: (newest[0], False)}.get(name)
    return shown


async def test_nothing_on_one_message_overtakes_whatever_its_lane_and_its_name(database: Database) -> None:
    async with database.transaction(NOW) as work:
        await work.people.create(1, "en", ANA)
        await work.bubbles.add(ANA, 77, OFFER)
    await add(database, Edit(Card("by the partner")), OFFER, lane=Lane.PARTNER)
    await add(database, Strip(), 77)
    assert [(one.lane, one.operation) for one in await waiting(database)] == [
        (Lane.ANSWER, Name.EDIT),
        (Lane.ANSWER, Name.STRIP),
    ]
    await add(database, Edit(Card("by themselves")), 77)
    assert shape(await waiting(database)) == ["by themselves"]


async def test_what_is_taken_out_leaves_no_older_words_to_be_shown(database: Database) -> None:
    await add(database, Edit(Card("old words")), 77, lane=Lane.PARTNER)
    await add(database, Remove(Card("gone")), 77, lane=Lane.WITHDRAWAL)
    assert shape(await waiting(database)) == ["remove"]
