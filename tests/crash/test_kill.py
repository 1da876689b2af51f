"""However the process dies, nothing is lost, and nobody sees more than one message twice for each death."""

import asyncio
import random
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

import pytest

from bot.delivery.probe import Point
from tests.crash.echo import GREETED
from tests.delivery.bot_api import TOKEN, Telegram, telegram

pytestmark = pytest.mark.crash

CHATS = (1, 2, 3)
KILLS = 20


@dataclass
class Ward:
    """Starts victims on one data folder and counts their deaths."""

    root: Path
    data: Path
    server: Telegram
    deaths: int = 0
    said: int = 0
    victims: list[asyncio.subprocess.Process] = field(default_factory=list)

    async def start(self, *more: str) -> asyncio.subprocess.Process:
        command = ["-m", "tests.crash.victim", "--data", str(self.data), "--api", self.server.url]
        victim = await asyncio.create_subprocess_exec(
            sys.executable, *command, "--token", TOKEN, *more, cwd=self.root
        )
        self.victims.append(victim)
        return victim

    async def dies(self, victim: asyncio.subprocess.Process) -> None:
        assert await asyncio.wait_for(victim.wait(), 30) == -signal.SIGKILL
        self.deaths += 1

    def say(self, count: int) -> None:
        for _ in range(count):
            self.said += 1
            self.server.say(self.said, CHATS[self.said % len(CHATS)], str(self.said))

    def expected(self) -> set[tuple[int, str]]:
        heard = {(CHATS[number % len(CHATS)], f"heard {number}") for number in range(1, self.said + 1)}
        return heard | {(chat, "good morning") for chat in GREETED}

    def requests(self) -> int:
        return len(self.server.polls) + len(self.server.calls)

    async def alive_for(self, requests: int) -> None:
        """Return after that many requests, or when there is nothing left to do."""
        enough = self.requests() + requests
        await self.server.until(lambda: self.requests() >= enough or self.all_arrived())

    def all_arrived(self) -> bool:
        return set(self.server.delivered) >= self.expected()

    async def recover(self) -> None:
        """Run once more until all has arrived, stop in order, and look at what is left."""
        before = len(self.server.polls)
        victim = await self.start()
        # it polls once it can be stopped in order: all may have arrived before it is even up
        await asyncio.wait_for(
            self.server.until(lambda: self.all_arrived() and len(self.server.polls) > before), 60
        )
        await self.comes_to_rest()
        victim.terminate()
        assert await asyncio.wait_for(victim.wait(), 5) == 0
        self.check_deliveries()
        self.check_files()

    async def comes_to_rest(self) -> None:
        """Return when every row is finished: a call that a kill left unmarked is made and marked once more."""
        async with asyncio.timeout(30):
            while self.open_rows() != (0, 0):  # noqa: ASYNC110 - the event is in a process of its own
                await asyncio.sleep(0.02)

    def open_rows(self) -> tuple[int, int]:
        """Unfinished rows of inbox and outbox."""
        sql = "SELECT (SELECT count(*) FROM inbox WHERE state <> 'done'),"
        sql += " (SELECT count(*) FROM outbox WHERE state <> 'sent')"
        with closing(sqlite3.connect(f"file:{self.data}/kintsugi.sqlite3?mode=ro", uri=True)) as look:
            updates, calls = look.execute(sql).fetchone()
            return updates, calls

    def check_deliveries(self) -> None:
        delivered = self.server.delivered
        assert set(delivered) == self.expected()
        for chat in (*CHATS, *GREETED):
            texts = [text for to, text in delivered if to == chat]
            repeats = sum(count - 1 for count in Counter(texts).values())
            assert repeats <= self.deaths
            numbers = [int(text.removeprefix("heard ")) for text in dict.fromkeys(texts) if "heard" in text]
            assert numbers == sorted(numbers)

    def check_files(self) -> None:
        for name in ("kintsugi", "keyring"):
            connection = sqlite3.connect(self.data / f"{name}.sqlite3")
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            connection.close()
        assert self.open_rows() == (0, 0)


@pytest.fixture
async def ward(root: Path, tmp_path: Path) -> AsyncIterator[Ward]:
    async with telegram() as server:
        started = Ward(root, tmp_path, server)
        yield started
        for victim in started.victims:
            if victim.returncode is None:
                victim.kill()
                await victim.wait()


@pytest.mark.parametrize("point", get_args(Point))
async def test_killed_at_a_named_point(ward: Ward, point: str) -> None:
    ward.say(12)
    hit = "1" if point.startswith(("inbox", "tick")) else "3"
    await ward.dies(await ward.start("--point", point, "--hit", hit))
    ward.say(3)
    await ward.recover()


async def test_killed_at_random_moments(ward: Ward) -> None:
    chance = random.Random(20)
    for _ in range(KILLS):
        ward.say(6)
        victim = await ward.start()
        await ward.alive_for(chance.randrange(1, 12))
        await asyncio.sleep(chance.random() / 50)
        victim.kill()
        await ward.dies(victim)
    await ward.recover()


async def test_a_stop_in_order_repeats_nothing(ward: Ward) -> None:
    for _ in range(2):
        ward.say(30)
        victim = await ward.start()
        await ward.server.until(lambda: len(ward.server.delivered) >= ward.said // 2)
        victim.terminate()
        assert await asyncio.wait_for(victim.wait(), 5) == 0
    await ward.recover()
    assert max(Counter(ward.server.delivered).values()) == 1
