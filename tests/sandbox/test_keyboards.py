"""Keyboards keep Telegram's limits."""

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from kintsugi_sandbox.person import Person
    from tests.sandbox.conftest import Api


def button(**fields: Any) -> dict[str, Any]:
    return {"text": "Go", **fields}


def inline(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


TAP = button(callback_data="x")


@pytest.mark.parametrize(
    "markup",
    [
        inline([button(callback_data="é" * 32)]),
        inline(*[[TAP] * 8] * 12, [TAP] * 4),
        inline([button(url="https://t.me/bot?start=" + "a_-B" * 16, style="success")]),
        inline([button(copy_text={"text": "x" * 256}), button(switch_inline_query="")]),
        inline([button(switch_inline_query_chosen_chat={"query": "x", "allow_user_chats": True})]),
        {"keyboard": [[{"text": "Here", "request_location": True}]], "one_time_keyboard": True},
        {"remove_keyboard": True},
        {"force_reply": True, "input_field_placeholder": "Write"},
    ],
)
async def test_good_keyboards_pass(api: "Api", ana: "Person", markup: dict[str, Any]) -> None:
    sent = (await api("sendMessage", chat_id=ana.user_id, text="x", reply_markup=markup)).result
    assert sent.get("reply_markup") == (markup if "inline_keyboard" in markup else None)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (inline([button(callback_data="é" * 33)]), "BUTTON_DATA_INVALID"),
        (inline([button(callback_data="")]), "BUTTON_DATA_INVALID"),
        (inline(*[[TAP] * 8] * 12, [TAP] * 5), "reply markup is too long"),
        (inline([TAP] * 9), "at most 8"),
        (inline([button()]), "Text buttons are unallowed"),
        (inline([button(callback_data="x", url="https://x.org")]), "exactly one action"),
        (inline([{"text": " ", "callback_data": "x"}]), "non-empty"),
        (inline([{"callback_data": "x"}]), 'misses "text"'),
        (inline([button(callback_data="x", style="pink")]), "style"),
        (inline([button(callback_data="x", colour="red")]), 'no field "colour"'),
        (inline([button(url="not a link")]), "Wrong HTTP URL"),
        (inline([button(url="https://t.me/bot?start=a.b")]), "START_PARAM_INVALID"),
        (inline([button(url="https://t.me/bot?start=" + "a" * 65)]), "START_PARAM_INVALID"),
        (inline([button(copy_text={"text": "x" * 257})]), "must be 1-256 characters"),
        (inline([button(web_app={"url": "http://x.org"})]), "BUTTON_URL_INVALID"),
        ({"keyboard": []}, "non-empty"),
        ({"force_reply": False}, "must be true"),
        ({"force_reply": True, "input_field_placeholder": "x" * 65}, "must be 1-64"),
    ],
)
async def test_bad_keyboards_are_refused(
    api: "Api", ana: "Person", markup: dict[str, Any], words: str
) -> None:
    status, description = (
        await api("sendMessage", chat_id=ana.user_id, text="x", reply_markup=markup)
    ).refusal
    assert status == 400
    assert words in description
    assert ana.inbox == []


async def test_an_empty_keyboard_is_none(api: "Api", ana: "Person") -> None:
    sent = (await api("sendMessage", chat_id=ana.user_id, text="x", reply_markup=inline([]))).result
    assert "reply_markup" not in sent
