"""Taps are answered once and soon; reactions are one emoji of Telegram's list."""

from typing import TYPE_CHECKING

import pytest

from kintsugi_sandbox.errors import PhoneError
from kintsugi_sandbox.methods.taps import TOO_OLD
from kintsugi_sandbox.validation.limits import REACTIONS

if TYPE_CHECKING:
    from kintsugi_sandbox.person import Person
    from kintsugi_sandbox.world import World
    from tests.sandbox.conftest import Api, Clock

EXPIRED = (400, f"Bad Request: {TOO_OLD}")


async def ask(api: "Api", person: "Person") -> int:
    rows = [[{"text": "Keep", "callback_data": "keep"}], [{"text": "Open", "url": "https://x.org"}]]
    markup = {"inline_keyboard": rows}
    params = {"chat_id": person.user_id, "text": "?", "reply_markup": markup}
    return int((await api("sendMessage", **params)).result["message_id"])


async def test_a_tap_arrives_with_its_message_and_is_answered_once(api: "Api", ana: "Person") -> None:
    number = await ask(api, ana)
    tap = ana.press("Keep")
    query = (await api.newest())["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (tap, "keep", ana.user_id)
    assert query["message"]["message_id"] == number
    assert query["message"]["reply_markup"]["inline_keyboard"][0][0]["text"] == "Keep"
    assert query["chat_instance"]
    assert [c.id for c in ana.waiting] == [tap]
    answer = {"callback_query_id": tap, "text": "Kept.", "show_alert": True}
    assert (await api("answerCallbackQuery", **answer)).result is True
    assert [(t.text, t.alert) for t in ana.toasts] == [("Kept.", True)]
    assert ana.waiting == []
    assert (await api("answerCallbackQuery", **answer)).refusal == EXPIRED


async def test_a_tap_expires_in_real_time_only(api: "Api", ana: "Person", clock: "Clock") -> None:
    await ask(api, ana)
    first, second = ana.press("Keep"), ana.press("Keep")
    clock.move(days=1)
    clock.wall += 150
    assert (await api("answerCallbackQuery", callback_query_id=first)).result is True
    clock.wall += 1
    assert (await api("answerCallbackQuery", callback_query_id=second)).refusal == EXPIRED
    assert (await api("answerCallbackQuery", callback_query_id="5")).refusal == EXPIRED


async def test_a_phone_taps_only_what_it_shows(api: "Api", ana: "Person") -> None:
    number = await ask(api, ana)
    with pytest.raises(PhoneError):
        ana.tap(number, "other")
    await api("editMessageText", chat_id=ana.user_id, message_id=number, text="over")
    with pytest.raises(PhoneError):
        ana.tap(number, "keep")
    with pytest.raises(LookupError):
        ana.press("Keep")


async def test_an_answer_may_only_open_the_bot_itself(api: "Api", ana: "Person", world: "World") -> None:
    await ask(api, ana)
    tap = ana.press("Keep")
    wrong = await api("answerCallbackQuery", callback_query_id=tap, url="https://x.org")
    assert wrong.refusal == (400, "Bad Request: URL_INVALID")
    link = f"https://t.me/{world.bot.username}?start=x"
    assert (await api("answerCallbackQuery", callback_query_id=tap, url=link)).result


async def test_a_deep_link_button_starts_the_bot(api: "Api", ana: "Person", world: "World") -> None:
    url = f"https://t.me/{world.bot.username}?start=token_1"
    markup = {"inline_keyboard": [[{"text": "Join", "url": url}]]}
    await api("sendMessage", chat_id=ana.user_id, text="?", reply_markup=markup)
    ana.press("Join")
    assert (await api.newest())["message"]["text"] == "/start token_1"
    with pytest.raises(PhoneError):
        ana.open_link("not.allowed")


async def test_a_reaction_is_one_emoji_of_the_list(api: "Api", ana: "Person") -> None:
    target = {"chat_id": ana.user_id, "message_id": ana.say("x")}
    heart = {"type": "emoji", "emoji": "❤"}
    assert (await api("setMessageReaction", **target, reaction=[heart])).result is True
    assert ana.messages[-1].reaction == "❤"
    assert (await api("setMessageReaction", **target)).result is True
    assert ana.messages[-1].reaction is None
    invalid = (400, "Bad Request: REACTION_INVALID")
    for wrong in ({"type": "emoji", "emoji": "🏺"}, {"type": "custom_emoji", "custom_emoji_id": "1"}):
        assert (await api("setMessageReaction", **target, reaction=[wrong])).refusal == invalid
    assert (await api("setMessageReaction", **target, reaction=[heart, heart])).refusal[0] == 400
    gone = await api("setMessageReaction", chat_id=ana.user_id, message_id=99, reaction=[heart])
    assert gone.refusal == (400, "Bad Request: message to react not found")


def test_the_list_of_reactions_is_the_whole_one() -> None:
    from telegram.constants import ReactionEmoji

    assert {emoji.value.replace("\ufe0f", "") for emoji in ReactionEmoji} == REACTIONS
