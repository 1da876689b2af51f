"""The safety table: one sealed cell per person, always of one size; knows nothing of words or wording."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.store.instants import from_ms, to_ms
from bot.store.transaction import Transaction


@dataclass(frozen=True)
class Safety:
    """`country`: whose help lines they chose, two letters. `silent_until` (UTC): how long a kind of note rests."""

    country: str | None = None
    silent_until: Mapping[str, datetime] = field(default_factory=dict)


class SafetyCells:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def of(self, person_id: int) -> Safety:
        row = await self._tx.one("SELECT cell FROM safety WHERE person_id = ?", person_id)
        if row is None:
            return Safety()
        kept = json.loads(self._tx.open("safety", "cell", person_id, person_id, row["cell"]))
        return Safety(kept["country"], {kind: from_ms(until) for kind, until in kept["quiet"].items()})

    async def forget(self, person_id: int) -> None:
        await self._tx.execute("DELETE FROM safety WHERE person_id = ?", person_id)

    async def keep(self, person_id: int, safety: Safety) -> None:
        """Seal it anew; what lies in the past is dropped. The same content gives other bytes each time."""
        quiet = {kind: to_ms(until) for kind, until in safety.silent_until.items() if until > self._tx.now}
        words = json.dumps({"country": safety.country, "quiet": quiet}, separators=(",", ":"))
        await self._tx.execute(
            "INSERT INTO safety (person_id, cell) VALUES (?, ?)"
            " ON CONFLICT (person_id) DO UPDATE SET cell = excluded.cell",
            person_id,
            self._tx.seal("safety", "cell", person_id, person_id, words),
        )
