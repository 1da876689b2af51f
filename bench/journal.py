"""`journal`: one page of /journal out of ten thousand encrypted entries."""

import asyncio
import sqlite3
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from cryptography.fernet import Fernet

from bench import fill
from bench.apart import apart, median
from bench.figures import Figure
from bench.sink import sink
from bot.app import opened
from bot.delivery.requests import request
from bot.service import journal
from bot.store.vault import CellAddress
from bot.testing import ManualClock
from bot.texts.cards.journal import page_card
from bot.texts.loading import load_texts
from bot.texts.operations import Show

NAME = "journal"
_WORDS = "We walked by the river and said nothing for a while, and it was good. " * 4
_NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def measure(*, quick: bool) -> list[Figure]:
    entries = 2000 if quick else 10_000
    mine, theirs, limit = apart(_run, entries, 20 if quick else 200)
    return [
        Figure(
            NAME,
            "one page",
            "ms",
            mine,
            "≤ 50 ms",
            mine <= 50,
            usual=theirs,
            limit=limit,
            more=False,
            note=f"a page in the middle of {entries:,} entries, with its neighbours and its card; the usual way: Fernet"
            " and LIMIT 1 OFFSET in bare sqlite3; the limit: plain words by primary key",
        )
    ]


def _run(entries: int, times: int) -> tuple[float, float, float]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        person = fill.residents(folder, 2)[0]
        _write(folder, person.id, entries)
        mine = asyncio.run(_pages(folder, person.id, entries, times))
        theirs, limit = _peers(folder / "peer.sqlite3", entries, times)
    return mine, theirs, limit


def _write(folder: Path, person_id: int, entries: int) -> None:
    with fill.opened_vault(folder) as vault, fill.bare_file(folder / "kintsugi.sqlite3") as connection:
        rows = (
            (
                number,
                person_id,
                number,
                vault.seal(CellAddress("reflections", "words", number, person_id), f"{number} {_WORDS}"),
                number * 1000,
                number,
                number,
            )
            for number in range(1, entries + 1)
        )
        connection.executemany(
            "INSERT INTO reflections (id, person_id, message_id, kind, words, sharing, created_at, entry_id, ordinal)"
            " VALUES (?, ?, ?, 'text', ?, 'private', ?, ?, ?)",
            rows,
        )


async def _pages(folder: Path, person_id: int, entries: int, times: int) -> float:
    took = []
    with sink() as server:
        async with opened(fill.settings(folder, server.url), ManualClock(_NOW)) as app:
            texts = load_texts(app.settings)
            for index in range(times):
                began = time.perf_counter()
                async with app.database.transaction(_NOW) as work:
                    person = await work.people.get(person_id)
                    page = await journal.page(work, texts.library, person, entries // 2 + index)
                    if page is None:
                        raise RuntimeError("the page is missing")
                    request(Show(page_card(texts.voice(person.language), page)), person.telegram_id)
                took.append((time.perf_counter() - began) * 1000)
    return median(took)


def _peers(path: Path, entries: int, times: int) -> tuple[float, float]:
    locked, connection = Fernet(Fernet.generate_key()), sqlite3.connect(path)
    connection.execute(
        "CREATE TABLE entries (id INTEGER PRIMARY KEY, person INTEGER, at INTEGER, words, sealed)"
    )
    connection.execute("CREATE INDEX by_person ON entries (person, at)")
    connection.executemany(
        "INSERT INTO entries VALUES (?, 1, ?, ?, ?)",
        (
            (number, number, f"{number} {_WORDS}", locked.encrypt(f"{number} {_WORDS}".encode()))
            for number in range(1, entries + 1)
        ),
    )
    connection.commit()
    offset, plain = [], []
    for index in range(times):
        began = time.perf_counter()
        by_offset = "SELECT sealed FROM entries WHERE person = 1 ORDER BY at DESC LIMIT 1 OFFSET ?"
        locked.decrypt(connection.execute(by_offset, (entries // 2 + index,)).fetchone()[0])
        offset.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        connection.execute("SELECT words FROM entries WHERE id = ?", (entries // 2 + index,)).fetchone()
        plain.append((time.perf_counter() - began) * 1000)
    connection.close()
    return median(offset), median(plain)
