"""Fills a fresh data folder with people, in bulk, as the bot itself would have left them; measures nothing."""

import asyncio
import random
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from math import inf
from pathlib import Path

from bench.sink import TOKEN
from bot.config import Settings
from bot.store.database import Database
from bot.store.instants import to_ms
from bot.store.keyring import Keyring
from bot.store.vault import Place, Vault

MASTER = b"benchmarks measure, never keep.."
_FIRST_TELEGRAM_ID = 50_000_000

PERSON = (
    "INSERT INTO people (id, account, telegram_id, name, role, zone, nudge_minute, stage, consented_at,"
    " onboarded_at, created_at) VALUES (?, ?, ?, ?, ?, 'UTC', ?, 2, 0, 0, 0)"
)


@dataclass(frozen=True)
class Resident:
    """Somebody in the database, with the numbers by which tests and Telegram know them."""

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


@contextmanager
def opened_vault(folder: Path) -> Iterator[Vault]:
    with Keyring(folder / "keyring.sqlite3", MASTER) as keyring:
        yield Vault(keyring, MASTER)


@contextmanager
def opened_file(folder: Path) -> Iterator[tuple[sqlite3.Connection, Vault]]:
    """The database, migrated, on a bare connection that is quick and careless, and the vault to it."""
    with opened_vault(folder) as vault:
        asyncio.run(_migrate(folder, vault))
        connection = sqlite3.connect(folder / "kintsugi.sqlite3", isolation_level=None)
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA cache_size=-1000000")
        connection.execute("BEGIN")
        yield connection, vault
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()


async def _migrate(folder: Path, vault: Vault) -> None:
    database = await Database.open(folder / "kintsugi.sqlite3", vault)
    await database.close()


def residents(
    folder: Path, count: int, due_at: datetime | None = None, first: int = _FIRST_TELEGRAM_ID
) -> list[Resident]:
    """Settle `count` people, two by two as couples, each with yesterday's nudge; due at an instant or never."""
    with opened_file(folder) as (connection, vault):
        return _settled(connection, vault, count, due_at, first)


def _settled(
    connection: sqlite3.Connection, vault: Vault, count: int, due_at: datetime | None, first: int
) -> list[Resident]:
    chance = random.Random(first)
    row = connection.execute("SELECT coalesce(max(id), 0) FROM nudges").fetchone()[0]
    people = [
        Resident(chance.getrandbits(62) + 1, first + index, row + index + 1) for index in range(count)
    ]
    minute = due_at.hour * 60 + due_at.minute if due_at else 0
    connection.executemany(PERSON, (_person(vault, each, minute) for each in people))
    couple = connection.execute("SELECT coalesce(max(id), 0) FROM couples").fetchone()[0] + 1
    pairs = range(couple, couple + (count + 1) // 2)
    connection.executemany("INSERT INTO couples VALUES (?, 0)", ((each,) for each in pairs))
    members = [(each.id, couple + index // 2) for index, each in enumerate(people)]
    connection.executemany("INSERT INTO members VALUES (?, ?)", members)
    connection.executemany(
        "INSERT INTO nudges VALUES (?, ?, '2000-01-01', 'none', NULL, 'open', 0, 0)",
        ((each.nudge_id, each.id) for each in people),
    )
    for name in ("nudges", "couples"):
        connection.execute(
            "INSERT OR REPLACE INTO sequence SELECT ?, coalesce(max(id), 0) FROM " + name, (name,)
        )
    if due_at:
        at = to_ms(due_at)
        connection.executemany(
            "INSERT INTO schedule VALUES (?, 'nudge', ?)", ((each.id, at) for each in people)
        )
    return people


def _person(vault: Vault, resident: Resident, minute: int) -> tuple[int | bytes, ...]:
    vault.create_key(resident.id)

    def cell(column: str, words: str) -> bytes:
        return vault.seal(Place("people", column, resident.id, resident.id), words)

    return (
        resident.id,
        vault.fingerprint("telegram", resident.telegram_id),
        cell("telegram_id", str(resident.telegram_id)),
        cell("name", "Ada"),
        cell("role", "mixed"),
        minute,
    )


def this_minute() -> datetime:
    """The minute that has just begun: a nudge set for it is due now."""
    return datetime.now(UTC).replace(second=0, microsecond=0)
