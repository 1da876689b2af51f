"""The nudges table: who was given which prompt for which date, sealed; knows no prompt's words."""

from datetime import date, datetime

import aiosqlite

from bot.domain.nudges import Nudge, NudgeState
from bot.store.instants import from_ms, to_ms
from bot.store.transaction import Transaction


class Nudges:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(
        self, person_id: int, day: date, prompt_id: str, couple_id: int | None, due_at: datetime
    ) -> Nudge:
        """The nudge of a local date; raises IntegrityError when that date has one already."""
        row = (
            self._tx.randomness.bits(62) + 1
        )  # a counted number would tell whether the partner was given one
        await self._tx.execute(
            "INSERT INTO nudges (id, person_id, local_date, prompt_id, couple_id, state, due_at, created_at)"
            " VALUES (?, ?, ?, ?, ?, 'open', ?, ?)",
            row,
            person_id,
            day.isoformat(),
            self._sealed(row, person_id, prompt_id),
            couple_id,
            to_ms(due_at),
            self._tx.now_ms,
        )
        return Nudge(row, person_id, day, prompt_id, couple_id, "open", self._tx.now)

    async def own(self, person_id: int, nudge_id: int) -> Nudge | None:
        """A nudge by its number, when it is this person's."""
        return self._read(
            await self._tx.one("SELECT * FROM nudges WHERE person_id = ? AND id = ?", person_id, nudge_id)
        )

    async def on(self, person_id: int, day: date) -> Nudge | None:
        return self._read(
            await self._tx.one(
                "SELECT * FROM nudges WHERE person_id = ? AND local_date = ?", person_id, day.isoformat()
            )
        )

    async def newest(self, person_id: int) -> Nudge | None:
        return self._read(
            await self._tx.one(
                "SELECT * FROM nudges WHERE person_id = ? ORDER BY local_date DESC LIMIT 1", person_id
            )
        )

    async def replace(self, nudge: Nudge, prompt_id: str) -> None:
        """Another prompt stands in its place: no longer the couple's shared one."""
        await self._tx.execute(
            "UPDATE nudges SET prompt_id = ?, couple_id = NULL, state = 'open' WHERE id = ?",
            self._sealed(nudge.id, nudge.person_id, prompt_id),
            nudge.id,
        )

    async def remove(self, nudge_id: int) -> None:
        """It never was; what was written to it stays, with its prompt."""
        await self._tx.execute("DELETE FROM nudges WHERE id = ?", nudge_id)

    async def set_state(self, nudge_id: int, state: NudgeState) -> None:
        await self._tx.execute("UPDATE nudges SET state = ? WHERE id = ?", state, nudge_id)

    async def answered_since(self, person_id: int, since: datetime) -> int:
        """How many of the nudges that a person was given at or after `since` they have answered."""
        row = await self._tx.one(
            "SELECT count(*) AS answered FROM nudges"
            " WHERE person_id = ? AND state = 'answered' AND created_at >= ?",
            person_id,
            to_ms(since),
        )
        return int(row["answered"]) if row else 0

    async def given_since(self, person_id: int, since: datetime) -> list[Nudge]:
        """The nudges that a person was given at or after an instant, newest first."""
        rows = await self._tx.all(
            "SELECT * FROM nudges WHERE person_id = ? AND created_at >= ? ORDER BY local_date DESC",
            person_id,
            to_ms(since),
        )
        return [nudge for nudge in map(self._read, rows) if nudge is not None]

    def _sealed(self, row: int, person_id: int, prompt_id: str) -> bytes:
        return self._tx.seal_id("nudges", "prompt_id", row, person_id, prompt_id)

    def _read(self, row: aiosqlite.Row | None) -> Nudge | None:
        if row is None:
            return None
        return Nudge(
            id=row["id"],
            person_id=row["person_id"],
            local_date=date.fromisoformat(row["local_date"]),
            prompt_id=self._tx.open("nudges", "prompt_id", row["id"], row["person_id"], row["prompt_id"]),
            couple_id=row["couple_id"],
            state=row["state"],
            created_at=from_ms(row["created_at"]),
        )
