"""Only the bot's own messages are edited, only to something new; only young ones are deleted."""

from typing import TYPE_CHECKING, Any

from kintsugi_sandbox.methods.edits import NOT_MODIFIED

if TYPE_CHECKING:
    from collections.abc import Callable

    from kintsugi_sandbox.person import Person
    from tests.sandbox.conftest import Api, Clock

GO = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}


async def sent(api: "Api", person: "Person", **params: Any) -> dict[str, Any]:
    message = (await api("sendMessage", **{"chat_id": person.user_id, "text": "old", **params})).result
    return {"chat_id": person.user_id, "message_id": message["message_id"]}


async def test_an_edit_changes_the_message_in_place(api: "Api", ana: "Person", clock: "Clock") -> None:
    target = await sent(api, ana, reply_markup=GO)
    clock.move(minutes=1)
    edited = (await api("editMessageText", **target, text="<i>new</i>", parse_mode="HTML")).result
    assert edited["edit_date"] == edited["date"] + 60
    assert (ana.last.text, ana.last.edited, ana.last.entities[0]["type"]) == ("new", True, "italic")
    assert ana.last.buttons == []  # an edit without reply_markup takes the buttons away


async def test_an_edit_that_changes_nothing_is_refused(api: "Api", ana: "Person") -> None:
    target = await sent(api, ana, reply_markup=GO)
    same = (400, f"Bad Request: {NOT_MODIFIED}")
    assert (await api("editMessageText", **target, text="old", reply_markup=GO)).refusal == same
    assert (await api("editMessageText", **target, text=" old ", reply_markup=GO)).refusal == same
    assert (await api("editMessageReplyMarkup", **target, reply_markup=GO)).refusal == same
    assert (
        await api("editMessageText", **target, text="<b>old</b>", parse_mode="HTML", reply_markup=GO)
    ).result
    assert (await api("editMessageReplyMarkup", **target)).result
    assert (await api("editMessageReplyMarkup", **target)).refusal == same


async def test_only_own_messages_without_reply_keyboard_can_be_edited(api: "Api", ana: "Person") -> None:
    theirs = {"chat_id": ana.user_id, "message_id": ana.say("mine")}
    cannot = (400, "Bad Request: message can't be edited")
    assert (await api("editMessageText", **theirs, text="x")).refusal == cannot
    asked = await sent(api, ana, reply_markup={"force_reply": True})
    assert (await api("editMessageText", **asked, text="x")).refusal == cannot


async def test_what_is_not_there_cannot_be_edited(
    api: "Api", ana: "Person", png: "Callable[..., bytes]"
) -> None:
    gone = {"chat_id": ana.user_id, "message_id": 99}
    assert (await api("editMessageText", **gone, text="x")).refusal == (
        400,
        "Bad Request: message to edit not found",
    )
    assert (await api("editMessageText", text="x")).refusal[0] == 400
    target = await sent(api, ana)
    assert (await api("editMessageText", **target)).refusal == (400, "Bad Request: message text is empty")
    assert (await api("editMessageCaption", **target, caption="x")).refusal == (
        400,
        "Bad Request: there is no caption in the message to edit",
    )
    photo = ana.send_photo(png(10, 10))
    copy = (await api("copyMessage", chat_id=ana.user_id, from_chat_id=ana.user_id, message_id=photo)).result
    target = {"chat_id": ana.user_id, "message_id": copy["message_id"]}
    assert (await api("editMessageText", **target, text="x")).refusal == (
        400,
        "Bad Request: there is no text in the message to edit",
    )
    assert (await api("editMessageCaption", **target, caption="seen")).result["caption"] == "seen"


async def test_messages_can_be_edited_at_any_age_but_deleted_for_two_days(
    api: "Api", ana: "Person", clock: "Clock"
) -> None:
    old, theirs = await sent(api, ana), ana.say("x")
    clock.move(hours=48)
    young = await sent(api, ana)
    assert (await api("deleteMessage", chat_id=ana.user_id, message_id=theirs)).result is True
    clock.move(seconds=1)
    too_late = (400, "Bad Request: message can't be deleted for everyone")
    assert (await api("deleteMessage", **old)).refusal == too_late
    ids = [young["message_id"], old["message_id"]]
    assert (await api("deleteMessages", chat_id=ana.user_id, message_ids=ids)).refusal == too_late
    assert (await api("editMessageText", **old, text="still")).result["text"] == "still"
    assert (await api("deleteMessage", **young)).result is True


async def test_deleting_what_is_not_there(api: "Api", ana: "Person") -> None:
    target = await sent(api, ana)
    assert (await api("deleteMessage", **target)).result
    not_found = (400, "Bad Request: message to delete not found")
    assert (await api("deleteMessage", **target)).refusal == not_found
    several = {"chat_id": ana.user_id, "message_ids": [target["message_id"], 1]}
    assert (await api("deleteMessages", **several)).result is True
    assert ana.messages == []
    assert (await api("deleteMessages", chat_id=ana.user_id, message_ids=[])).refusal[0] == 400
    assert (await api("deleteMessages", chat_id=ana.user_id, message_ids=[1] * 101)).refusal[0] == 400
