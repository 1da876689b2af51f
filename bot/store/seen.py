"""The seen table: what each person has had or turned down, sealed; knows no prompt's words."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.store.transaction import Transaction


@dataclass(frozen=True)
class _History:
    had: Mapping[str, date] = field(default_factory=dict)
    disliked: frozenset[str] = frozenset()


class Seen:
    """One sealed record per person: rows would tell whoever reads the disk what somebody works on."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def record(self, person_id: int, prompt_id: str, day: date) -> None:
        history = await self._of(person_id)
        if history.had.get(prompt_id, date.min) < day:
            await self._keep(person_id, replace(history, had={**history.had, prompt_id: day}))

    async def of(self, *people: int) -> Mapping[str, date]:
        """Each prompt that any of these people has had, with the last local date of it."""
        first, *others = [(await self._of(person_id)).had for person_id in people]
        return _latest(first, others) if others else first

    async def dislike(self, person_id: int, prompt_id: str) -> None:
        """It does not come back to this person, ever."""
        history = await self._of(person_id)
        await self._keep(person_id, replace(history, disliked=history.disliked | {prompt_id}))

    async def disliked(self, *people: int) -> frozenset[str]:
        """Each prompt that any of these people has turned down."""
        return frozenset().union(*[(await self._of(person_id)).disliked for person_id in people])

    async def _of(self, person_id: int) -> _History:
        return await self._tx.kept.once("seen", person_id, lambda: self._fetch(person_id))

    async def _fetch(self, person_id: int) -> _History:
        row = await self._tx.one("SELECT * FROM seen WHERE person_id = ?", person_id)
        return self._read(row) if row else _History()

    async def read_ahead(self, people: Sequence[int]) -> None:
        """Read what all of them have had in one statement."""
        rows = await self._tx.all_of("SELECT * FROM seen WHERE person_id", people)
        histories = {row["person_id"]: self._read(row) for row in rows}
        for person_id in people:
            self._tx.kept.put("seen", person_id, histories.get(person_id, _History()))

    def _read(self, row: sqlite3.Row) -> _History:
        person_id = row["person_id"]
        kept = json.loads(self._tx.open("seen", "record", person_id, person_id, row["record"]))
        had = {prompt_id: date.fromisoformat(day) for prompt_id, day in kept["had"].items()}
        return _History(had, frozenset(kept["disliked"]))

    async def _keep(self, person_id: int, history: _History) -> None:
        record = {
            "had": {prompt_id: day.isoformat() for prompt_id, day in history.had.items()},
            "disliked": sorted(history.disliked),
        }
        await self._tx.execute(
            "INSERT INTO seen (person_id, record) VALUES (?, ?)"
            " ON CONFLICT (person_id) DO UPDATE SET record = excluded.record",
            person_id,
            self._tx.seal("seen", "record", person_id, person_id, json.dumps(record)),
        )
        self._tx.kept.put("seen", person_id, history)


def _latest(first: Mapping[str, date], others: list[Mapping[str, date]]) -> dict[str, date]:
    merged = dict(first)
    for other in others:
        for prompt_id, day in other.items():
            if merged.get(prompt_id, date.min) < day:
                merged[prompt_id] = day
    return merged
