"""Brings a database file up to the present schema, one script at a time; knows no table's meaning."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import aiosqlite

from bot.domain.errors import KeyMissingError, StartError
from bot.domain.localtime import is_zone, local_date
from bot.store.instants import from_ms
from bot.store.vault import CellAddress, Vault


@dataclass(frozen=True)
class Migration:
    number: int
    sql: str


def shipped_migrations() -> list[Migration]:
    """The scripts that come with this version, in order."""
    folder = resources.files("bot.store") / "migrations"
    scripts = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".sql")), key=lambda e: e.name
    )
    return [Migration(int(script.name[:4]), script.read_text("utf-8")) for script in scripts]


def statements(script: str) -> Iterator[str]:
    """The single statements of a script: executescript would commit behind our back."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""
    if any(line.strip() and not line.lstrip().startswith("--") for line in pending.splitlines()):
        raise ValueError("the script's last statement is not complete")


async def migrate(
    connection: aiosqlite.Connection, path: Path, migrations: list[Migration], vault: Vault
) -> None:
    """Apply what is missing, each script with its number in one transaction, after a copy of the file.

    A script may seal what was not and open what was: `seal(table, column, row, author, pad, words)` and
    `opened(table, column, row, author, cell)` are the vault's. And `local_date(milliseconds, zone)` is the date of an
    instant in a time zone, in UTC where that is not known.
    Raises StartError for a database made by a newer version, which is left untouched.
    """
    row = next(iter(await connection.execute_fetchall("PRAGMA user_version")))
    version, newest = int(row[0]), migrations[-1].number
    if version > newest:
        raise StartError(
            f"{path.name} was made by a newer version of Kintsugi"
            f" (schema {version}, this one knows {newest}). "
            "Start that version, or restore an older copy."
        )
    missing = [migration for migration in migrations if migration.number > version]
    if missing and version:
        await copy_before(connection, path, version)
    await connection.create_function("seal", 6, _seal_by(vault))
    await connection.create_function("opened", 5, _open_by(vault))
    await connection.create_function("local_date", 2, _local_date)
    for migration in missing:
        await _apply(connection, migration)


def _seal_by(vault: Vault) -> Callable[..., bytes]:
    def seal(*place_pad_words: Any) -> bytes:
        *place, pad, words = place_pad_words
        try:
            return vault.seal(CellAddress(*place), words, pad)
        except KeyMissingError:  # an old copy beside the newest keyring: who was erased stays unreadable
            return b""

    return seal


def _open_by(vault: Vault) -> Callable[..., str | None]:
    def opened(*place_cell: Any) -> str | None:
        *place, cell = place_cell
        try:
            return vault.open(CellAddress(*place), cell) if cell else None
        except KeyMissingError:
            return None

    return opened


def _local_date(milliseconds: int, zone: str | None) -> str:
    known = zone if zone is not None and is_zone(zone) else "Etc/UTC"
    return local_date(from_ms(milliseconds), known).isoformat()


async def copy_before(connection: aiosqlite.Connection, path: Path, version: int) -> None:
    """Keep the file as it was: `<name>.before-<schema>.sqlite3` beside it. Words in it stay sealed."""
    copy = path.with_name(f"{path.stem}.before-{version:04d}.sqlite3")
    copy.unlink(missing_ok=True)
    await connection.execute("VACUUM INTO ?", (str(copy),))


async def _apply(connection: aiosqlite.Connection, migration: Migration) -> None:
    try:
        await connection.execute("BEGIN IMMEDIATE")
        for statement in statements(migration.sql):
            await connection.execute(statement)
        await connection.execute(f"PRAGMA user_version = {migration.number}")
        await connection.execute("COMMIT")
    except BaseException:
        await connection.rollback()
        raise
