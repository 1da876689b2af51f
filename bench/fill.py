"""Fills a fresh data folder with people, through the bot's own store or by copying its rows; measures nothing."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from math import inf
from pathlib import Path

from bench.sink import TOKEN
from bot.config import Settings
from bot.domain.kinds import Kind
from bot.store.database import Database
from bot.store.instants import to_ms
from bot.store.keyring import Keyring
from bot.store.vault import Vault
from bot.store.work import Work

MASTER = b"benchmarks measure, never keep.."
FIRST_TELEGRAM_ID = 50_000_000
_LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Resident:
    """Somebody in the database, with the numbers by which the bot and Telegram know them."""

    id: int
    telegram_id: int
    nudge_id: int


def settings(folder: Path, url: str, send_rate: float = inf, chat_rate: float = inf) -> Settings:
    return Settings(
        bot_token=TOKEN,
        bot_api_url=url,
        data_dir=folder,
        master_key=MASTER,
        master_key_file=None,
        send_rate=send_rate,
        chat_rate=chat_rate,
    )


def residents(
    folder: Path, count: int, due_at: datetime | None = None, first: int = FIRST_TELEGRAM_ID
) -> list[Resident]:
    """Settle `count` people, two by two as couples, each with an old nudge; due at an instant or never."""
    return asyncio.run(_settle(folder, count, due_at, first))


async def _settle(folder: Path, count: int, due_at: datetime | None, first: int) -> list[Resident]:
    async with opened_store(folder) as database, database.transaction(_LONG_AGO) as work:
        people = [await _resident(work, first + index, due_at) for index in range(count)]
        for one, other in zip(people[::2], people[1::2], strict=False):
            await work.couples.join(one.id, other.id)
        return people


async def _resident(work: Work, telegram_id: int, due_at: datetime | None) -> Resident:
    person = await work.people.create(telegram_id, "en")
    await work.people.set_name(person.id, "Ada")
    await work.people.set_role(person.id, "mixed")
    minute = due_at.hour * 60 + due_at.minute if due_at else 0
    at = to_ms(_LONG_AGO)
    await work.people.set(person.id, zone="UTC", nudge_minute=minute, consented_at=at, onboarded_at=at)
    nudge = await work.nudges.add(person.id, date(2020, 1, 1), "none", None, _LONG_AGO)
    if due_at:
        await work.schedule.set(person.id, Kind.NUDGE, due_at)
    return Resident(person.id, telegram_id, nudge.id)


@contextmanager
def opened_vault(folder: Path) -> Iterator[Vault]:
    with Keyring(folder / "keyring.sqlite3", MASTER) as keyring:
        yield Vault(keyring, MASTER)


@asynccontextmanager
async def opened_store(folder: Path) -> AsyncIterator[Database]:
    with opened_vault(folder) as vault:
        database = await Database.open(folder / "kintsugi.sqlite3", vault)
        try:
            yield database
        finally:
            await database.close()


@contextmanager
def bare_file(path: Path) -> Iterator[sqlite3.Connection]:
    """A database of the bot's on a connection that is quick and careless, in one transaction."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("synchronous=OFF", "cache_size=-1000000", "foreign_keys=OFF"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    yield connection
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def this_minute() -> datetime:
    """The minute that has just begun: a nudge set for it is due now."""
    return datetime.now(UTC).replace(second=0, microsecond=0)
