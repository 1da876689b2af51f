"""Makes a crowd out of one couple: each of its rows copied by SQL, with random bytes where sealed cells are."""

import asyncio
import json
import sqlite3
import time
from datetime import UTC, date, datetime
from pathlib import Path

from bench import fill, message
from bot.domain.kinds import About, Kind, Subject
from bot.domain.reflections import Content
from bot.store.calls import NewEntry
from bot.store.keyring import HOUSE
from bot.store.work import Work
from bot.texts.operations import Name

_DAY_MS = 86_400_000
_PERSON = "(i * {step})"
_COUPLE = "(1000 + (i + 1) / 2)"
_NUMBER = "(1000000 + i)"


def settle(folder: Path, couples: int) -> float:
    """Settle so many couples in an empty folder; returns the bytes that each takes on the disk.

    Each person has a place in the calendar, one nudge with its bubble and its call, one reflection and its
    update. Nothing falls due within the hour.
    """
    asyncio.run(_template(folder))
    count, step = couples * 2, 2**62 // (couples * 2 + 1)
    person = _PERSON.format(step=step)
    soon = int(time.time() * 1000) + _DAY_MS // 24
    with fill.bare_file(folder / "kintsugi.sqlite3") as connection:
        copy = _Copier(connection, count)
        copy.rows("people", id=person)
        copy.rows("couples", together_since="0", id="(1000 + i)", _count=couples)
        copy.rows("members", person_id=person, couple_id=_COUPLE)
        copy.rows("schedule", person_id=person, due_at=f"({soon} + i * {_DAY_MS} / {count})")
        copy.rows("nudges", id=_NUMBER, person_id=person)
        copy.rows("seen", person_id=person)
        copy.rows("reflections", id=_NUMBER, person_id=person, message_id="i", nudge_id=_NUMBER)
        copy.rows("bubbles", person_id=person, subject_id=_NUMBER)
        copy.rows("outbox", id=_NUMBER, person_id=person, author_id=person)
        copy.rows("inbox", update_id=_NUMBER, author_id=person)
        for table in ("nudges", "reflections", "outbox", "couples"):
            connection.execute("UPDATE sequence SET last = last + 10000000 WHERE name = ?", (table,))
    with fill.bare_file(folder / "keyring.sqlite3") as connection:
        _Copier(connection, count).rows("data_keys", owner=person)
    files = ("kintsugi.sqlite3", "keyring.sqlite3")
    return sum((folder / name).stat().st_size for name in files) / couples


class _Copier:
    """Copies the newest row of a table `count` times; `i` counts the copies from 1."""

    def __init__(self, connection: sqlite3.Connection, count: int) -> None:
        self._connection = connection
        self._count = count

    def rows(self, table: str, _count: int = 0, **instead: str) -> None:
        """`instead` gives an SQL expression for a column; any other is copied, blobs as random bytes."""
        found = self._connection.execute(f"SELECT * FROM {table} LIMIT 1 OFFSET 1")
        row = found.fetchone() or self._connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()
        columns = [column[0] for column in found.description]
        values = [value for name, value in zip(columns, row, strict=True) if _bound(name, value, instead)]
        picked = [
            instead.get(name) or (f"randomblob({len(value)})" if isinstance(value, bytes) else "?")
            for name, value in zip(columns, row, strict=True)
        ]
        self._connection.execute(
            f"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {_count or self._count})"
            f" INSERT INTO {table} SELECT {', '.join(picked)} FROM n",
            values,
        )


def _bound(name: str, value: object, instead: dict[str, str]) -> bool:
    return name not in instead and not isinstance(value, bytes)


async def _template(folder: Path) -> None:
    """One couple as the bot leaves it after a day."""
    people = await asyncio.to_thread(fill.residents, folder, 2, datetime(2020, 1, 1, tzinfo=UTC), 1)
    async with fill.opened_store(folder) as database, database.transaction(datetime.now(UTC)) as work:
        for person in people:
            await _lived(work, person)


async def _lived(work: Work, resident: fill.Resident) -> None:
    person_id = resident.id
    await work.schedule.clear(person_id, Kind.NUDGE)
    await work.schedule.set(person_id, Kind.NUDGE, datetime(2100, 1, 1, tzinfo=UTC))
    await work.seen.record(person_id, "none", date(2020, 1, 1))
    nudge = await work.nudges.own(person_id, resident.nudge_id)
    await work.reflections.add(person_id, 1, Content("text", "We walked by the river. " * 5), nudge)
    await work.bubbles.add(person_id, 1, About(Subject.NUDGE, resident.nudge_id))
    about = About(Subject.NUDGE, resident.nudge_id)
    entry = NewEntry(resident.telegram_id, person_id, person_id, Name.SHOW, {}, about=about)
    await work.outbox.sent(await work.outbox.add(entry))
    update = json.loads(json.dumps(message.written(resident.telegram_id, resident.telegram_id)))
    await work.inbox.add(update, work.people.account(resident.telegram_id), HOUSE)
    await work.inbox.done(update["update_id"])
