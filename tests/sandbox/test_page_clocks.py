"""What time it is on each phone of the page: their own person's, as far as anybody knows it."""

from playwright.async_api import Browser, Locator, expect

from tests.sandbox.page_driver import IN_CHROMIUM, Stage, stage

pytestmark = IN_CHROMIUM

LISBON, TOKYO = "Europe/Lisbon", "Asia/Tokyo"


def clock(phone: Locator) -> Locator:
    return phone.get_by_test_id("phone-clock")


async def learns(s: Stage, side: str, zone: str) -> None:
    """The bot has understood where somebody lives."""
    s.clock.zones[await s.user_id(side)] = zone
    s.world.bell.ring()


async def test_each_phone_shows_the_clock_of_its_own_person(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.both_started()
        await expect(clock(s.left)).to_have_text("18:20 UTC")
        await expect(clock(s.left)).to_have_attribute(
            "title", "the bot does not know this person's time zone yet"
        )
        await learns(s, "left", LISBON)
        await learns(s, "right", TOKYO)
        await expect(clock(s.left)).to_have_text("18:20 Lisbon")
        await expect(clock(s.right)).to_have_text("03:20 Tokyo")
        await expect(clock(s.right)).to_have_attribute(
            "title", f"{TOKYO}, the time zone that the bot goes by"
        )
        await expect(s.page.get_by_test_id("clock")).to_contain_text("Mara Sat 18:20 · Jonas Sun 03:20")
        await s.bot("sendMessage", chat_id=await s.user_id("right"), text="Good night")
        await expect(s.right.get_by_test_id("message").last.locator("time")).to_have_text("03:20")
        await expect(s.right.locator(".day").last).to_have_text("Sunday 23 November")


async def test_zones_of_fixed_offset_have_the_sign_that_people_read(browser: Browser) -> None:
    async with stage(browser) as s:
        await learns(s, "left", "Etc/GMT-2")
        await learns(s, "right", "Etc/GMT+8")
        await expect(clock(s.left)).to_have_text("20:20 UTC+2")
        await expect(clock(s.right)).to_have_text("10:20 UTC\u22128")


async def test_a_zone_this_browser_does_not_know_stops_nothing(browser: Browser) -> None:
    async with stage(browser) as s:
        await learns(s, "left", "Europe/Atlantis")
        await learns(s, "right", TOKYO)
        await expect(clock(s.right)).to_have_text("03:20 Tokyo")
        await expect(clock(s.left)).to_have_text("18:20 UTC")


async def test_a_clock_chosen_on_the_page_goes_first_and_ends_with_this_life_of_the_sandbox(
    browser: Browser,
) -> None:
    async with stage(browser) as s:
        await learns(s, "left", LISBON)
        await expect(clock(s.left)).to_have_text("18:20 Lisbon")
        await s.left.get_by_test_id("profile-button").click()
        choice = s.left.get_by_test_id("device-zone")
        await expect(choice.locator("option:checked")).to_have_text(f"As the bot knows it: {LISBON}")
        await choice.select_option(TOKYO)
        await s.left.get_by_test_id("save-profile").click()
        await expect(clock(s.left)).to_have_text("03:20 Tokyo")
        await expect(clock(s.left)).to_have_attribute(
            "title", f"{TOKYO}, chosen on this page; the bot goes by {LISBON}"
        )
        await s.page.reload()
        await expect(clock(s.left)).to_have_text("03:20 Tokyo")
        s.world.records.chats[await s.user_id("left")].instance = "as --fresh makes it"
        s.world.bell.ring()
        await expect(clock(s.left)).to_have_text("18:20 Lisbon")


async def test_an_instant_is_told_in_the_zone_of_whose_phone_it_is(browser: Browser) -> None:
    async with stage(browser) as s:
        await s.both_started()
        await learns(s, "right", TOKYO)
        at = int(s.clock.now().timestamp())
        words = f'Come at <tg-time unix="{at}" format="t">six</tg-time>'
        await s.bot("sendMessage", chat_id=await s.user_id("right"), text=words, parse_mode="HTML")
        await expect(s.right.locator(".e-date_time")).to_have_attribute(
            "title", "Sunday, 23 November 2025 at 03:20 Tokyo"
        )
