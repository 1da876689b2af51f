"""A process that queues a file and is killed before anything is sent: `python -m tests.e2e.queue_a_file …`.

Its arguments: the folder of a story, the address of its Telegram, a Telegram id, the bytes of the file in hex.
"""

import asyncio
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

from bot.app import opened
from bot.clock import SystemClock
from bot.config import sandbox_settings
from bot.service import post
from bot.texts.card import Card, Upload


async def main(folder: Path, url: str, telegram_id: int, content: bytes) -> None:
    settings = replace(sandbox_settings(folder, 0), bot_api_url=url)
    async with opened(settings, SystemClock()) as app:
        async with app.database.transaction(app.clock.now()) as work:
            person = await work.people.by_telegram(telegram_id)
            assert person is not None
            paper = Upload("document", "words.txt", content)
            await post.send(work, person, Card("Your words", media=paper))
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    folder, url, telegram_id, content = sys.argv[1:]
    asyncio.run(main(Path(folder), url, int(telegram_id), bytes.fromhex(content)))
