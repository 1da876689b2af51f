"""The real process on a Telegram that nobody here wrote: npm's telegram-test-api, which is not quite the Bot API.

It answers polls at once with nothing, leaves `is_bot` and `chat_instance` out, puts fields of its own into messages,
and answers edits with null. Without Node.js and `npm ci` in this folder (see .ci/run) the test is skipped.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.config import SANDBOX_TOKEN
from tests.faults.processes import bot

FOLDER = Path(__file__).parent
PERSON = 7_000_000_003
PATIENCE = 60  # real seconds
LOOK_SECONDS = 0.05  # the emulator tells nobody when something was said

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed"),
    pytest.mark.skipif(
        not (FOLDER / "node_modules" / "telegram-test-api").is_dir(),
        reason="the emulator is not installed: npm ci --prefix tests/emulator --ignore-scripts",
    ),
]


@dataclass
class Emulator:
    """One person, Ilse, and what the bot has said to her."""

    url: str
    session: aiohttp.ClientSession

    async def says(self, text: str) -> None:
        await self._post("sendMessage", {**self._message(), "text": text})

    async def commands(self, text: str) -> None:
        entities = [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]
        await self._post("sendCommand", {**self._message(), "text": text, "entities": entities})

    async def taps(self, label: str) -> None:
        """Wait for a button with this text, and tap it."""
        async with asyncio.timeout(PATIENCE):
            while (found := _button(await self._said(), label)) is None:  # noqa: ASYNC110 - nothing tells of it
                await asyncio.sleep(LOOK_SECONDS)
        await self._tap(*found)

    async def hears(self, words: str) -> None:
        """Wait until the bot has said something with these words in it."""
        async with asyncio.timeout(PATIENCE):
            while not any(words in said["message"]["text"] for said in await self._said()):  # noqa: ASYNC110 - the same
                await asyncio.sleep(LOOK_SECONDS)

    async def _said(self) -> list[dict[str, Any]]:
        history = (await self._post("getUpdatesHistory", {"token": SANDBOX_TOKEN}))["result"]
        return [
            entry for entry in history if "text" in entry.get("message", {}) and "chat_id" in entry["message"]
        ]

    async def _tap(self, message_id: int, data: str) -> None:
        message = {**self._message(), "message_id": message_id}
        tap = {"botToken": SANDBOX_TOKEN, "from": message["from"], "message": message, "data": data}
        await self._post("sendCallback", tap)

    def _message(self) -> dict[str, Any]:
        person = {"id": PERSON, "first_name": "Ilse", "is_bot": False}
        chat = {"id": PERSON, "type": "private", "first_name": "Ilse", "title": "Ilse"}
        return {"botToken": SANDBOX_TOKEN, "from": person, "chat": chat, "date": 1_795_435_200}

    async def _post(self, path: str, body: dict[str, Any]) -> Any:
        async with self.session.post(f"{self.url}/{path}", json=body) as answer:
            return await answer.json()


def _button(history: list[dict[str, Any]], label: str) -> tuple[int, str] | None:
    """The newest button with this text: its message and its data."""
    for said in reversed(history):
        for row in said["message"].get("reply_markup", {}).get("inline_keyboard", []):
            for button in row:
                if button["text"] == label:
                    return said["messageId"], button["callback_data"]
    return None


@asynccontextmanager
async def emulator() -> AsyncIterator[Emulator]:
    process = await asyncio.create_subprocess_exec(
        "node", "server.js", cwd=FOLDER, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(PATIENCE):
            port = int(await process.stdout.readline())
        async with aiohttp.ClientSession() as session:
            yield Emulator(f"http://127.0.0.1:{port}", session)
    finally:
        process.terminate()
        await process.communicate()


async def test_somebody_is_welcomed_and_their_words_are_kept(root: Path, tmp_path: Path) -> None:
    async with emulator() as telegram, bot(root, tmp_path / "data", telegram.url) as process:
        await telegram.commands("/start")
        await telegram.taps("Yes, let's begin")
        await telegram.taps("Call me Ilse")
        await telegram.hears("Where are you")
        await telegram.says("Lisbon")
        await telegram.taps("Yes, that's right")
        await telegram.hears("At what time")
        await telegram.says("19:00")
        await telegram.taps("Done")
        await telegram.hears("Thank you, Ilse")
        await telegram.says("We walked by the river")
        await telegram.commands("/journal")
        await telegram.hears("We walked by the river")
        assert process.process.returncode is None
    assert process.process.returncode == 0
