"""The calendar of what falls due for whom, and the record of what happened once; knows not what it means."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.kinds import Kind
from bot.store.instants import from_ms, to_ms
from bot.store.transaction import Transaction


@dataclass(frozen=True)
class Due:
    person_id: int
    kind: Kind
    due_at: datetime


class Schedule:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def set(self, person_id: int, kind: Kind, due_at: datetime) -> None:
        """One entry per person and kind: a new one replaces the old."""
        entries, due_ms = await self._of(person_id), to_ms(due_at)
        if entries.get(kind) == from_ms(due_ms):
            return
        await self._tx.execute(
            "INSERT INTO schedule (person_id, kind, due_at) VALUES (?, ?, ?)"
            " ON CONFLICT (person_id, kind) DO UPDATE SET due_at = excluded.due_at",
            person_id,
            kind.value,
            due_ms,
        )
        self._tx.identity_map.put("schedule", person_id, {**entries, kind: from_ms(due_ms)})

    async def clear(self, person_id: int, kind: Kind) -> None:
        entries = await self._of(person_id)
        if kind not in entries:
            return
        await self._tx.execute("DELETE FROM schedule WHERE person_id = ? AND kind = ?", person_id, kind.value)
        left = {one: due_at for one, due_at in entries.items() if one != kind}
        self._tx.identity_map.put("schedule", person_id, left)

    async def get(self, person_id: int, kind: Kind) -> datetime | None:
        return (await self._of(person_id)).get(kind)

    async def _of(self, person_id: int) -> Mapping[Kind, datetime]:
        return await self._tx.identity_map.one("schedule", person_id, self._fetch)

    async def read_ahead(self, people: Collection[int]) -> None:
        """Read the entries of all of them in one statement."""
        await self._tx.identity_map.ahead("schedule", people, self._fetch)

    async def _fetch(self, people: Collection[int]) -> dict[int, Mapping[Kind, datetime]]:
        entries: dict[int, dict[Kind, datetime]] = {person_id: {} for person_id in people}
        for row in await self._tx.all_of("SELECT * FROM schedule WHERE person_id", people):
            entries[row["person_id"]][Kind(row["kind"])] = from_ms(row["due_at"])
        return {**entries}

    async def due(self, limit: int) -> list[Due]:
        """What is due now or was due before, oldest first."""
        rows = await self._tx.all(
            "SELECT * FROM schedule WHERE due_at <= ? ORDER BY due_at LIMIT ?", self._tx.now_ms, limit
        )
        return [Due(row["person_id"], Kind(row["kind"]), from_ms(row["due_at"])) for row in rows]

    async def due_of(self, people: Iterable[int]) -> list[Due]:
        """Everything that is due now for any of these people, oldest first."""
        due = [
            Due(person_id, kind, due_at)
            for person_id in people
            for kind, due_at in (await self._of(person_id)).items()
            if due_at <= self._tx.now
        ]
        return sorted(due, key=lambda entry: entry.due_at)

    async def next_at(self, *kinds: Kind) -> datetime | None:
        """The earliest instant at which anything, or anything of these kinds, falls due."""
        only = f" WHERE kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
        row = await self._tx.one(f"SELECT min(due_at) AS due_at FROM schedule{only}", *kinds)
        return from_ms(row["due_at"]) if row and row["due_at"] is not None else None

    async def pull_in(self, kind: Kind, later_than: timedelta) -> int:
        """Have entries of a kind that lie further ahead fall due now; returns how many rows that were."""
        moved = await self._tx.sweep(
            "UPDATE schedule SET due_at = ? WHERE kind = ? AND due_at > ?",
            self._tx.now_ms,
            kind,
            to_ms(self._tx.now + later_than),
        )
        self._tx.identity_map.forget("schedule")
        return moved

    async def happened(self, owner_id: int, kind: str, local_date: str) -> bool:
        """Record an occurrence; False when it had been recorded before, so it must not happen again."""
        changed = await self._tx.execute(
            "INSERT INTO occurrences (owner_id, kind, local_date) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            owner_id,
            kind,
            local_date,
        )
        return changed == 1

    async def last_happened(self, owner_id: int, kind: str) -> date | None:
        """The latest date with such an occurrence that has not been pruned."""
        row = await self._tx.one(
            "SELECT max(local_date) AS day FROM occurrences WHERE owner_id = ? AND kind = ?", owner_id, kind
        )
        return date.fromisoformat(row["day"]) if row and row["day"] else None

    async def forget_occurrences(self, owner_id: int) -> None:
        await self._tx.execute("DELETE FROM occurrences WHERE owner_id = ?", owner_id)

    async def prune_occurrences(self, before: date) -> int:
        """Remove some of what happened on dates before this one; returns how many rows that were."""
        return await self._tx.remove_some(
            "occurrences", "owner_id, kind, local_date", "local_date < ?", before.isoformat()
        )
