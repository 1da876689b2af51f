"""What was not asked for, and who never wrote, leaves no trace and wakes nobody."""

import sqlite3
from typing import Any

import pytest

from bot.delivery.receiver import ALLOWED_UPDATES
from kintsugi_sandbox.updates import ALL_KINDS
from tests.e2e.story import Story

STRANGER = 7_999_000_001
UNASKED = [kind for kind in ALL_KINDS if kind not in ALLOWED_UPDATES]


def message(person: int, **more: Any) -> dict[str, Any]:
    user = {"id": person, "is_bot": False, "first_name": "Stranger"}
    chat = {"id": person, "type": "private", "first_name": "Stranger"}
    return {
        "message_id": 3,
        "date": 1,
        "from": user,
        "user": user,
        "chat": chat,
        "text": "hello shop",
        **more,
    }


def kept(story: Story) -> tuple[int, int, int]:
    """How many people, data keys and updates there are."""
    folder = story.settings.data_dir

    def count(file: str, table: str) -> int:
        with sqlite3.connect(folder / file) as connection:
            many = int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        connection.close()
        return many

    return (
        count("kintsugi.sqlite3", "people"),
        count("keyring.sqlite3", "data_keys"),
        count("kintsugi.sqlite3", "inbox"),
    )


@pytest.mark.parametrize("kind", [*UNASKED, "a_kind_of_next_year"])
async def test_what_nobody_asked_for_leaves_nothing_and_ends_nobodys_rest(story: Story, kind: str) -> None:
    ana = await story.welcomed("Ana")
    await ana.blocks()
    before, said = kept(story), len(story.telegram.calls.all())
    for sender in (STRANGER, ana.person.user_id):
        story.telegram.updates.push_raw({kind: message(sender, business_connection_id="bc", old_reaction=[])})
    await story.run_until_idle()
    assert kept(story) == before
    assert len(story.telegram.calls.all()) == said
    async with story.app.database.transaction(story.clock.now()) as work:
        person = await work.people.by_telegram(ana.person.user_id)
    assert person is not None
    assert person.unreachable


async def test_whatever_was_stored_before_is_passed_over_too(story: Story) -> None:
    """An older version kept such updates in the inbox."""
    async with story.app.database.transaction(story.clock.now()) as work:
        await work.inbox.add({"update_id": 1, "business_message": message(STRANGER)}, b"chat", 0)
    people = kept(story)[0]
    await story.run_until_idle()
    assert kept(story)[0] == people


@pytest.mark.parametrize("status", ["member", "kicked", "left"])
async def test_who_never_wrote_gets_no_row_by_coming_or_going(story: Story, status: str) -> None:
    before = kept(story)[:2]
    user = message(STRANGER)["from"]
    member = {"status": status, "user": user, "until_date": 0}
    change = {
        **message(STRANGER),
        "old_chat_member": {"status": "left", "user": user},
        "new_chat_member": member,
    }
    story.telegram.updates.push_raw({"my_chat_member": change})
    await story.run_until_idle()
    assert kept(story)[:2] == before


async def test_who_never_wrote_gets_no_row_by_an_edit(story: Story) -> None:
    before, said = kept(story)[:2], len(story.telegram.calls.all())
    story.telegram.updates.push_raw({"edited_message": message(STRANGER, edit_date=2)})
    await story.run_until_idle()
    assert kept(story)[:2] == before
    assert len(story.telegram.calls.all()) == said


async def test_a_tap_of_somebody_unknown_is_answered_and_makes_no_row(story: Story) -> None:
    """Somebody erased taps what still stands in their chat."""
    ana = await story.welcomed("Ana")
    await ana.says("/settings")
    card, data = ana.last.id, ana.last.buttons[0][0].data
    await ana.says("/forget")
    await ana.taps("Go on to the last step")
    await ana.says("erase")
    before = kept(story)[:2]
    await ana.taps_raw(card, data or "")
    assert ana.toast().startswith("That button is from an earlier time")
    assert ana.person.waiting == []
    assert kept(story)[:2] == before
