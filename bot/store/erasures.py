"""People whose keys are still to be destroyed after their rows went; survives a crash between the two."""

from bot.store.transaction import Transaction


class Erasures:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._now: set[int] = set()

    @property
    def now(self) -> frozenset[int]:
        """Who was erased in this very transaction: nothing may be sealed with their key any more."""
        return frozenset(self._now)

    async def add(self, person_id: int) -> None:
        self._now.add(person_id)
        await self._tx.execute(
            "INSERT INTO erasures (person_id) VALUES (?) ON CONFLICT DO NOTHING", person_id
        )

    async def waiting(self) -> list[int]:
        return [row["person_id"] for row in await self._tx.all("SELECT person_id FROM erasures")]

    async def done(self, person_id: int) -> None:
        await self._tx.execute("DELETE FROM erasures WHERE person_id = ?", person_id)
