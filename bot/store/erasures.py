"""People whose keys are still to be destroyed after their rows went; survives a crash between the two."""

import json
from dataclasses import dataclass

from bot.store.keyring import HOUSE
from bot.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Farewell:
    """Where and in which language to tell somebody that everything of theirs is gone."""

    telegram_id: int
    language: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """One that is not finished yet. `told`: that it takes longer; without a farewell nobody is told anything."""

    person_id: int
    farewell: Farewell | None
    told: bool


class Erasures:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._now: set[int] = set()

    @property
    def now(self) -> frozenset[int]:
        """Who was erased in this very transaction: nothing may be sealed with their key any more."""
        return frozenset(self._now)

    async def add(self, person_id: int, farewell: Farewell) -> None:
        """Their rows go in this transaction. The farewell is sealed by the house's key, for theirs is destroyed."""
        self._now.add(person_id)
        words = json.dumps([farewell.telegram_id, farewell.language])
        await self._tx.execute(
            "INSERT INTO erasures (person_id, farewell) VALUES (?, ?) ON CONFLICT DO NOTHING",
            person_id,
            self._tx.seal("erasures", "farewell", person_id, HOUSE, words),
        )

    async def waiting(self) -> list[Erasure]:
        """Every one that is not done."""
        rows = await self._tx.all("SELECT * FROM erasures ORDER BY person_id")
        return [
            Erasure(row["person_id"], self._farewell(row["person_id"], row["farewell"]), bool(row["told"]))
            for row in rows
        ]

    async def told(self, person_id: int) -> None:
        """They know that it takes longer."""
        await self._tx.execute("UPDATE erasures SET told = 1 WHERE person_id = ?", person_id)

    async def done(self, person_id: int) -> None:
        """Nothing of theirs is left in any file."""
        await self._tx.execute("DELETE FROM erasures WHERE person_id = ?", person_id)

    def _farewell(self, person_id: int, cell: bytes | None) -> Farewell | None:
        if cell is None:
            return None
        telegram_id, language = json.loads(self._tx.open("erasures", "farewell", person_id, HOUSE, cell))
        return Farewell(telegram_id, language)
