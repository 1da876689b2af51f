"""Files that the bot sends: a document can be downloaded, a hidden photo is covered until it is pressed."""

import asyncio
import re

from playwright.async_api import Browser, expect

from tests.sandbox.page_driver import IN_CHROMIUM, stage

pytestmark = IN_CHROMIUM

GIF = b"GIF89a\x0a\x00\x0a\x00"
COVERED = re.compile(r"\bcovered\b")


async def test_a_document_is_a_link_to_download(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.both_started()
        paper = s.world.files.document(b"the words", "words.txt")
        await s.bot(
            "sendDocument", chat_id=await s.user_id("left"), document=paper["file_id"], caption="Yours"
        )
        link = s.left.get_by_test_id("document")
        await expect(link).to_have_text("words.txt")
        async with s.page.expect_download() as downloading:
            await link.click()
        download = await downloading.value
        assert download.suggested_filename == "words.txt"
        assert await asyncio.to_thread((await download.path()).read_bytes) == b"the words"


async def test_a_hidden_photo_is_shown_by_a_press(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.both_started()
        photo = s.world.files.photo(GIF)[-1]["file_id"]
        await s.bot("sendPhoto", chat_id=await s.user_id("left"), photo=photo, has_spoiler=True)
        picture = s.left.get_by_test_id("photo")
        await expect(picture).to_have_class(COVERED)
        await expect(picture).to_have_attribute("aria-label", "Hidden photo, press to show")
        await picture.click()
        await expect(picture).not_to_have_class(COVERED)
        await expect(picture).to_have_attribute("aria-label", "Open the photo")
        await expect(s.left.get_by_test_id("photo-view")).to_have_count(0)


async def test_a_protected_photo_stays_hidden_with_its_caption_and_shown_once_it_was_pressed(
    browser: Browser,
) -> None:
    async with stage(browser) as s:
        await s.both_started()
        photo, chat = s.world.files.photo(GIF)[-1]["file_id"], await s.user_id("left")
        sent = await s.bot(
            "sendPhoto",
            chat_id=chat,
            photo=photo,
            has_spoiler=True,
            protect_content=True,
            caption="Ben: <tg-spoiler>the boat</tg-spoiler>",
            parse_mode="HTML",
        )
        picture, words = s.left.get_by_test_id("photo"), s.left.get_by_test_id("spoiler")
        await expect(picture).to_have_class(COVERED)
        await expect(words.locator(".spoiler-words")).to_have_css("opacity", "0")
        await expect(s.left.get_by_role("img", name="Cannot be forwarded or copied")).to_be_visible()
        await picture.focus()
        await s.page.keyboard.press("Enter")
        await expect(picture).not_to_have_class(COVERED)
        button = {"inline_keyboard": [[{"text": "Thank you", "callback_data": "thanks"}]]}
        await s.bot(
            "editMessageReplyMarkup", chat_id=chat, message_id=sent["message_id"], reply_markup=button
        )
        await expect(s.left.get_by_role("button", name="Thank you")).to_be_visible()
        await expect(picture).not_to_have_class(COVERED)
        await s.bot("sendPhoto", chat_id=await s.user_id("right"), photo=photo)
        await expect(s.right.get_by_test_id("photo")).not_to_have_class(COVERED)


async def test_hidden_words_stay_hidden_where_a_message_is_quoted_or_pinned(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.both_started()
        chat = await s.user_id("left")
        sent = await s.bot(
            "sendMessage", chat_id=chat, text="Ben: 🌱 <tg-spoiler>a 🌱</tg-spoiler>.", parse_mode="HTML"
        )
        await s.bot("pinChatMessage", chat_id=chat, message_id=sent["message_id"])
        covered = "Ben: 🌱 ▒▒▒▒."
        await expect(s.left.get_by_test_id("pinned")).to_contain_text(covered)
        box = s.left.get_by_test_id("composer")
        await box.press("Control+ArrowUp")
        await box.press("Control+ArrowUp")
        await expect(s.left.get_by_test_id("reply-strip")).to_contain_text(covered)
        await box.fill("Thank you")
        await box.press("Enter")
        await expect(s.left.get_by_test_id("quote")).to_contain_text(covered)
