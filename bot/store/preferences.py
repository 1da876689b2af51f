"""The preferences table: what somebody set in private to steer what comes, sealed; knows no prompt."""

import json
import sqlite3
from collections.abc import Collection
from datetime import date

from bot.domain.preferences import BROKEN, Preferences
from bot.store.instants import from_ms_or_none, to_ms_or_none
from bot.store.transaction import Transaction


class PreferenceCells:
    """One sealed cell per person: neither which of them are set nor how often they changed is told apart."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def of(self, person_id: int) -> Preferences:
        """Those of a person; what nobody has set yet is as at the beginning."""
        return await self._tx.identity_map.one("preferences", person_id, self._fetch)

    async def read_ahead(self, people: Collection[int]) -> None:
        """Read those of all of them in one statement."""
        await self._tx.identity_map.ahead("preferences", people, self._fetch)

    async def _fetch(self, people: Collection[int]) -> dict[int, Preferences]:
        rows = await self._tx.all_of("SELECT * FROM preferences WHERE person_id", people)
        return dict.fromkeys(people, Preferences()) | {row["person_id"]: self._read(row) for row in rows}

    def _read(self, row: sqlite3.Row) -> Preferences:
        person_id = row["person_id"]
        kept = json.loads(self._tx.open("preferences", "cell", person_id, person_id, row["cell"]))
        return Preferences(
            broken=next((known for known in BROKEN if known == kept["broken"]), None),
            touch=kept["touch"],
            fewer=frozenset(kept["fewer"]),
            asked_fewer=frozenset(kept["asked_fewer"]),
            hard_day=date.fromisoformat(kept["hard_day"]) if kept["hard_day"] else None,
            fewer_days_offered=kept["fewer_days_offered"],
            silence_noticed_at=from_ms_or_none(kept["silence_noticed_at"]),
        )

    async def keep(self, person_id: int, preferences: Preferences) -> None:
        """Put these in place of whatever was kept."""
        kept = {
            "broken": preferences.broken,
            "touch": preferences.touch,
            "fewer": sorted(preferences.fewer),
            "asked_fewer": sorted(preferences.asked_fewer),
            "hard_day": preferences.hard_day.isoformat() if preferences.hard_day else None,
            "fewer_days_offered": preferences.fewer_days_offered,
            "silence_noticed_at": to_ms_or_none(preferences.silence_noticed_at),
        }
        await self._tx.execute(
            "INSERT INTO preferences (person_id, cell) VALUES (?, ?)"
            " ON CONFLICT (person_id) DO UPDATE SET cell = excluded.cell",
            person_id,
            self._tx.seal("preferences", "cell", person_id, person_id, json.dumps(kept)),
        )
        self._tx.identity_map.forget("preferences")
