"""The together table: what a couple has had together and what both agreed on, sealed; knows no prompt's words."""

import json
from collections.abc import Collection
from dataclasses import astuple
from datetime import date
from typing import Any

from bot.domain.shared import Past, Settings
from bot.store.keyring import HOUSE
from bot.store.transaction import Transaction


class Together:
    """One record per couple, sealed by the house, for a couple has no key; it goes with the couple."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def of(self, couple_id: int) -> Past:
        """An empty past when there is none yet."""
        return await self._tx.identity_map.one("together", couple_id, self._fetch)

    async def read_ahead(self, couples: Collection[int]) -> None:
        """Read those of all of them in one statement."""
        await self._tx.identity_map.ahead("together", couples, self._fetch)

    async def _fetch(self, couples: Collection[int]) -> dict[int, Past]:
        rows = await self._tx.all_of("SELECT * FROM together WHERE couple_id", couples)
        read = {row["couple_id"]: self._read(row["couple_id"], row["past"]) for row in rows}
        return dict.fromkeys(couples, Past()) | read

    def _read(self, couple_id: int, cell: bytes) -> Past:
        kept: dict[str, Any] = json.loads(self._tx.open("together", "past", couple_id, HOUSE, cell))
        return Past(
            had={name: date.fromisoformat(day) for name, day in kept["had"].items()},
            days={date.fromisoformat(day): name for day, name in kept["days"].items()},
            preparations={date.fromisoformat(day): name for day, name in kept["preparations"].items()},
            through=date.fromisoformat(kept["through"]) if kept["through"] else None,
            settings=tuple((date.fromisoformat(since), Settings(*of)) for since, of in kept["settings"]),
        )

    async def keep(self, couple_id: int, past: Past) -> None:
        """Put this in place of whatever was kept."""
        kept = {
            "had": {name: day.isoformat() for name, day in past.had.items()},
            "days": {day.isoformat(): name for day, name in past.days.items()},
            "preparations": {day.isoformat(): name for day, name in past.preparations.items()},
            "through": past.through.isoformat() if past.through else None,
            "settings": [(since.isoformat(), astuple(settings)) for since, settings in past.settings],
        }
        await self._tx.execute(
            "INSERT INTO together (couple_id, past) VALUES (?, ?)"
            " ON CONFLICT (couple_id) DO UPDATE SET past = excluded.past",
            couple_id,
            self._tx.seal("together", "past", couple_id, HOUSE, json.dumps(kept)),
        )
        self._tx.identity_map.put("together", couple_id, past)
