"""Every call is checked against the facts of the Bot API, however it was sent."""

import json
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

if TYPE_CHECKING:
    from kintsugi_sandbox.person import Person
    from kintsugi_sandbox.world import World
    from tests.sandbox.conftest import Api

KEYBOARD = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("sendMessage", {"chat_id": 1, "text": "x", "colour": "red"}, 'unknown parameter "colour"'),
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 1}, "message text is empty"),
        ("sendMessage", {"chat_id": 1, "text": 5}, "text: expected String"),
        ("sendMessage", {"chat_id": 1.5, "text": "x"}, "chat_id: expected Integer"),
        ("sendMessage", {"chat_id": True, "text": "x"}, "chat_id: expected Integer"),
        ("sendMessage", {"chat_id": 1, "text": "x", "protect_content": 1}, "expected Boolean"),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": 3}, "expected an object"),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": "{"}, "can't parse reply_markup"),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": {"force": True}}, "misses"),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "ephemeral_message_parameters": {}},
            'misses "receiver_user_id"',
        ),
        ("sendMessage", {"chat_id": 1, "text": "x", "entities": {}}, "expected an Array"),
        ("sendMessage", {"chat_id": 1, "text": "a\ud83d"}, "strings must be encoded in UTF-8"),
        ("deleteMessages", {"chat_id": 1, "message_ids": ["1"]}, "message_ids[0]: expected Integer"),
        ("sendLocation", {"chat_id": 1, "latitude": "x", "longitude": 1}, "expected Float"),
        ("setMyCommands", {"commands": [], "scope": {"type": "moon"}}, 'unknown type "moon"'),
        ("setMessageReaction", {"chat_id": 1, "message_id": 1, "reaction": [{"type": "emoji"}]}, "misses"),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
        ("setMyShortDescription", {"short_description": "x" * 121}, "must be 0-120 characters"),
    ],
)
async def test_what_the_bot_api_does_not_know_is_refused(
    api: "Api", method: str, params: dict[str, Any], words: str
) -> None:
    status, description = (await api(method, **params)).refusal
    assert status == 400
    assert description.startswith("Bad Request: ")
    assert words in description


async def test_nothing_refused_has_any_effect(api: "Api", ana: "Person") -> None:
    await api("sendMessage", chat_id=ana.user_id, text="x", colour="red")
    assert ana.inbox == []


async def test_the_same_call_works_in_every_encoding(api: "Api", ana: "Person") -> None:
    texts = {"chat_id": str(ana.user_id), "text": "hi", "protect_content": "true"}
    nested = {**texts, "reply_markup": json.dumps(KEYBOARD)}
    await api("sendMessage", chat_id=ana.user_id, text="hi", protect_content=True, reply_markup=KEYBOARD)
    await api.form("sendMessage", nested)
    await api.query("sendMessage", **nested)
    multipart = aiohttp.FormData(default_to_multipart=True)
    for name, value in nested.items():
        multipart.add_field(name, value)
    await api.form("sendMessage", multipart)
    assert [(m.text, m.protected, m.button_texts) for m in ana.inbox] == [("hi", True, ["Go"])] * 4


async def test_a_form_is_held_to_the_same_types(api: "Api", ana: "Person") -> None:
    wrong = {"chat_id": str(ana.user_id), "text": "x", "protect_content": "maybe"}
    assert (await api.form("sendMessage", wrong)).refusal[1].endswith("protect_content: expected Boolean")
    wrong = {"chat_id": str(ana.user_id), "message_id": "1.5"}
    assert (await api.form("deleteMessage", wrong)).refusal[1].endswith("message_id: expected Integer")


async def test_a_file_nobody_asked_for_is_refused(api: "Api", ana: "Person") -> None:
    form = aiohttp.FormData()
    form.add_field("chat_id", str(ana.user_id))
    form.add_field("text", "x")
    form.add_field("surprise", b"bytes", filename="a.bin")
    assert (await api.form("sendMessage", form)).refusal == (400, 'Bad Request: unknown parameter "surprise"')


async def test_a_broken_body_is_said_so(api: "Api") -> None:
    url = f"{api.base}/bot{api.token}/getMe"
    for body, words in ((b"{", "can't parse JSON object"), (b"[]", "expected a JSON object")):
        headers = {"content-type": "application/json"}
        async with api.session.post(url, data=body, headers=headers) as answer:
            assert answer.status == 400
            assert words in (await answer.json())["description"]


async def test_an_unknown_method_is_not_found(api: "Api") -> None:
    assert (await api("sendLove")).refusal == (404, "Not Found")
    assert (await api("sendChecklist")).refusal == (404, "Not Found")


async def test_the_name_of_a_method_may_be_in_any_case(api: "Api") -> None:
    assert (await api("GETme")).result["is_bot"] is True


async def test_a_wrong_token_is_unauthorized_and_nonsense_is_not_found(api: "Api", base: str) -> None:
    api.token = "8000000001:other"
    assert (await api("getMe")).refusal == (401, "Unauthorized")
    api.token = "nonsense"
    assert (await api("getMe")).refusal == (404, "Not Found")
    async with api.session.get(f"{base}/file/bot1:x/photos/a.jpg") as answer:
        assert answer.status == 401


async def test_the_facts_name_their_version(world: "World") -> None:
    from importlib.resources import files

    facts = json.loads(files("kintsugi_sandbox").joinpath("data/bot-api.json").read_text("utf-8"))
    assert (facts["version"], facts["released"]) == ("Bot API 10.3", "August 24, 2026")


def test_every_method_of_the_facts_is_played() -> None:
    from importlib.resources import files

    from kintsugi_sandbox.methods import all_methods

    facts = json.loads(files("kintsugi_sandbox").joinpath("data/bot-api.json").read_text("utf-8"))
    assert set(facts["methods"]) == {*all_methods(), "getUpdates"}
