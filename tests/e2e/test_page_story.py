"""The whole thing as somebody meets it who tries it at home: `python -m bot sandbox` and its page in a browser."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from tests.sandbox.page_driver import WIDE, chromium, needs_chromium
from tests.surroundings import bare

pytestmark = [pytest.mark.browser, needs_chromium]

PATIENCE_SECONDS = 20.0
STOP_SECONDS = 5.0
MONDAY_NOON = "2026-11-23T12:00"  # the story is the same whatever day it is told on


@dataclass
class Sandbox:
    """The sandbox in a process of its own."""

    process: asyncio.subprocess.Process
    address: str

    @property
    def port(self) -> str:
        return self.address.rpartition(":")[2]

    async def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(STOP_SECONDS):
            assert await self.process.wait() == 0


async def launch(root: Path, folder: Path, *more: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "sandbox", "--folder", str(folder), "--begin", MONDAY_NOON, *more),
        cwd=root,
        env=bare(HOME=str(folder)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


@contextlib.asynccontextmanager
async def sandbox(root: Path, folder: Path, *more: str) -> AsyncIterator[Sandbox]:
    process = await launch(root, folder, *more)
    try:
        yield Sandbox(process, await address_of(process))
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def address_of(process: asyncio.subprocess.Process) -> str:
    """Return what stands on a line of its own: the page's address."""
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE_SECONDS):
        async for line in process.stdout:
            if line.startswith(b"http://"):
                return line.decode().strip()
    raise AssertionError("the sandbox ended without naming its address")


@contextlib.asynccontextmanager
async def browser_page() -> AsyncIterator[Page]:
    async with chromium() as browser:
        page = await browser.new_page(viewport={"width": WIDE[0], "height": WIDE[1]})
        page.set_default_timeout(PATIENCE_SECONDS * 1000)
        expect.set_options(timeout=PATIENCE_SECONDS * 1000)
        broken: list[str] = []
        page.on("pageerror", lambda error: broken.append(str(error)))
        yield page
        assert broken == []


async def visits(page: Page, address: str) -> tuple[Locator, Locator]:
    """Open the page; returns its two phones."""
    await page.goto(address)
    await page.locator("body[data-ready]").wait_for()
    left, right = (page.locator(f'section[data-phone="{side}"]') for side in ("left", "right"))
    return left, right


async def taps(phone: Locator, label: str) -> None:
    button = phone.get_by_role("button", name=label, exact=True).last
    await button.click()


async def says(phone: Locator, words: str) -> None:
    await phone.get_by_test_id("composer").fill(words)
    await phone.get_by_test_id("send-button").click()


async def reads(phone: Locator, words: str) -> None:
    await expect(phone.get_by_test_id("thread").get_by_text(words).last).to_be_visible()


async def is_welcomed(phone: Locator, name: str, city: str = "Lisbon") -> None:
    await phone.get_by_test_id("start-button").click()
    await taps(phone, "Yes, let's begin")
    await taps(phone, f"Call me {name}")
    await reads(phone, "Where are you")
    await says(phone, city)
    await taps(phone, "Yes, that's right")
    await taps(phone, "19:00")
    await taps(phone, "Done")


async def pair(left: Locator, right: Locator) -> None:
    """Mara's link is carried over to Jonas's phone."""
    await says(left, "/invite")
    await left.get_by_role("button", name="Send it in Telegram", exact=True).click()
    await left.get_by_test_id("share-sheet").locator(".person").click()
    await right.get_by_test_id("shared-link").get_by_role("button", name="Open").click()
    await taps(right, "Accept")
    await taps(left, "Yes, that is my partner")
    for phone, partner in ((left, "Jonas"), (right, "Mara")):
        await reads(phone, partner)
        await taps(phone, "I'd rather not say")


@pytest.mark.timeout(120)
async def test_two_phones_live_the_story_and_a_restart_keeps_it(root: Path, tmp_path: Path) -> None:
    async with browser_page() as page:
        async with sandbox(root, tmp_path, "--port", "0") as first:
            left, right = await visits(page, first.address)
            await expect(left.get_by_test_id("phone-clock")).to_have_text("12:00 UTC")
            await is_welcomed(left, "Mara", "Reykjavik")
            await is_welcomed(right, "Jonas")
            await expect(left.get_by_test_id("phone-clock")).to_contain_text("Reykjavik")
            await expect(right.get_by_test_id("phone-clock")).to_contain_text("Lisbon")
            await pair(left, right)
            for number in range(1, 5):  # the fourth date brings the first prompt that both share
                await page.get_by_test_id("time-nudge").click()
                for phone in (left, right):
                    await expect(phone.get_by_text("For today")).to_have_count(number)
            await says(left, "You made tea before I asked")
            await taps(left, "Share with your partner")
            await taps(left, "As an answer to today's")
            await reads(left, "Ready to be shared")
            await expect(right.get_by_text("You made tea before I asked")).to_have_count(0)
            await says(right, "You laughed at my joke")
            await taps(right, "Share with your partner")
            await taps(right, "As an answer to today's")
            await reads(right, "You made tea before I asked")
            await reads(left, "You laughed at my joke")
            await first.stop()
        await page.get_by_text("The sandbox does not answer.").wait_for()

        async with sandbox(root, tmp_path, "--port", first.port) as second:
            assert second.address == first.address
            left, right = await visits(page, second.address)
            await reads(right, "You made tea before I asked")
            await says(left, "/journal")
            await reads(left, "You made tea before I asked")
            await page.get_by_test_id("time-nudge").click()
            await expect(left.get_by_text("For today")).to_have_count(5)
            await second.stop()

        async with sandbox(root, tmp_path, "--port", "0", "--fresh") as third:
            left, right = await visits(page, third.address)
            for phone in (left, right):
                await expect(phone.get_by_test_id("start-button")).to_be_visible()
                await expect(phone.get_by_test_id("message")).to_have_count(0)
            await is_welcomed(left, "Mara")
            await third.stop()


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


async def test_a_busy_port_is_said_in_one_line_and_nothing_is_lost(root: Path, tmp_path: Path) -> None:
    async with sandbox(root, tmp_path, "--port", "0") as first:
        kept = files(tmp_path)
        second = await launch(root, tmp_path, "--port", first.port, "--fresh")
        async with asyncio.timeout(PATIENCE_SECONDS):
            _, said = await second.communicate()
        [line] = said.decode().splitlines()
        assert second.returncode == 2
        assert first.port in line
        assert files(tmp_path) == kept
        await first.stop()


async def test_a_second_sandbox_on_the_same_folder_says_so(root: Path, tmp_path: Path) -> None:
    async with sandbox(root, tmp_path, "--port", "0") as first:
        second = await launch(root, tmp_path, "--port", "0", "--fresh")
        async with asyncio.timeout(PATIENCE_SECONDS):
            _, said = await second.communicate()
        [line] = said.decode().splitlines()
        assert second.returncode == 2
        assert str(tmp_path) in line
        assert (tmp_path / "bot" / "kintsugi.sqlite3").exists()
        await first.stop()
