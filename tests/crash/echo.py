"""The smallest bot on the durable machine: it repeats what it hears, and greets when it is due."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.clock import SystemClock
from bot.delivery.probe import Probe
from bot.delivery.rate_limiter import RateLimiter
from bot.delivery.receiver import Receiver
from bot.delivery.sender import Sender
from bot.delivery.ticker import Ticker
from bot.delivery.transport import BotApi
from bot.delivery.worker import Worker
from bot.domain.kinds import Kind
from bot.domain.unreachable import Unreachable
from bot.store.calls import Lane
from bot.store.database import Database
from bot.store.keyring import Keyring
from bot.store.schedule import Due
from bot.store.vault import Vault
from bot.store.work import Work
from tests.delivery.entries import entry

MASTER = b"m" * 32
GREETED = range(900, 910)
"""Telegram ids of people who are greeted once, as soon as the bot runs."""


@dataclass
class Echo:
    loops: tuple[Receiver, Worker, Sender, Ticker]

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            for loop in self.loops:
                group.create_task(loop.run())


@asynccontextmanager
async def build(data: Path, api: str, token: str, probe: Probe) -> AsyncIterator[Echo]:
    clock, arrived, queued = SystemClock(), asyncio.Event(), asyncio.Event()
    with Keyring(data / "keyring.sqlite3", MASTER) as keyring:
        database = await Database.open(data / "kintsugi.sqlite3", Vault(keyring, MASTER))
        try:
            async with database.transaction(clock.now()) as work:
                await _plan_greetings(work)
            async with BotApi(token, api) as calls:
                limiter = RateLimiter(300, 100)
                yield Echo(
                    (
                        Receiver(database, calls, clock, probe, arrived),
                        Worker(database, clock, probe, echo, echo, arrived, queued),
                        Sender(database, calls, clock, limiter, probe, forget, queued, concurrency=8),
                        Ticker(database, clock, greet, queued, probe),
                    )
                )
        finally:
            await database.close()


async def echo(update: dict[str, Any], work: Work) -> None:
    message = update["message"]
    await _say(work, message["chat"]["id"], f"heard {message['text']}")


async def greet(work: Work, entry: Due) -> None:
    person = await work.people.get(entry.person_id)
    await work.schedule.clear(entry.person_id, entry.kind)
    await _say(work, person.telegram_id, "good morning", Lane.BROADCAST)


async def forget(work: Work, person_id: int, why: Unreachable) -> None:
    """Nobody blocks this bot."""


async def _plan_greetings(work: Work) -> None:
    for telegram_id in GREETED:
        if await work.people.by_telegram(telegram_id) is None:
            person = await work.people.create(telegram_id, "en")
            await work.schedule.set(person.id, Kind.NUDGE, work.now)


async def _say(work: Work, chat: int, text: str, lane: Lane = Lane.ANSWER) -> None:
    await work.outbox.add(entry(chat, text, lane=lane))
