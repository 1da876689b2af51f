"""The durable machine put together for a test: real files, a real server, a clock that the test moves."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import inf
from pathlib import Path
from typing import Any

import aiosqlite

from bot.delivery.probe import Silent
from bot.delivery.rate_limiter import RateLimiter
from bot.delivery.receiver import Receiver
from bot.delivery.sender import Sender
from bot.delivery.ticker import Ticker
from bot.delivery.transport import BotApi
from bot.delivery.worker import Worker
from bot.domain.unreachable import Unreachable
from bot.store.calls import Lane
from bot.store.database import Database
from bot.store.keyring import Keyring
from bot.store.schedule import Due
from bot.store.vault import Vault
from bot.store.work import Work
from bot.testing import ManualClock
from tests.delivery.bot_api import TOKEN, Telegram
from tests.delivery.entries import entry

MASTER = b"m" * 32
NOON = datetime(2025, 3, 29, 12, tzinfo=UTC)

Fails = Callable[[dict[str, Any]], Exception | None]


@dataclass
class Machine:
    """`handled` and `apologies` name the texts; `gone` the people; `due` what fell due."""

    folder: Path
    database: Database
    vault: Vault
    api: BotApi
    telegram: Telegram
    clock: ManualClock
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    queued: asyncio.Event = field(default_factory=asyncio.Event)
    handled: list[str] = field(default_factory=list)
    apologies: list[str] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    due: list[Due] = field(default_factory=list)
    fails: Fails = field(default=lambda _: None)
    apology_fails: Exception | None = None
    happens: Callable[[Work, Due], Awaitable[None]] | None = None

    def receiver(self) -> Receiver:
        return Receiver(self.database, self.api, self.clock, Silent(), self.arrived, jitter=lambda: 1.0)

    def worker(self, *hopeless: type[Exception]) -> Worker:
        return Worker(
            self.database,
            self.clock,
            Silent(),
            self._handle,
            self._apologise,
            self.arrived,
            self.queued,
            hopeless=hopeless,
        )

    def sender(self, limiter: RateLimiter | None = None) -> Sender:
        pace = limiter or RateLimiter(inf, inf)
        return Sender(self.database, self.api, self.clock, pace, Silent(), self._gone, self.queued)

    def ticker(self) -> Ticker:
        return Ticker(self.database, self.clock, self._fall_due, self.queued, Silent())

    async def queue(self, chat: int, text: str, lane: Lane = Lane.ANSWER, **more: Any) -> int:
        """Put a message of ours in the outbox, or `what` in its place."""
        async with self.database.transaction(self.clock.now()) as work:
            return await work.outbox.add(entry(chat, more.pop("what", text), lane=lane, **more))

    async def person(self, telegram_id: int) -> int:
        async with self.database.transaction(self.clock.now()) as work:
            return (await work.people.create(telegram_id, "en")).id

    async def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Look at the file from outside."""
        async with aiosqlite.connect(self.folder / "kintsugi.sqlite3") as connection:
            return [tuple(row) for row in await connection.execute_fetchall(sql, values)]

    async def asleep(self) -> timedelta:
        """Return how long the clock would have to move, once somebody waits for it."""
        while (wake := self.clock.next_wake()) is None:  # noqa: ASYNC110 - the clock tells nobody
            await asyncio.sleep(0)
        return wake

    def pass_time(self, seconds: float) -> None:
        self.clock.move(timedelta(seconds=seconds))

    async def _handle(self, update: dict[str, Any], work: Work) -> None:
        chat, text = update["message"]["chat"]["id"], update["message"]["text"]
        await work.outbox.add(entry(chat, f"heard {text}"))
        if error := self.fails(update):
            raise error
        self.handled.append(text)

    async def _apologise(self, update: dict[str, Any], work: Work) -> None:
        chat = update["message"]["chat"]["id"]
        await work.outbox.add(entry(chat, "sorry"))
        if self.apology_fails:
            raise self.apology_fails
        self.apologies.append(update["message"]["text"])

    async def _gone(self, work: Work, person_id: int, why: Unreachable) -> None:
        self.gone.append(person_id)

    async def _fall_due(self, work: Work, entry: Due) -> None:
        if self.happens:
            await self.happens(work, entry)
        else:
            await work.schedule.clear(entry.person_id, entry.kind)
        self.due.append(entry)


@asynccontextmanager
async def machine(folder: Path, server: Telegram) -> AsyncIterator[Machine]:
    """Open everything, close it in order."""
    with Keyring(folder / "keyring.sqlite3", MASTER) as keyring:
        vault = Vault(keyring, MASTER)
        database = await Database.open(folder / "kintsugi.sqlite3", vault)
        try:
            async with BotApi(TOKEN, server.url) as api:
                yield Machine(folder, database, vault, api, server, ManualClock(NOON))
        finally:
            await database.close()
