"""The seen table: what each person has had or turned down, sealed; knows no prompt's words."""

import json
import sqlite3
from collections.abc import Collection, Mapping
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

    async def put_back(self, person_id: int, prompt_id: str, had: date | None) -> None:
        """They last had this prompt on that date, or never."""
        history = await self._of(person_id)
        others = {name: day for name, day in history.had.items() if name != prompt_id}
        await self._keep(person_id, replace(history, had={**others, prompt_id: had} if had else others))

    async def welcome_again(self, person_id: int, prompt_id: str) -> None:
        """It may come to this person after all."""
        history = await self._of(person_id)
        await self._keep(person_id, replace(history, disliked=history.disliked - {prompt_id}))

    async def disliked(self, *people: int) -> frozenset[str]:
        """Each prompt that any of these people has turned down."""
        return frozenset().union(*[(await self._of(person_id)).disliked for person_id in people])

    async def _of(self, person_id: int) -> _History:
        return await self._tx.identity_map.one("seen", person_id, self._fetch)

    async def read_ahead(self, people: Collection[int]) -> None:
        """Read what all of them have had in one statement."""
        await self._tx.identity_map.ahead("seen", people, self._fetch)

    async def _fetch(self, people: Collection[int]) -> dict[int, _History]:
        rows = await self._tx.all_of("SELECT * FROM seen WHERE person_id", people)
        return dict.fromkeys(people, _History()) | {row["person_id"]: self._read(row) for row in rows}

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
        self._tx.identity_map.put("seen", person_id, history)


def _latest(first: Mapping[str, date], others: list[Mapping[str, date]]) -> dict[str, date]:
    merged = dict(first)
    for other in others:
        for prompt_id, day in other.items():
            if merged.get(prompt_id, date.min) < day:
                merged[prompt_id] = day
    return merged
