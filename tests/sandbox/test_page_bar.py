"""The bar above the phones, the page's room and its manners, in a real browser."""

import pytest
from playwright.async_api import Browser, expect

from tests.sandbox.page_driver import IN_CHROMIUM, NARROW, stage

pytestmark = IN_CHROMIUM


async def test_time_moves_and_a_refusal_is_said(browser: Browser) -> None:
    async with stage(browser) as s:
        await expect(s.page.get_by_test_id("clock")).to_contain_text("18:20 UTC")
        await s.page.get_by_role("button", name="+1 hour").click()
        await expect(s.page.get_by_test_id("clock")).to_contain_text("19:20 UTC")
        await s.page.get_by_role("button", name="To the next check-in").click()
        await expect(s.page.get_by_test_id("time-error")).to_have_text("No check-in is planned yet.")
        assert s.clock.steps == ["hour"]


async def test_trouble_is_switched_and_the_drawer_tells_of_it(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.both_started()
        await s.page.get_by_test_id("trouble-button").click()
        await s.page.get_by_test_id("trouble-kind").select_option("429")
        await s.page.get_by_test_id("trouble-count").fill("2")
        await s.page.get_by_test_id("trouble-on").click()
        await expect(s.page.get_by_test_id("trouble-left")).to_have_text("429 · 2 left")
        chat = await s.user_id("left")
        with pytest.raises(AssertionError, match="Too Many Requests"):
            await s.bot("sendMessage", chat_id=chat, text="Hello")
        await expect(s.page.get_by_test_id("trouble-left")).to_have_text("429 · 1 left")
        await s.page.get_by_test_id("trouble-off").click()
        await expect(s.page.get_by_test_id("trouble-left")).to_have_text("Trouble")
        await s.page.keyboard.press("Escape")
        await s.page.get_by_test_id("log-button").click()
        await expect(s.page.get_by_test_id("log")).to_contain_text("Too Many Requests")


async def test_both_phones_fit_a_screen_of_1280_by_800(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.both_started()
        scroll = await s.page.evaluate(
            "[document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
        )
        assert scroll == [800, 1280]
        for phone in (s.left, s.right):
            await expect(phone.get_by_test_id("send-button")).to_be_in_viewport(ratio=1)


async def test_a_narrow_screen_shows_one_phone_and_nothing_sticks_out(browser: Browser) -> None:
    async with stage(browser, NARROW) as s:
        await expect(s.left).to_be_visible()
        await expect(s.right).to_be_hidden()
        await s.page.get_by_role("tab").first.press("ArrowRight")
        await expect(s.right).to_be_visible()
        assert await s.page.evaluate("document.documentElement.scrollWidth") == 390


async def test_names_are_set_and_never_read_as_markup(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.left.get_by_test_id("profile-button").click()
        await s.left.get_by_test_id("first-name").fill("<b>Ana")
        await s.left.get_by_test_id("language").select_option("he")
        await s.left.get_by_test_id("save-profile").click()
        await expect(s.page.get_by_role("region", name="Left phone: <b>Ana")).to_be_visible()
        await expect(s.left.get_by_test_id("profile-button")).to_contain_text("he")


async def test_the_page_asks_nothing_of_any_other_computer(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.both_started()
        assert s.outside == []
        await expect(s.page.get_by_text("Nothing leaves this computer.")).to_be_visible()


async def test_the_page_may_not_load_anything_from_elsewhere(browser: Browser) -> None:
    async with stage(browser) as s:
        stopped_by = await s.page.evaluate(
            """() => new Promise((done) => {
                const stopped = (event) => done(event.effectiveDirective);
                document.addEventListener("securitypolicyviolation", stopped);
                fetch("http://127.0.0.2:9/").catch(() => setTimeout(() => done("nothing"), 500));
            })"""
        )
        assert stopped_by == "connect-src"


async def test_the_page_finds_a_sandbox_that_was_started_again(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.both_started()
        await s.restart()
        await s.bot("sendMessage", chat_id=await s.user_id("left"), text="Here again")
        await expect(s.left.get_by_text("Here again")).to_be_visible()
        await expect(s.page.get_by_text("The sandbox does not answer.")).to_be_hidden()


async def test_the_keyboard_alone_is_enough_to_begin_and_write(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.page.keyboard.press("Tab")
        await s.page.keyboard.press("Enter")
        await expect(s.left.get_by_test_id("start-button")).to_be_focused()
        await s.page.keyboard.press("Enter")
        await expect(s.left.get_by_test_id("composer")).to_be_focused()
        await s.page.keyboard.type("hello")
        await s.page.keyboard.press("Enter")
        await expect(s.left.get_by_test_id("message").last).to_contain_text("hello")


async def test_the_tab_key_reaches_the_newest_message_first(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.both_started()
        chat = await s.user_id("left")
        for number in range(3):
            markup = {"inline_keyboard": [[{"text": f"Button {number}", "callback_data": "x"}]]}
            await s.bot("sendMessage", chat_id=chat, text=f"Message {number}", reply_markup=markup)
        newest = s.left.get_by_role("button", name="Button 2")
        await expect(newest).to_be_visible()
        await s.left.get_by_test_id("chat-menu").focus()
        await s.page.keyboard.press("Tab")
        await s.page.keyboard.press("Tab")
        await expect(newest).to_be_focused()
        await s.page.keyboard.press("Shift+Tab")
        await s.page.keyboard.press("ArrowUp")
        await s.page.keyboard.press("Tab")
        await expect(s.left.get_by_role("button", name="Button 1")).to_be_focused()
        await s.page.keyboard.press("Tab")
        await expect(s.left.get_by_role("button", name="Button 2")).not_to_be_focused()


async def test_on_a_narrow_screen_a_refusal_covers_neither_the_tabs_nor_the_clock(browser: Browser) -> None:
    async with stage(browser, NARROW) as s:
        await s.page.get_by_role("button", name="To the next check-in").click()
        said = s.page.get_by_test_id("time-error")
        await expect(said).to_be_visible()
        box = await said.bounding_box()
        tabs = await s.page.get_by_role("tab").first.bounding_box()
        assert box is not None
        assert tabs is not None
        assert box["y"] + box["height"] <= tabs["y"]
        assert await s.page.evaluate("document.documentElement.scrollWidth") == 390
