"""The cooldowns table: when a line of a kind was last called for in a person's chat; knows no wording."""

from datetime import timedelta

from bot.store.transaction import Transaction

_MS = timedelta(milliseconds=1)


class Cooldowns:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def passed(self, person_id: int, kind: str, wait: timedelta) -> bool:
        """Whether a line of this kind has not been called for within `wait` before now; it is called for now."""
        before = await self._tx.one(
            "SELECT at FROM cooldowns WHERE person_id = ? AND kind = ?", person_id, kind
        )
        await self._tx.execute(
            "INSERT INTO cooldowns (person_id, kind, at) VALUES (?, ?, ?)"
            " ON CONFLICT (person_id, kind) DO UPDATE SET at = excluded.at",
            person_id,
            kind,
            self._tx.now_ms,
        )
        # a clock that was set back must not silence anybody for long
        return before is None or abs(self._tx.now_ms - before["at"]) > wait // _MS
