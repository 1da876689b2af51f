"""No update, whatever its shape, stops the bot: each is handled, answered or set aside, and people go on."""

import sqlite3
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from bot.chat.setup import all_routes
from tests.e2e.story import PICTURE, Phone, Story, telling
from tests.faults.fuzz import Fuzzer

BATCH = 500
EXPECTED = {"UnreadableUpdateError", "UnstorableTextError"}
"""Why an update may be set aside: it is not of the Bot API's shape, or holds what no database can store."""


async def test_two_thousand_odd_updates(tmp_path: Path) -> None:
    async with telling(tmp_path) as story:
        await survive(story, 2_000, seed=4)


@pytest.mark.soak
@pytest.mark.timeout(3600)
async def test_a_hundred_thousand_odd_updates(tmp_path: Path) -> None:
    async with telling(tmp_path) as story:
        await survive(story, 100_000, seed=20_261_122)


async def test_updates_without_a_number_stop_nobody(tmp_path: Path) -> None:
    async with telling(tmp_path) as story:
        ana = await story.welcomed("Ana")
        numbers: tuple[Any, ...] = (None, "7", -3, 2**70, [], True)
        for number in numbers:
            story.telegram.updates.push_raw({"update_id": number, "message": {"text": "odd"}})
        await ana.says("/help")
        assert ana.messages[-1].text


async def survive(story: Story, count: int, seed: int) -> None:
    ana, ben = await story.couple()
    real = await recorded(story, ana)
    verbs = tuple(all_routes().taps)
    fuzzer = iter(Fuzzer(seed, real, (ana.person.user_id, ben.person.user_id), verbs))
    for start in range(0, count, BATCH):
        for fields in islice(fuzzer, min(BATCH, count - start)):
            story.telegram.updates.push_raw(fields)
        await story.run_until_idle()
        await story.pass_time(minutes=4)  # every retry there can be
        await everything_is_done(story)
    newcomer = await story.welcomed("Cleo")
    assert newcomer.reads("Cleo")
    intact(story)


async def recorded(story: Story, phone: Phone) -> list[Any]:
    """Real updates of every sort a phone can make."""
    person, world = phone.person, story.telegram
    await phone.says("/settings")
    tapped = next(message for message in reversed(phone.messages) if message.buttons)
    said = person.say("A few words")
    person.say("An answer", said)
    person.say("/today")
    person.edit(said, "Other words")
    person.send_photo(PICTURE, "A picture")
    person.send_voice(b"OggSvoice")
    person.send_location(38.7, -9.1)
    person.send_sticker()
    person.forward("From elsewhere")
    person._tap(person._stored(tapped.id), tapped.buttons[0][0].data or "")
    group = world.group(person)
    group.say(person, "/help")
    person.block()
    person.unblock()
    updates = [update.payload for update in world.updates._queue.values()]
    world.updates.clear()
    return updates


async def everything_is_done(story: Story) -> None:
    async with story.app.database.transaction(story.clock.now()) as work:
        left = await work.tx.all("SELECT * FROM inbox WHERE state = 'new'")
        aside = await work.tx.all("SELECT error FROM inbox WHERE state = 'aside'")
    assert not left
    assert set(Counter(row["error"] for row in aside)) <= EXPECTED, Counter(row["error"] for row in aside)


def intact(story: Story) -> None:
    with sqlite3.connect(story.folder / "bot" / "kintsugi.sqlite3") as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
    file.close()
