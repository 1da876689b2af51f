"""python-telegram-bot understands all that the sandbox sends, and the sandbox all that it sends."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import telegram
from telegram import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaPhoto,
    LinkPreviewOptions,
    MenuButtonCommands,
    ReplyParameters,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, Conflict, Forbidden, NetworkError, RetryAfter

from kintsugi_sandbox.server import SANDBOX_TOKEN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from kintsugi_sandbox.person import Person
    from kintsugi_sandbox.world import World
    from tests.sandbox.conftest import Api


@pytest.fixture
async def bot(base: str) -> "AsyncIterator[telegram.Bot]":
    async with telegram.Bot(
        SANDBOX_TOKEN, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot"
    ) as opened:
        yield opened


async def test_every_update_parses_and_nothing_is_left_over(
    api: "Api", world: "World", ana: "Person", png: "Callable[..., bytes]", ogg: "Callable[[int], bytes]"
) -> None:
    number = ana.say("hello /help @friend")
    ana.say("answer", reply_to=number)
    ana.edit(number, "hello again")
    ana.send_photo(png(400, 200), "us")
    ana.send_voice(ogg(2))
    ana.send_location(1.5, 2.5)
    ana.send_sticker()
    ana.forward("passed on")
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    await api("sendMessage", chat_id=ana.user_id, text="x", reply_markup=markup)
    ana.press("Go")
    ana.block()
    ana.unblock()
    world.group(ana).say(ana, "/start")
    found = [Update.de_json(raw, None) for raw in await api.updates()]
    assert len(found) == 15
    for update in found:
        parts = [update, update.effective_message, update.effective_user, update.effective_chat]
        assert [part.api_kwargs for part in parts if part is not None] == [{}] * len(
            [part for part in parts if part is not None]
        )
    message = found[2].message
    assert message is not None
    assert message.reply_to_message is not None
    assert message.reply_to_message.text == "hello /help @friend"
    assert found[3].edited_message is not None
    assert found[8].message is not None
    assert isinstance(found[8].message.forward_origin, telegram.MessageOriginHiddenUser)
    assert found[9].callback_query is not None
    assert found[9].callback_query.data == "go"


async def test_ptb_sends_everything_the_bot_needs(
    bot: telegram.Bot, ana: "Person", png: "Callable[..., bytes]", ogg: "Callable[[int], bytes]"
) -> None:
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("Go", callback_data="go")]])
    said = ana.say("x")
    sent = await bot.send_message(
        ana.user_id,
        "<b>hi</b> <tg-spoiler>you</tg-spoiler>",
        parse_mode=ParseMode.HTML,
        reply_markup=keys,
        protect_content=True,
        disable_notification=True,
        message_effect_id="5104841245755180586",
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_parameters=ReplyParameters(said, allow_sending_without_reply=True),
    )
    assert (sent.text, [e.type for e in sent.entities]) == ("hi you", ["bold", "spoiler"])
    assert sent.reply_to_message is not None
    await sent.edit_text("new")
    photo = await bot.send_photo(ana.user_id, png(50, 50), caption="us")
    await photo.edit_media(InputMediaPhoto(InputFile(png(60, 60), attach=True)))
    assert (await (await bot.get_file(photo.photo[-1])).download_as_bytearray()) == png(50, 50)
    await bot.send_voice(ana.user_id, ogg(2), duration=2)
    await bot.send_document(ana.user_id, b"words", filename="words.txt")
    await bot.send_location(ana.user_id, 1.5, 2.5)
    await bot.send_message(ana.user_id, "?", reply_markup=ForceReply(input_field_placeholder="Here"))
    await bot.set_message_reaction(ana.user_id, said, "👍")
    assert (await bot.copy_message(ana.user_id, ana.user_id, said)).message_id
    await bot.send_chat_action(ana.user_id, "typing")
    await bot.pin_chat_message(ana.user_id, sent.message_id)
    await bot.delete_message(ana.user_id, sent.message_id)
    assert (await bot.get_chat(ana.user_id)).username == "ana_tests"
    assert [m.kind for m in ana.inbox] == [
        "photo",
        "voice",
        "document",
        "location",
        "text",
        "text",
        "service",
    ]


async def test_ptb_sets_the_profile(bot: telegram.Bot) -> None:
    await bot.set_my_commands(
        [BotCommand("help", "Help")], scope=BotCommandScopeAllPrivateChats(), language_code="de"
    )
    found = await bot.get_my_commands(BotCommandScopeAllPrivateChats(), "de")
    assert [c.command for c in found] == ["help"]
    await bot.set_my_name("Kintsugi")
    await bot.set_my_description("Gold")
    await bot.set_my_short_description("Gold", language_code="de")
    assert (await bot.get_my_short_description("de")).short_description == "Gold"
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert (await bot.get_me()).first_name == "Kintsugi"


async def test_ptb_sees_each_error_as_its_own(
    bot: telegram.Bot, world: "World", ana: "Person", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # the number of seconds is deprecated
    with pytest.raises(BadRequest, match="not found"):
        await bot.send_message(1, "x")
    world.faults.plan("429", retry_after=4)
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(ana.user_id, "x")
    assert refused.value.retry_after == timedelta(seconds=4)
    world.faults.plan("502")
    with pytest.raises(NetworkError):
        await bot.send_message(ana.user_id, "x")
    world.faults.plan("409", method="getUpdates")
    with pytest.raises(Conflict):
        await bot.get_updates()
    ana.block()
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(ana.user_id, "x")


async def test_ptb_answers_a_tap(bot: telegram.Bot, ana: "Person") -> None:
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("Go", callback_data="go")]])
    await bot.send_message(ana.user_id, "?", reply_markup=keys)
    ana.press("Go")
    query = (await bot.get_updates(offset=-1, allowed_updates=Update.ALL_TYPES))[0].callback_query
    assert query is not None
    await query.answer("Done", show_alert=True)
    assert ana.toasts[-1].text == "Done"
