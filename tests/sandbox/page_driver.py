"""Opens the sandbox's page in a real Chromium and lets a scripted bot answer; it must not know the bot."""

import contextlib
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright

from kintsugi_sandbox.errors import PhoneError
from kintsugi_sandbox.server import SANDBOX_TOKEN, running
from kintsugi_sandbox.world import World
from tests.surroundings import without_another_day

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
needs_chromium = pytest.mark.skipif(
    not Path(CHROMIUM).exists(), reason="no Chromium on this machine: the page is not tried in a browser"
)
IN_CHROMIUM = [pytest.mark.browser, needs_chromium, pytest.mark.asyncio(loop_scope="session")]
"""For modules whose tests share one browser: it lives on one event loop, and so do they."""
START = datetime(2025, 11, 22, 18, 20, tzinfo=UTC)
WIDE, NARROW = (1280, 800), (390, 844)


@dataclass
class Clock:
    """A time machine that a test can read; it knows two steps and refuses the rest."""

    at: datetime = START
    steps: list[str] = field(default_factory=list)
    zones: dict[int, str] = field(default_factory=dict)

    async def zone_of(self, user_id: int) -> str | None:
        return self.zones.get(user_id)

    def now(self) -> datetime:
        return self.at

    async def advance(self, step: str) -> None:
        if step == "checkin":
            raise PhoneError("No check-in is planned yet.")
        self.steps.append(step)
        self.at += timedelta(hours=24 if step == "day" else 1)


@dataclass
class Stage:
    """The open page, the world behind it and a way to speak as the bot."""

    page: Page
    world: World
    clock: Clock
    base: str
    http: httpx.AsyncClient
    servers: contextlib.AsyncExitStack
    outside: list[str]
    broken: list[str]

    @property
    def left(self) -> Locator:
        return self.page.locator('[data-phone="left"]')

    @property
    def right(self) -> Locator:
        return self.page.locator('[data-phone="right"]')

    async def bot(self, method: str, **fields: Any) -> Any:
        """Call the Bot API as the bot does; raises AssertionError for a refusal."""
        answer = (await self.http.post(f"{self.base}/bot{SANDBOX_TOKEN}/{method}", json=fields)).json()
        assert answer["ok"], answer
        return answer["result"]

    async def user_id(self, side: str) -> int:
        state = (await self.http.get(f"{self.base}/api/state")).json()
        number: int = state["phones"][side]["user"]["id"]
        return number

    async def updates(self) -> list[dict[str, Any]]:
        """Fetch what the bot would receive, and confirm it."""
        found: list[dict[str, Any]] = await self.bot("getUpdates")
        if found:
            await self.bot("getUpdates", offset=found[-1]["update_id"] + 1)
        return found

    async def next_updates(self) -> list[dict[str, Any]]:
        """Wait until there is something for the bot, then fetch it as `updates` does."""
        await self.world.until(lambda: self.world.updates.pending)
        return await self.updates()

    async def restart(self) -> None:
        """Stop the server, wait until the page says so, start it again on the same port."""
        await self.servers.aclose()
        await self.page.get_by_text("The sandbox does not answer.").wait_for()
        port = int(self.base.rpartition(":")[2])
        await self.servers.enter_async_context(running(self.world, self.clock, port=port))

    async def both_started(self) -> None:
        for phone in (self.left, self.right):
            await phone.get_by_test_id("start-button").click()
            await phone.get_by_test_id("message").first.wait_for()
        await self.updates()


@contextlib.asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"], env={**without_another_day()}
        )
        try:
            yield browser
        finally:
            await browser.close()


@contextlib.asynccontextmanager
async def stage(browser: Browser, size: tuple[int, int] = WIDE, **options: Any) -> AsyncIterator[Stage]:
    """Serve a new world, open the page on a screen of `size` pixels and yield both."""
    clock = Clock()
    world = World(clock.now)
    async with (
        contextlib.AsyncExitStack() as servers,
        httpx.AsyncClient() as http,
    ):
        base = await servers.enter_async_context(running(world, clock))
        page = await browser.new_page(viewport={"width": size[0], "height": size[1]}, **options)
        try:
            page.set_default_timeout(10_000)
            outside: list[str] = []
            broken: list[str] = []
            page.on("request", lambda request: _note(outside, request.url, base))
            page.on("pageerror", lambda error: broken.append(str(error)))
            await page.goto(base)
            await page.locator("body[data-ready]").wait_for()
            yield Stage(page, world, clock, base, http, servers, outside, broken)
            assert broken == []
        finally:
            await page.close()


def _note(outside: list[str], url: str, base: str) -> None:
    if not url.startswith((base, "blob:", "data:")):
        outside.append(url)
