"""The mentions table: whom a message that waits for somebody else names; holds no name."""

from collections.abc import Iterable

from bot.store.transaction import Transaction


class Mentions:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, entry_id: int, people: Iterable[int]) -> None:
        """That entry of the outbox names them."""
        for person_id in people:
            await self._tx.execute(
                "INSERT INTO mentions (entry_id, person_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                entry_id,
                person_id,
            )

    async def erase(self, person_id: int) -> None:
        """Remove every waiting message to anybody else that names somebody."""
        await self._tx.execute(
            "DELETE FROM outbox WHERE id IN (SELECT entry_id FROM mentions WHERE person_id = ?)", person_id
        )
