"""Files that the bot sends: a document can be downloaded, a hidden photo is covered until it is pressed."""

import asyncio
import re

import pytest
from playwright.async_api import expect

from tests.sandbox.page_driver import needs_chromium, stage

pytestmark = [pytest.mark.browser, needs_chromium]

GIF = b"GIF89a\x0a\x00\x0a\x00"
COVERED = re.compile(r"\bcovered\b")


async def test_a_document_is_a_link_to_download() -> None:
    async with stage() as s:
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


async def test_a_hidden_photo_is_shown_by_a_press() -> None:
    async with stage() as s:
        await s.both_started()
        photo = s.world.files.photo(GIF)[-1]["file_id"]
        await s.bot("sendPhoto", chat_id=await s.user_id("left"), photo=photo, has_spoiler=True)
        picture = s.left.get_by_test_id("photo")
        await expect(picture).to_have_class(COVERED)
        await picture.click()
        await expect(picture).not_to_have_class(COVERED)
        await expect(picture).to_have_attribute("aria-label", "Open the photo")
