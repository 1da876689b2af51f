"""The held table: what waits for each person while they are left in peace, one sealed record; knows no matter."""

import json
import sqlite3
from collections.abc import Collection

from bot.domain.held import Held, Item, Matter
from bot.store.instants import from_ms_or_none, to_ms_or_none
from bot.store.transaction import Transaction


class HeldRecords:
    """Kinds and numbers of rows only. That something waits, and how much, is not told apart from outside."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def of(self, person_id: int) -> Held:
        """What waits for a person; an empty record when nothing does."""
        return await self._tx.identity_map.one("held", person_id, self._fetch)

    async def read_ahead(self, people: Collection[int]) -> None:
        """Read the records of all of them in one statement."""
        await self._tx.identity_map.ahead("held", people, self._fetch)

    async def keep(self, person_id: int, held: Held) -> None:
        """Put this in place of what was kept; nothing is written where nothing has changed."""
        if held == await self.of(person_id):
            return
        record = {
            "waiting": [[item.matter.value, item.number] for item in held.waiting],
            "told": [[item.matter.value, item.number] for item in held.told],
            "put_off": held.put_off,
            "not_before": to_ms_or_none(held.not_before),
        }
        await self._tx.execute(
            "INSERT INTO held (person_id, record) VALUES (?, ?)"
            " ON CONFLICT (person_id) DO UPDATE SET record = excluded.record",
            person_id,
            self._tx.seal("held", "record", person_id, person_id, json.dumps(record)),
        )
        self._tx.identity_map.forget("held")

    async def _fetch(self, people: Collection[int]) -> dict[int, Held]:
        rows = await self._tx.all_of("SELECT * FROM held WHERE person_id", people)
        return dict.fromkeys(people, Held()) | {row["person_id"]: self._read(row) for row in rows}

    def _read(self, row: sqlite3.Row) -> Held:
        person_id = row["person_id"]
        record = json.loads(self._tx.open("held", "record", person_id, person_id, row["record"]))
        return Held(
            waiting=_items(record["waiting"]),
            told=_items(record["told"]),
            put_off=record["put_off"],
            not_before=from_ms_or_none(record["not_before"]),
        )


def _items(record: list[tuple[str, int]]) -> tuple[Item, ...]:
    return tuple(Item(Matter(matter), number) for matter, number in record)
