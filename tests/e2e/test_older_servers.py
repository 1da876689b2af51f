"""Servers that leave fields out, or send what no library knows: words are kept, and what is said is true."""

from typing import Any

import pytest

from tests.chat.test_readable import OLD_POLL
from tests.e2e.story import Phone, Story


def sends(story: Story, phone: Phone, **content: Any) -> None:
    """A message as such a server would tell of it."""
    me = phone.person.user_id
    message = {
        "message_id": 900 + len(story.telegram.calls.all()),
        "date": 1_795_435_200,
        "from": {"id": me, "is_bot": False, "first_name": "Ana"},
        "chat": {"id": me, "type": "private"},
        **content,
    }
    story.telegram.updates.push_raw({"message": message})


async def texts_kept(story: Story) -> list[str]:
    async with story.app.database.transaction(story.clock.now()) as work:
        rows = await work.tx.all("SELECT id, person_id, words FROM reflections ORDER BY ordinal")
        return [
            work.tx.open("reflections", "words", row["id"], row["person_id"], row["words"]) for row in rows
        ]


@pytest.mark.parametrize(
    "beside",
    [
        {
            "reply_to_message": {
                "message_id": 90,
                "date": 1,
                "chat": {"id": 1, "type": "private"},
                "poll": OLD_POLL,
            }
        },
        {"from": {}},
        {"poll_of_next_year": [1], "entities": [{"type": "custom"}]},
        {"reply_to_message": {"odd": True}, "link_preview_options": 7},
    ],
    ids=["a reply to a poll", "no first name", "new fields", "junk"],
)
async def test_the_words_are_kept(story: Story, beside: dict[str, Any]) -> None:
    ana = await story.welcomed("Ana")
    if "from" in beside:
        beside = {"from": {"id": ana.person.user_id}}
    sends(story, ana, text="My own words", **beside)
    await story.run_until_idle()
    assert await texts_kept(story) == ["My own words"]
    assert not any("once more" in text for text in ana.texts)


async def test_an_older_servers_poll_gets_the_usual_line(story: Story) -> None:
    ana = await story.welcomed("Ana")
    sends(story, ana, poll=OLD_POLL)
    await story.run_until_idle()
    assert "text, photos and voice" in ana.last.text


async def test_a_newcomer_without_a_first_name_is_welcomed(story: Story) -> None:
    ana = story.phone("Ana")
    ana.person.open_link()
    story.telegram.updates.clear()
    me = ana.person.user_id
    command = [{"type": "bot_command", "offset": 0, "length": 6}]
    sends(story, ana, text="/start", entities=command, **{"from": {"id": me, "is_bot": False}})
    await story.run_until_idle()
    assert ana.last.text.startswith("Hello. I'm Kintsugi.")
