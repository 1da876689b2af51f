"""Who may be written to, what may be replied to, and how a group is left."""

from typing import TYPE_CHECKING

import pytest

from kintsugi_sandbox.errors import PhoneError

if TYPE_CHECKING:
    from kintsugi_sandbox.person import Person
    from kintsugi_sandbox.world import World
    from tests.sandbox.conftest import Api

NEVER_STARTED = (403, "Forbidden: bot can't initiate conversation with a user")
BLOCKED = (403, "Forbidden: bot was blocked by the user")
UNKNOWN = (400, "Bad Request: chat not found")


async def test_only_who_started_the_bot_can_be_written_to(api: "Api", world: "World") -> None:
    shy = world.person("Shy")
    assert (await api("sendMessage", chat_id=shy.user_id, text="x")).refusal == NEVER_STARTED
    assert (await api("getChat", chat_id=shy.user_id)).refusal == UNKNOWN
    shy.open_link()
    assert (await api("sendMessage", chat_id=shy.user_id, text="x")).result["chat"]["id"] == shy.user_id
    assert (await api("getChat", chat_id=str(shy.user_id))).result["first_name"] == "Shy"


async def test_an_unknown_chat_is_not_found(api: "Api", ana: "Person") -> None:
    for nobody in (12345, "12345", "@ana_tests"):
        assert (await api("sendMessage", chat_id=nobody, text="x")).refusal == UNKNOWN


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendMessage", {"text": "x"}),
        ("editMessageText", {"message_id": 2, "text": "y"}),
        ("sendChatAction", {"action": "typing"}),
        ("setMessageReaction", {"message_id": 1}),
    ],
)
async def test_a_block_is_felt_and_ends(
    api: "Api", ana: "Person", method: str, params: dict[str, object]
) -> None:
    await api("sendMessage", chat_id=ana.user_id, text="before")
    ana.block()
    assert (await api(method, chat_id=ana.user_id, **params)).refusal == BLOCKED
    with pytest.raises(PhoneError):
        ana.say("x")
    ana.unblock()
    assert (await api(method, chat_id=ana.user_id, **params)).result


async def test_blocking_is_told_once_each_way(api: "Api", ana: "Person") -> None:
    ana.block()
    ana.block()
    ana.unblock()
    told = [u["my_chat_member"] for u in await api.updates() if "my_chat_member" in u]
    assert [(t["old_chat_member"]["status"], t["new_chat_member"]["status"]) for t in told] == [
        ("member", "kicked"),
        ("kicked", "member"),
    ]


async def test_a_reply_needs_its_message(api: "Api", ana: "Person") -> None:
    number = ana.say("first")
    sent = await api("sendMessage", chat_id=ana.user_id, text="x", reply_parameters={"message_id": number})
    assert sent.result["reply_to_message"]["text"] == "first"
    gone: dict[str, object] = {"message_id": 999}
    refused = await api("sendMessage", chat_id=ana.user_id, text="x", reply_parameters=gone)
    assert refused.refusal == (400, "Bad Request: message to be replied not found")
    gone["allow_sending_without_reply"] = True
    sent = await api("sendMessage", chat_id=ana.user_id, text="x", reply_parameters=gone)
    assert "reply_to_message" not in sent.result


async def test_the_bot_sees_a_group_and_leaves_it(api: "Api", world: "World", ana: "Person") -> None:
    group = world.group(ana, "Friends")
    kinds = [next(k for k in u if k != "update_id") for u in await api.updates()]
    assert kinds == ["message", "my_chat_member", "message"]
    assert (await api("sendMessage", chat_id=group.chat_id, text="Only in private")).result["chat"] == {
        "id": group.chat_id,
        "type": "group",
        "title": "Friends",
    }
    assert (await api("leaveChat", chat_id=group.chat_id)).result is True
    assert not group.bot_is_member
    refused = (403, "Forbidden: bot is not a member of the group chat")
    assert (await api("sendMessage", chat_id=group.chat_id, text="x")).refusal == refused
    assert (await api("leaveChat", chat_id=ana.user_id)).refusal[0] == 400


async def test_privacy_mode_hides_small_talk(api: "Api", world: "World", ana: "Person") -> None:
    group = world.group(ana)
    group.say(ana, "hello all")
    group.say(ana, "/help")
    group.say(ana, f"hey @{world.bot.username}")
    texts = [u["message"].get("text") for u in await api.updates() if "message" in u]
    assert texts == ["/start", None, "/help", f"hey @{world.bot.username}"]


async def test_pinning(api: "Api", ana: "Person") -> None:
    sent = (await api("sendMessage", chat_id=ana.user_id, text="pin me")).result
    params = {"chat_id": ana.user_id, "message_id": sent["message_id"]}
    assert (await api("pinChatMessage", **params)).result
    assert (await api("getChat", chat_id=ana.user_id)).result["pinned_message"]["text"] == "pin me"
    assert ana.last.kind == "service"
    assert (await api("unpinChatMessage", **params)).result
    assert (await api("unpinChatMessage", **params)).refusal[0] == 400
    assert (await api("pinChatMessage", chat_id=ana.user_id, message_id=99)).refusal[0] == 400


async def test_chat_actions_are_from_the_list(api: "Api", ana: "Person") -> None:
    assert (await api("sendChatAction", chat_id=ana.user_id, action="typing")).result
    refused = await api("sendChatAction", chat_id=ana.user_id, action="thinking")
    assert refused.refusal == (400, "Bad Request: wrong parameter action in request")
