"""What somebody says, taps or joins by the hundred keeps no other waiting, and breaks nothing."""

from typing import Any

import pytest

from bot.domain.reflections import MOST_PARTS
from tests.e2e.hostile import rows
from tests.e2e.pacing import arrived, at_telegrams_pace, send_out, take_in
from tests.e2e.story import Phone, Story

AT_ONCE = 1.0
"""Seconds."""


async def asks(story: Story, phone: Phone) -> float:
    """How many seconds somebody waits who asks for /help with all that has come before them."""
    began = story.clock.now()
    phone.person.say("/help")
    await take_in(story)
    await send_out(story)
    return arrived(story, phone, "/journal", began)


def from_somebody(number: int, fields: dict[str, Any]) -> dict[str, Any]:
    user = {"id": 70_000_000 + number, "is_bot": False, "first_name": "M", "language_code": "en"}
    chat = {"id": user["id"], "type": "private", "first_name": "M"}
    return {"message": {"message_id": number + 1, "date": 1, "chat": chat, "from": user, **fields}}


async def test_strangers_by_the_hundred_keep_nobody_waiting(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await at_telegrams_pace(story)
    for number in range(150):
        story.telegram.updates.push_raw(from_somebody(number, {"text": "/start"}))
    assert await asks(story, ana) <= AT_ONCE
    assert rows(story, "SELECT count(*) FROM people") == [(151,)]


async def test_groups_by_the_hundred_keep_nobody_waiting(story: Story) -> None:
    ana, mal = await story.welcomed("Ana"), await story.welcomed("Mal")
    await at_telegrams_pace(story)
    me = {"id": 1, "is_bot": True, "first_name": "B"}
    for number in range(100):
        change = {
            "chat": {"id": -1000 - number, "type": "group", "title": "G"},
            "from": {"id": mal.person.user_id, "is_bot": False, "first_name": "Mal"},
            "date": 1,
            "old_chat_member": {"user": me, "status": "left"},
            "new_chat_member": {"user": me, "status": "member"},
        }
        story.telegram.updates.push_raw({"my_chat_member": change})
    assert await asks(story, ana) <= AT_ONCE


@pytest.mark.parametrize("count", [1, 4])
async def test_forged_taps_by_the_hundred_keep_nobody_waiting(story: Story, count: int) -> None:
    ana = await story.welcomed("Ana")
    tapping = [await story.welcomed(f"Mal {number}") for number in range(count)]
    await at_telegrams_pace(story)
    for _ in range(100):
        for phone in tapping:
            phone.person._tap(phone.person._stored(phone.last.id), "nudge.reply:1")
    assert await asks(story, ana) <= AT_ONCE


@pytest.mark.parametrize("said", ["/journal", "one thing", "i am afraid he said i was and i am that i " * 90])
async def test_words_by_the_hundred_keep_nobody_waiting(story: Story, said: str) -> None:
    ana, mal = await story.welcomed("Ana"), await story.welcomed("Mal")
    await at_telegrams_pace(story)
    for _ in range(60):
        mal.person.say(said)
    assert await asks(story, ana) <= AT_ONCE


async def test_a_thought_in_very_many_messages_goes_on_in_another_entry_and_none_is_lost(
    story: Story,
) -> None:
    ana, _ = await story.couple()
    for number in range(MOST_PARTS + 10):
        ana.person.say(f"piece {number}")
    await story.run_until_idle()
    sizes = rows(story, "SELECT count(*) FROM reflections GROUP BY entry_id ORDER BY min(ordinal)")
    assert sizes == [(MOST_PARTS,), (10,)]


async def test_megabytes_and_things_that_nest_are_served_like_anything_else(story: Story) -> None:
    ana = await story.welcomed("Ana")
    nested: Any = 1
    for _ in range(200):
        nested = [nested]
    entities = [{"type": "bold", "offset": 0, "length": 1}] * 20_000
    odd: list[dict[str, Any]] = [
        {"text": "x" * 2_000_000},
        {"text": "x", "unknown": "y" * 2_000_000},
        {"text": "x", "entities": entities},
        {"text": "x", "unknown": nested},
    ]
    for number, fields in enumerate(odd):
        story.telegram.updates.push_raw(from_somebody(number, fields))
    tap = from_somebody(9, {"text": "x"})["message"]
    story.telegram.updates.push_raw(
        {
            "callback_query": {
                "id": "1",
                "chat_instance": "1",
                "from": tap["from"],
                "message": tap,
                "data": "z" * 2_000_000,
            }
        }
    )
    await ana.says("/help")
    assert "/journal" in ana.last.text
    await story.pass_time(minutes=5)
    assert rows(story, "SELECT count(*) FROM inbox WHERE state = 'new'") == [(0,)]


@pytest.mark.parametrize("digits", ["9" * 5000, "٣", "1" * 19, "-1", ""])
async def test_a_button_with_a_number_that_is_none_is_an_old_button(story: Story, digits: str) -> None:
    ana = await story.welcomed("Ana")
    await ana.taps_raw(ana.last.id, f"days.switch:{digits}")
    assert rows(story, "SELECT state, attempts FROM inbox WHERE state <> 'done'") == []
    assert ana.toast()
