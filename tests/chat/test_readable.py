"""Readable words are never set aside because of what stands beside them, whatever that is."""

import copy
from typing import Any

import pytest
import telegram
from hypothesis import given, settings, strategies as st

from bot.chat.readable import UnreadableUpdateError, read
from bot.delivery.ptb_request import NamedBot

Json = Any

BOT = NamedBot("1:made-up", telegram.User(1, "Kin", is_bot=True, username="kin_bot"))
PERSON = {"id": 7_000_000_003, "is_bot": False, "first_name": "Ana", "language_code": "en"}
CHAT = {"id": 7_000_000_003, "type": "private", "first_name": "Ana"}
OLD_POLL = {  # as servers before Bot API 9.6 send it
    "id": "1",
    "question": "q",
    "options": [{"text": "a", "voter_count": 0}],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
}


def message(**more: Json) -> Json:
    return {"message_id": 101, "date": 1_795_435_200, "from": dict(PERSON), "chat": dict(CHAT), **more}


def update(**more: Json) -> Json:
    return {"update_id": 900_001, "message": message(**more)}


def words(seen: telegram.Update) -> tuple[Json, ...]:
    """What the bot keeps of an update, and whose it is."""
    found = seen.effective_message
    assert isinstance(found, telegram.Message)
    photo = found.photo[-1].file_id if found.photo else None
    voice = found.voice.file_id if found.voice else None
    sender, chat = seen.effective_user, seen.effective_chat
    assert sender is not None
    assert chat is not None
    return found.text, found.caption, photo, voice, found.message_id, sender.id, chat.id, chat.type


WITH_WORDS: tuple[Json, ...] = (
    {"text": "My own words"},
    {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}], "caption": "My picture"},
    {"voice": {"file_id": "v", "file_unique_id": "w", "duration": 3}},
)

UNNEEDED = (
    "reply_to_message", "external_reply", "quote", "entities", "caption_entities", "link_preview_options",
    "sender_boost_count", "sender_business_bot", "edit_date", "author_signature", "paid_star_count", "via_bot",
    "reply_markup", "poll", "dice", "venue", "game", "contact", "document", "sticker", "story", "checklist", "gift",
    "effect_id", "has_protected_content", "is_from_offline", "message_thread_id", "is_topic_message",
    "direct_messages_topic", "suggested_post_info", "show_caption_above_media", "something_new", "location",
    "users_shared", "chat_shared", "web_app_data", "new_chat_members", "pinned_message", "date", "media_group_id",
)  # fmt: skip

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(
        [OLD_POLL, message(), message(poll=OLD_POLL), {"id": 3}, PERSON, [OLD_POLL], [{}], "7"]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(UNNEEDED), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(
    kind=st.sampled_from(["message", "edited_message"]),
    content=st.sampled_from(WITH_WORDS),
    beside=st.dictionaries(st.sampled_from(UNNEEDED), json_values, max_size=4),
    user=st.dictionaries(
        st.sampled_from(["first_name", "last_name", "language_code", "photo", "x"]), json_values
    ),
    chat=st.dictionaries(
        st.sampled_from(["first_name", "title", "is_forum", "photo", "location"]), json_values
    ),
    around=st.dictionaries(
        st.sampled_from(["poll", "poll_answer", "subscription", "shipping_query"]), json_values
    ),
    left_out=st.sets(st.sampled_from(["first_name", "is_bot", "language_code"])),
)
def test_words_are_read_whatever_stands_beside_them(  # noqa: PLR0917 - hypothesis gives them by name
    kind: str, content: Json, beside: Json, user: Json, chat: Json, around: Json, left_out: set[str]
) -> None:
    plain = read({"update_id": 1, "message": message(**content)}, BOT)
    odd = message(**{**beside, **content})
    odd["from"] = {name: value for name, value in {**PERSON, **user}.items() if name not in left_out}
    odd["chat"] = {**CHAT, **chat}
    seen = read({"update_id": 1, **around, kind: copy.deepcopy(odd)}, BOT)
    assert words(seen) == words(plain)
    sender = seen.effective_user
    assert sender is not None
    assert isinstance(sender.first_name, str)
    assert not sender.is_bot


def test_a_reply_to_something_unreadable_is_still_a_reply() -> None:
    seen = read(update(text="Yes", reply_to_message=message(poll=OLD_POLL)), BOT)
    assert seen.message is not None
    assert seen.message.reply_to_message is not None
    assert seen.message.reply_to_message.message_id == 101


def test_a_poll_that_cannot_be_read_is_still_something_that_was_sent() -> None:
    seen = read(update(poll=OLD_POLL), BOT)
    assert seen.message is not None
    assert seen.message.effective_attachment is not None


def test_of_a_list_only_what_cannot_be_read_is_left_out() -> None:
    command = {"type": "bot_command", "offset": 0, "length": 7}
    seen = read(update(text="/forget", entities=[{"type": 7}, command, None]), BOT)
    assert seen.message is not None
    assert [entity.type for entity in seen.message.entities] == ["bot_command"]


@pytest.mark.parametrize("origin", [{"type": "something new"}, {"type": "user"}, 7, {}])
def test_words_of_somebody_else_are_not_taken_for_their_own(origin: Json) -> None:
    seen = read(update(text="Words of someone else", forward_origin=origin, reply_to_message=7), BOT)
    assert seen.message is not None
    assert seen.message.forward_origin is not None


def test_words_beside_a_picture_that_cannot_be_read_stand_for_themselves() -> None:
    seen = read(update(photo=[{"width": 9}], caption="My words"), BOT)
    assert seen.message is not None
    assert (seen.message.text, seen.message.photo) == ("My words", ())


@pytest.mark.parametrize(
    "broken", [{"text": 7}, {"text": {"a": 1}}, {"photo": [{"width": 9}]}, {"voice": {"duration": 1}}]
)
def test_words_that_cannot_be_read_themselves_are_set_aside(broken: Json) -> None:
    with pytest.raises(UnreadableUpdateError):
        read(update(**broken), BOT)


def test_a_tap_needs_its_data_and_who_tapped() -> None:
    tap = {"id": "9", "from": {"id": 5}, "data": "help", "message": message(poll=OLD_POLL)}
    seen = read({"update_id": 1, "callback_query": tap}, BOT)
    assert seen.callback_query is not None
    assert seen.callback_query.message is not None
    assert (seen.callback_query.data, seen.callback_query.message.message_id) == ("help", 101)
    seen = read({"update_id": 1, "callback_query": {**tap, "message": {"message_id": "x"}}}, BOT)
    assert seen.callback_query is not None
    assert (seen.callback_query.data, seen.callback_query.message) == ("help", None)


@pytest.mark.parametrize("status", ["kicked", "member", "left", "administrator", "restricted"])
def test_coming_and_going_needs_nothing_but_the_new_status(status: str) -> None:
    change = {"chat": CHAT, "from": PERSON, "date": 1, "new_chat_member": {"status": status, "user": PERSON}}
    seen = read({"update_id": 1, "my_chat_member": change}, BOT)
    assert seen.my_chat_member is not None
    assert isinstance(seen.my_chat_member.new_chat_member.status, str)


@pytest.mark.parametrize(
    "raw", [None, [], {}, {"update_id": 1}, {"update_id": 1, "message": None}, {"message": {}}]
)
def test_what_is_no_update_is_set_aside_or_means_nothing(raw: Json) -> None:
    try:
        seen = read(raw, BOT)
    except UnreadableUpdateError:
        return
    assert seen.effective_message is None
