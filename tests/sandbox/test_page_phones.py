"""The page with two phones, in a real browser: what is written, tapped and carried across arrives."""

from typing import Any

from playwright.async_api import Browser, expect

from tests.sandbox.page_driver import IN_CHROMIUM, NARROW, stage

pytestmark = IN_CHROMIUM

LINK = "https://t.me/kintsugi_sandbox_bot?start=abc_123"


def keys(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


async def test_words_come_live_and_exactly_as_written(browser: Browser) -> None:
    words = "  two  spaces\n\t\u05ea\u05d5\u05d3\u05d4 <b>not bold</b> 🏺 & \u200bend"
    async with stage(browser) as s:
        await s.both_started()
        chat = await s.user_id("left")
        sent = await s.bot("sendMessage", chat_id=chat, text=words)
        shown = s.left.locator(f'[data-message-id="{sent["message_id"]}"]').get_by_test_id("message-text")
        await expect(shown).to_be_visible()
        assert (await shown.text_content() or "").strip() == sent["text"].strip()
        assert await shown.locator("b, strong").count() == 0


async def test_a_spoiler_stays_hidden_until_it_is_opened_by_keyboard(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.both_started()
        chat = await s.user_id("left")
        await s.bot(
            "sendMessage",
            chat_id=chat,
            text="Ben: <tg-spoiler>🌱 <b>sorry</b></tg-spoiler>",
            parse_mode="HTML",
        )
        cover = s.left.get_by_test_id("spoiler")
        await expect(cover.locator(".spoiler-words")).to_have_css("opacity", "0")
        await expect(cover.locator(".spoiler-words")).to_have_attribute("inert", "")
        await cover.focus()
        await s.page.keyboard.press("Enter")
        await expect(cover.locator(".spoiler-words")).to_have_css("opacity", "1")
        await expect(cover.locator(".spoiler-words")).not_to_have_attribute("inert", "")
        assert await cover.text_content() == "🌱 sorry"


async def test_a_tap_waits_for_its_answer_and_shows_it(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.both_started()
        chat = await s.user_id("left")
        markup = keys([{"text": "Keep private", "callback_data": "keep"}])
        await s.bot("sendMessage", chat_id=chat, text="Share it?", reply_markup=markup)
        button = s.left.get_by_role("button", name="Keep private", exact=True)
        await button.click()
        await expect(button).to_have_attribute("aria-busy", "true")
        [update] = await s.next_updates()
        query = update["callback_query"]["id"]
        await s.bot("answerCallbackQuery", callback_query_id=query, text="Only you can read it.")
        await expect(s.left.get_by_test_id("toast")).to_have_text("Only you can read it.")
        await expect(button).not_to_have_attribute("aria-busy", "true")
        await button.click()
        [update] = await s.next_updates()
        query = update["callback_query"]["id"]
        await s.bot("answerCallbackQuery", callback_query_id=query, text="Sure?", show_alert=True)
        await expect(s.left.get_by_role("alertdialog")).to_contain_text("Sure?")
        await s.page.keyboard.press("Escape")
        await expect(s.left.get_by_role("alertdialog")).to_have_count(0)
        await expect(button).to_be_focused()


async def test_a_shared_link_is_carried_over_and_opened_on_the_other_phone(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.both_started()
        chat = await s.user_id("left")
        url = (
            "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fkintsugi_sandbox_bot%3Fstart%3Dabc_123&text=Come"
        )
        await s.bot(
            "sendMessage", chat_id=chat, text="Invite", reply_markup=keys([{"text": "Share", "url": url}])
        )
        await s.left.get_by_role("button", name="Share", exact=True).click()
        await s.left.get_by_test_id("share-sheet").locator(".person").click()
        card = s.right.get_by_test_id("shared-link")
        await expect(card).to_contain_text("shared a link")
        await card.get_by_role("button", name="Open").click()
        await expect(s.right.get_by_text("/start abc_123")).to_be_visible()
        await expect(card).to_have_count(0)
        [update] = await s.updates()
        assert update["message"]["from"]["id"] == await s.user_id("right")


async def test_a_link_in_words_opens_where_it_is_tapped(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.both_started()
        await s.bot("sendMessage", chat_id=await s.user_id("left"), text=f"Your link: {LINK}")
        await s.left.get_by_role("link", name=LINK).click()
        await expect(s.left.get_by_text("/start abc_123")).to_be_visible()
        await expect(s.right.get_by_text("/start abc_123")).to_have_count(0)


async def test_reply_and_edit_by_keyboard_reach_the_bot(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.both_started()
        asked = await s.bot("sendMessage", chat_id=await s.user_id("left"), text="What did you notice?")
        box = s.left.get_by_test_id("composer")
        await expect(s.left.get_by_text("What did you notice?")).to_be_visible()
        await box.press("Control+ArrowUp")
        await expect(s.left.get_by_test_id("reply-strip")).to_contain_text("What did you notice?")
        await box.fill("You hum")
        await box.press("Enter")
        await expect(s.left.get_by_test_id("quote")).to_contain_text("What did you notice?")
        await box.press("ArrowUp")
        await expect(box).to_have_value("You hum")
        await box.fill("You hum again")
        await box.press("Enter")
        await expect(s.left.get_by_test_id("message").last).to_contain_text("edited")
        first, second = await s.updates()
        assert first["message"]["reply_to_message"]["message_id"] == asked["message_id"]
        assert second["edited_message"]["text"] == "You hum again"


async def test_photo_voice_and_place_are_sent(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.both_started()
        for item, ready, done in (("Photo", "send-file", "photo"), ("Voice note", "send-file", "voice")):
            await s.left.get_by_test_id("attach-button").click()
            await s.left.get_by_role("menuitem", name=item).click()
            await s.left.get_by_test_id("use-sample").click()
            await s.left.locator(".preview").wait_for()
            await s.left.get_by_test_id(ready).click()
            await expect(s.left.get_by_test_id(done)).to_be_visible()
        await s.left.get_by_test_id("attach-button").click()
        await s.left.get_by_role("menuitem", name="Location").click()
        await s.left.get_by_test_id("city").select_option(label="Lisbon")
        await s.left.get_by_test_id("send-location").click()
        await expect(s.left.get_by_test_id("location")).to_be_visible()
        kinds = [set(update["message"]) & {"photo", "voice", "location"} for update in await s.updates()]
        assert kinds == [{"photo"}, {"voice"}, {"location"}]


async def test_sound_plays_on_while_messages_and_reactions_come(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.both_started()
        chat = await s.user_id("left")
        await s.left.get_by_test_id("attach-button").click()
        await s.left.get_by_role("menuitem", name="Voice note").click()
        await s.left.get_by_test_id("use-sample").click()
        await s.left.locator("audio.preview").wait_for()
        await s.left.get_by_test_id("send-file").click()
        voice = s.left.get_by_test_id("voice")
        await voice.get_by_role("button").click()
        await expect(voice.get_by_role("button")).to_have_attribute("aria-label", "Pause the voice note")
        [update] = await s.updates()
        number = update["message"]["message_id"]
        reaction = [{"type": "emoji", "emoji": "❤"}]
        await s.bot("setMessageReaction", chat_id=chat, message_id=number, reaction=reaction)
        await expect(s.left.get_by_test_id("reaction")).to_be_visible()
        assert await voice.locator("audio").evaluate(
            "sound => !sound.paused || sound.ended || sound.played.length > 0"
        )


async def test_a_refused_message_comes_back_into_the_field(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.both_started()
        box = s.left.get_by_test_id("composer")
        await box.fill("x" * 4097)
        await box.press("Enter")
        await expect(s.left.get_by_test_id("toast")).to_contain_text("4096")
        await expect(box).to_have_value("x" * 4097)


async def test_new_messages_are_told_when_scrolled_up_and_on_the_hidden_phone(browser: Browser) -> None:
    async with stage(browser, NARROW) as s:
        await s.left.get_by_test_id("start-button").click()
        chat, other = await s.user_id("left"), await s.user_id("right")
        await s.page.get_by_test_id("tab-right").click()
        await s.right.get_by_test_id("start-button").click()
        await s.page.get_by_test_id("tab-left").click()
        await expect(s.right).to_be_hidden()
        await s.bot("sendMessage", chat_id=other, text="For the other one")
        await expect(s.page.get_by_test_id("badge-right")).to_have_text("1")
        for number in range(30):
            await s.bot("sendMessage", chat_id=chat, text=f"Message {number}")
        last = s.left.get_by_text("Message 29")
        await expect(last).to_be_in_viewport()
        await s.left.get_by_test_id("thread").evaluate("thread => { thread.scrollTop = 0; }")
        await expect(last).not_to_be_in_viewport()
        await s.bot("sendMessage", chat_id=chat, text="Late one")
        chip = s.left.get_by_test_id("new-messages")
        await expect(chip).to_have_text("1 new message")
        await chip.click()
        await expect(s.left.get_by_text("Late one")).to_be_in_viewport()


async def test_block_and_unblock(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.both_started()
        for choice in ("Block", "Unblock"):
            await s.left.get_by_test_id("chat-menu").click()
            await s.left.get_by_role("menuitem", name=choice, exact=True).click()
        await expect(s.left.get_by_test_id("composer")).to_be_visible()
        states = [update["my_chat_member"]["new_chat_member"]["status"] for update in await s.updates()]
        assert states == ["kicked", "member"]
