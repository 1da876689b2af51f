"""The signs table: what somebody ticked in private and when it was offered, sealed; knows no sign's words."""

import json
import sqlite3
from collections.abc import Collection

from bot.domain.signs import SIGNS, SignsRecord
from bot.store.instants import from_ms_or_none, to_ms_or_none
from bot.store.transaction import Transaction


class Signs:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def of(self, person_id: int) -> SignsRecord:
        """What is kept of a person; an empty record when there is nothing."""
        return await self._tx.identity_map.one("signs", person_id, self._fetch)

    async def read_ahead(self, people: Collection[int]) -> None:
        """Read the records of all of them in one statement."""
        await self._tx.identity_map.ahead("signs", people, self._fetch)

    async def _fetch(self, people: Collection[int]) -> dict[int, SignsRecord]:
        rows = await self._tx.all_of("SELECT * FROM signs WHERE person_id", people)
        return dict.fromkeys(people, SignsRecord()) | {row["person_id"]: self._read(row) for row in rows}

    def _read(self, row: sqlite3.Row) -> SignsRecord:
        person_id = row["person_id"]
        kept = json.loads(self._tx.open("signs", "record", person_id, person_id, row["record"]))
        return SignsRecord(
            ticked=frozenset(sign for sign in SIGNS if sign in kept["ticked"]),
            done_at=from_ms_or_none(kept["done_at"]),
            offered_at=from_ms_or_none(kept["offered_at"]),
            wanted=kept["wanted"],
        )

    async def keep(self, person_id: int, record: SignsRecord) -> None:
        """Put this in place of whatever was kept."""
        kept = {
            "ticked": [sign for sign in SIGNS if sign in record.ticked],
            "done_at": to_ms_or_none(record.done_at),
            "offered_at": to_ms_or_none(record.offered_at),
            "wanted": record.wanted,
        }
        await self._tx.execute(
            "INSERT INTO signs (person_id, record) VALUES (?, ?)"
            " ON CONFLICT (person_id) DO UPDATE SET record = excluded.record",
            person_id,
            self._tx.seal("signs", "record", person_id, person_id, json.dumps(kept)),
        )
        self._tx.identity_map.forget("signs")
