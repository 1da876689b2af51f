"""The cooldowns table: an instant for each kind of line in a person's chat, which limits it; knows no wording."""

from datetime import datetime, timedelta

from bot.store.instants import from_ms, to_ms
from bot.store.transaction import Transaction


class Cooldowns:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def passed(self, person_id: int, kind: str, wait: timedelta) -> bool:
        """Whether a line of this kind has not been called for within `wait` before now; it is called for now."""
        before = await self.at(person_id, kind)
        await self.set(person_id, kind, self._tx.now)
        # a clock that was set back must not silence anybody for long
        return before is None or abs(self._tx.now - before) > wait

    async def at(self, person_id: int, kind: str) -> datetime | None:
        """The instant that is noted for a kind; None when there is none."""
        row = await self._tx.one("SELECT at FROM cooldowns WHERE person_id = ? AND kind = ?", person_id, kind)
        return from_ms(row["at"]) if row else None

    async def set(self, person_id: int, kind: str, at: datetime) -> None:
        """Note an instant for a kind."""
        await self._tx.execute(
            "INSERT INTO cooldowns (person_id, kind, at) VALUES (?, ?, ?)"
            " ON CONFLICT (person_id, kind) DO UPDATE SET at = excluded.at",
            person_id,
            kind,
            to_ms(at),
        )
