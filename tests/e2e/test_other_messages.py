"""What people send besides words, photos and voice notes, and what Telegram says in their name."""

from typing import Any

import pytest

from kintsugi_sandbox import contents
from kintsugi_sandbox.state import Json
from tests.e2e.story import PICTURE, Phone, Story

ONLY = "I can keep text, photos and voice notes"
FORWARD = "forwarded message"
WORDS_ONLY = "I've kept your words."

OTHER: dict[str, Json] = {
    "checklist": {"checklist": {"title": "To say", "tasks": [{"id": 1, "text": "Thank you"}]}},
    "poll": {
        "poll": {
            "id": "1",
            "question": "Why?",
            "options": [{"persistent_id": "a", "text": "Because", "voter_count": 0}],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": True,
            "members_only": False,
        }
    },
    "contact": {"contact": {"phone_number": "1", "first_name": "X"}},
    "dice": {"dice": {"emoji": "🎲", "value": 3}},
    "game": {"game": {"title": "G", "description": "g", "photo": []}},
    "story": {"story": {"id": 1, "chat": {"id": 5, "type": "private", "first_name": "X"}}},
    "paid media": {"paid_media": {"star_count": 1, "paid_media": []}},
    "rich message": {"rich_message": {"blocks": []}},
    "what no version knows yet": {"hologram": {"depth": 3}},
}

SERVICE: dict[str, Any] = {
    "pinned_message": {
        "message_id": 1,
        "date": 1,
        "chat": {"id": 5, "type": "private", "first_name": "X"},
        "text": "x",
    },
    "message_auto_delete_timer_changed": {"message_auto_delete_time": 86400},
    "forum_topic_created": {"name": "Hello", "icon_color": 7322096},
    "forum_topic_edited": {"name": "Hello"},
    "forum_topic_closed": {},
    "new_chat_photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}],
    "delete_chat_photo": True,
    "new_chat_members": [{"id": 5, "is_bot": False, "first_name": "X"}],
    "users_shared": {"request_id": 1, "users": [{"user_id": 5}]},
    "chat_shared": {"request_id": 1, "chat_id": 5},
    "write_access_allowed": {},
    "connected_website": "example.org",
    "chat_background_set": {"type": {"type": "fill", "dark_theme_dimming": 1, "fill": {}}},
    "boost_added": {"boost_count": 1},
    "checklist_tasks_done": {"marked_as_done_task_ids": [1]},
    "web_app_data": {"data": "x", "button_text": "x"},
}


def said(phone: Phone, words: str) -> int:
    return sum(words in text for text in phone.texts)


async def journal(phone: Phone) -> str:
    await phone.says("/journal")
    return phone.last.text


@pytest.mark.parametrize("kind", ["video", "document", "audio", "animation"])
async def test_words_beneath_what_cannot_be_kept_are_kept(story: Story, kind: str) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    files = story.telegram.files
    content = {
        "video": lambda: contents.video(files, "Our song"),
        "document": lambda: contents.document(files, b"%PDF", "a.pdf", "application/pdf", "Our song"),
        "audio": lambda: contents.audio(files, "Our song"),
        "animation": lambda: contents.animation(files, "Our song"),
    }[kind]()
    sent = await ana.sends(content)
    assert ana.person.message(sent).reaction == "✍"
    assert said(ana, WORDS_ONLY) == 1
    await ana.edits(sent, "Our other song")
    await ana.taps("Share with your partner")
    assert ben.reads("Our other song")
    assert "Our other song" in await journal(ana)


@pytest.mark.parametrize("kind", ["video", "video note", "audio", "document", "animation"])
async def test_a_file_without_words_gets_the_usual_line(story: Story, kind: str) -> None:
    ana = await story.welcomed("Ana")
    files = story.telegram.files
    content = {
        "video": lambda: contents.video(files),
        "video note": lambda: contents.video_note(files),
        "audio": lambda: contents.audio(files),
        "document": lambda: contents.document(files, b"%PDF", "a.pdf", "application/pdf"),
        "animation": lambda: contents.animation(files),
    }[kind]()
    await ana.sends(content)
    assert ONLY in ana.last.text
    assert "Nothing here yet" in await journal(ana)


@pytest.mark.parametrize("kind", OTHER)
async def test_every_other_kind_gets_the_usual_line(story: Story, kind: str) -> None:
    ana = await story.welcomed("Ana")
    await ana.sends(OTHER[kind])
    assert ONLY in ana.last.text
    assert "Nothing here yet" in await journal(ana)


async def test_a_picture_sent_as_a_file_is_kept_and_shown_again_as_one(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    picture = contents.document(story.telegram.files, PICTURE, "us.heic", "image/heic", "The two of us")
    sent = await ana.sends(picture)
    assert ana.person.message(sent).reaction == "✍"
    await ana.taps("Share with your partner")
    assert [ben.last.kind, ben.last.protected] == ["document", True]
    assert "The two of us" in ben.last.text
    assert "🖼 A photo" in await journal(ana)
    await ana.taps("Show the photo")
    assert ana.last.kind == "document"
    await ana.taps("Take it back")
    assert not ben.reads("The two of us")


async def test_a_place_sent_unasked_offers_another_clock_and_is_not_kept(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.sends_location(40.71, -74.0)
    assert "In New York it is now 07:00" in ana.last.text
    assert ana.buttons == ["Yes, change it", "No"]
    await ana.taps("No")
    assert "nothing changes" in ana.last.text
    await ana.sends(contents.venue(40.71, -74.0, "A café"))
    await ana.taps("Yes, change it")
    assert any("New York" in text for text in ana.texts[1:]), ana.texts
    await ana.sends_location(40.0, -75.0)
    assert "same clock as yours" in ana.last.text
    assert "Nothing here yet" in await journal(ana)


async def test_a_pile_of_one_kind_gets_one_answer_and_later_another(story: Story) -> None:
    ana = await story.welcomed("Ana")
    for number in range(10):
        ana.person.forward(f"forwarded {number}")
        ana.person.send_sticker()
        ana.person.send(contents.video(story.telegram.files, f"words {number}"))
    await story.run_until_idle()
    assert [said(ana, words) for words in (FORWARD, ONLY, WORDS_ONLY)] == [1, 1, 1]
    await story.restart_bot()
    await ana.forwards("One more")
    assert said(ana, FORWARD) == 1
    await story.pass_time(minutes=2)
    await ana.forwards("Much later")
    assert said(ana, FORWARD) == 2


@pytest.mark.parametrize(
    "marks",
    [
        {"forward_from": {"id": 9, "is_bot": False, "first_name": "X"}, "forward_date": 1},
        {"forward_sender_name": "X", "forward_date": 1},
        {"forward_from_chat": {"id": -9, "type": "channel", "title": "X"}, "forward_date": 1},
    ],
)
async def test_a_forward_is_known_by_the_marks_of_older_servers(story: Story, marks: Json) -> None:
    ana = await story.welcomed("Ana")
    await ana.sends({"text": "Words of someone else", **marks})
    assert FORWARD in ana.last.text
    await ana.sends(
        {"text": "/forget", "entities": [{"type": "bot_command", "offset": 0, "length": 7}], **marks}
    )
    assert not ana.reads("Erase everything")
    assert "Nothing here yet" in await journal(ana)


@pytest.mark.parametrize("name", SERVICE)
async def test_what_telegram_reports_gets_no_answer_and_greets_nobody(story: Story, name: str) -> None:
    ana = await story.welcomed("Ana")
    before = len(ana.messages)
    await ana.sends({name: SERVICE[name]})
    assert len(ana.messages) == before
    stranger = story.phone("Stranger")
    await stranger.sends({name: SERVICE[name]})
    assert stranger.messages == []
    assert await people(story) == 1


async def people(story: Story) -> int:
    async with story.app.database.transaction(story.clock.now()) as work:
        [row] = await work.tx.all("SELECT count(*) AS number FROM people")
    return int(row["number"])


async def opens_a_topic(phone: Phone) -> Json:
    """Open a topic, and return what every message in it carries."""
    opening = await phone.sends({"forum_topic_created": {"name": "Us", "icon_color": 7322096}})
    return {"message_thread_id": opening, "is_topic_message": True}


def topics(story: Story, phone: Phone) -> list[Any]:
    """The topic of each message that came from the bot."""
    records = story.telegram.records.messages[phone.person.user_id]
    return [
        message.content.get("message_thread_id")
        for message in records.values()
        if message.sender_id == story.telegram.bot.id
    ]


async def test_what_is_asked_in_a_topic_is_answered_there_and_nudges_come_to_the_chat(story: Story) -> None:
    ana = await story.welcomed("Ana")
    asked_outside = len(topics(story, ana))
    topic = await opens_a_topic(ana)
    sent = await ana.sends({"text": "In a topic", **topic}, reply_to=topic["message_thread_id"])
    await ana.says("/help")
    await ana.sends(
        {"text": "/settings", "entities": [{"type": "bot_command", "offset": 0, "length": 9}], **topic}
    )
    assert topics(story, ana)[asked_outside:] == [sent - 1, None, sent - 1]
    await story.pass_time(hours=8)
    assert topics(story, ana)[-2:] == [sent - 1, None]
    assert ana.last.text.startswith("For today")
    await ana.sends({"text": "About today", **topic}, reply_to=topic["message_thread_id"])
    assert "For today" in ana.texts[-1]
    assert not ana.last.button_texts  # it answers today's prompt, not the message that opened the topic


async def test_where_the_topic_is_gone_the_answer_comes_to_the_chat(story: Story) -> None:
    ana = await story.welcomed("Ana")
    topic = await opens_a_topic(ana)
    ana.person.send(
        {"text": "/help", "entities": [{"type": "bot_command", "offset": 0, "length": 5}], **topic}
    )
    ana.person.delete(topic["message_thread_id"])
    await story.run_until_idle()
    assert "/pause" in ana.last.text
    assert topics(story, ana)[-1] is None
