"""The couples and members tables: who is together with whom."""

from bot.domain.people import Couple, Person
from bot.store.instants import from_ms
from bot.store.people import People
from bot.store.transaction import Transaction


class Couples:
    def __init__(self, tx: Transaction, people: People) -> None:
        self._tx = tx
        self._people = people

    async def of(self, person_id: int) -> Couple | None:
        """The couple a person is in, if any."""
        return await self._read("c.id = (SELECT couple_id FROM members WHERE person_id = ?)", person_id)

    async def get(self, couple_id: int) -> Couple | None:
        return await self._read("c.id = ?", couple_id)

    async def _read(self, condition: str, number: int) -> Couple | None:
        key = (condition, number)
        return await self._tx.kept.once("people", key, lambda: self._fetch(condition, number))

    async def _fetch(self, condition: str, number: int) -> Couple | None:
        rows = await self._tx.all(
            "SELECT c.id, c.together_since, m.person_id FROM couples AS c"
            f" JOIN members AS m ON m.couple_id = c.id WHERE {condition} ORDER BY m.rowid",
            number,
        )
        if len(rows) != 2:
            return None
        first, second = [await self._people.get(row["person_id"]) for row in rows]
        return Couple(rows[0]["id"], from_ms(rows[0]["together_since"]), first, second)

    async def partner_of(self, person_id: int) -> Person | None:
        couple = await self.of(person_id)
        return couple.other(person_id) if couple else None

    async def join(self, first_id: int, second_id: int) -> int:
        """Make two people a couple; raises IntegrityError when either is in one already."""
        couple_id = await self._tx.next_id("couples")
        await self._tx.execute(
            "INSERT INTO couples (id, together_since) VALUES (?, ?)", couple_id, self._tx.now_ms
        )
        for person_id in (first_id, second_id):
            await self._tx.execute(
                "INSERT INTO members (person_id, couple_id) VALUES (?, ?)", person_id, couple_id
            )
        return couple_id

    async def part(self, couple_id: int) -> None:
        """End a couple: its plans, days and check-ins go with it; each keeps what they wrote."""
        await self._tx.execute("DELETE FROM couples WHERE id = ?", couple_id)
