"""The schema as one readable file: `python -m tests.store.schema` writes it anew from the migrations."""

import asyncio
import sqlite3
import tempfile
from pathlib import Path

import aiosqlite

from bot.store.keyring import Keyring
from bot.store.migrate import Migration, migrate, shipped_migrations
from bot.store.vault import Vault

SCHEMA = Path(__file__).resolve().parents[2] / "bot" / "store" / "schema.sql"
HEADER = "-- What all migrations together make; written by tests/store/schema.py, never by hand.\n"


MASTER = b"m" * 32


async def migrated(path: Path, migrations: list[Migration] | None = None) -> None:
    """Make a database at `path` from nothing, or bring it as far as these scripts go."""
    with Keyring(path.with_name("keyring.sqlite3"), MASTER) as keyring:
        async with aiosqlite.connect(path, isolation_level=None) as connection:
            await migrate(connection, path, migrations or shipped_migrations(), Vault(keyring, MASTER))


def dump(path: Path) -> str:
    """Every table, index, view and trigger of a database and its version, in a fixed order."""
    connection = sqlite3.connect(path)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        parts = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
            " ORDER BY tbl_name, type DESC, name"
        ).fetchall()
    finally:
        connection.close()
    return f"{HEADER}PRAGMA user_version = {version};\n" + "".join(f"\n{sql};\n" for (sql,) in parts)


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fresh.sqlite3"
        await migrated(path)
        SCHEMA.write_text(dump(path), "utf-8")


if __name__ == "__main__":
    asyncio.run(main())
