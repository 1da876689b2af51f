"""The couples and members tables: who is together with whom."""

import sqlite3
from collections.abc import Collection, Sequence

from bot.domain.people import Couple, Person
from bot.store.instants import from_ms
from bot.store.people import People
from bot.store.transaction import Transaction

_MEMBERS = (
    "SELECT c.id, c.together_since, m.person_id FROM couples AS c JOIN members AS m ON m.couple_id = c.id"
)
_IN_ORDER = "ORDER BY m.rowid"


class Couples:
    def __init__(self, tx: Transaction, people: People) -> None:
        self._tx = tx
        self._people = people

    async def of(self, person_id: int) -> Couple | None:
        """The couple a person is in, if any."""
        return await self._tx.identity_map.once(
            "people", ("couple of", person_id), lambda: self._of(person_id)
        )

    async def get(self, couple_id: int) -> Couple | None:
        return await self._tx.identity_map.once("people", ("couple", couple_id), lambda: self._get(couple_id))

    async def read_ahead(self, people: Collection[int]) -> tuple[list[int], list[int]]:
        """Read all of these people and their partners; returns the numbers of all, and those of the couples."""
        couples: dict[int, list[sqlite3.Row]] = {}
        sql = f"{_MEMBERS} WHERE c.id IN (SELECT couple_id FROM members WHERE person_id"
        for row in await self._tx.all_of(sql, people, behind=f") {_IN_ORDER}"):
            couples.setdefault(row["id"], []).append(row)
        together = {row["person_id"] for rows in couples.values() for row in rows}
        everybody = [*together.union(people)]
        await self._people.read_ahead(everybody)
        for rows in couples.values():
            couple = await self._read(rows)
            for row in rows:
                self._tx.identity_map.put("people", ("couple of", row["person_id"]), couple)
        for person_id in set(people) - together:
            self._tx.identity_map.put("people", ("couple of", person_id), None)
        return everybody, [*couples]

    async def _of(self, person_id: int) -> Couple | None:
        mine = "c.id = (SELECT couple_id FROM members WHERE person_id = ?)"
        return await self._read(await self._tx.all(f"{_MEMBERS} WHERE {mine} {_IN_ORDER}", person_id))

    async def _get(self, couple_id: int) -> Couple | None:
        return await self._read(await self._tx.all(f"{_MEMBERS} WHERE c.id = ? {_IN_ORDER}", couple_id))

    async def _read(self, rows: Sequence[sqlite3.Row]) -> Couple | None:
        if len(rows) != 2:
            return None
        first, second = [await self._people.get(row["person_id"]) for row in rows]
        return Couple(rows[0]["id"], from_ms(rows[0]["together_since"]), first, second)

    async def partner_of(self, person_id: int) -> Person | None:
        couple = await self.of(person_id)
        return couple.other(person_id) if couple else None

    async def join(self, first_id: int, second_id: int, couple_id: int | None = None) -> int:
        """Make two people a couple; raises IntegrityError when either is in one already.

        Their number is random; `couple_id` gives them a certain one, so that a story can be told again alike.
        """
        couple_id = self._tx.random_id() if couple_id is None else couple_id
        await self._tx.execute(
            "INSERT INTO couples (id, together_since) VALUES (?, ?)", couple_id, self._tx.now_ms
        )
        for person_id in (first_id, second_id):
            await self._tx.execute(
                "INSERT INTO members (person_id, couple_id) VALUES (?, ?)", person_id, couple_id
            )
        self._tx.identity_map.forget("people")
        return couple_id

    async def part(self, couple_id: int) -> None:
        """End a couple: its plans, days and check-ins go with it; each keeps what they wrote."""
        await self._tx.execute("DELETE FROM couples WHERE id = ?", couple_id)
        self._tx.identity_map.clear()
