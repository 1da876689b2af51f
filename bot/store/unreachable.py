"""The unreachable table: who could not be written to, why, and how often in a row; knows no network."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from bot.domain.unreachable import REASONS, Unreachable
from bot.store.transaction import Transaction

COUNTS = (
    "SELECT coalesce(why, 'blocked') AS why, count(*) AS many FROM people LEFT JOIN unreachable"
    " ON person_id = id WHERE unreachable GROUP BY 1"
)


class UnreachablePeople:
    """A row per person from the first failure until something arrives or they come back."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, person_id: int, why: Unreachable) -> int:
        """Note that they could not be written to; returns how often in a row that was."""
        row = await self._tx.one(
            "INSERT INTO unreachable (person_id, why, failures) VALUES (?, ?, 1)"
            " ON CONFLICT (person_id) DO UPDATE SET why = excluded.why, failures = failures + 1"
            " RETURNING failures",
            person_id,
            why,
        )
        if row is None:
            raise AssertionError("RETURNING always gives a row")
        return int(row["failures"])

    async def failures(self, person_id: int) -> int:
        """How often in a row they could not be written to; 0 when nobody counted."""
        row = await self._tx.one("SELECT failures FROM unreachable WHERE person_id = ?", person_id)
        return int(row["failures"]) if row else 0

    async def forget(self, person_id: int) -> bool:
        """Something arrived, or they are back; False when nothing was noted of them."""
        return await self._tx.execute("DELETE FROM unreachable WHERE person_id = ?", person_id) == 1

    async def counts(self) -> dict[str, int]:
        """How many people rest because they cannot be written to, by what Telegram said."""
        rows = await self._tx.all(COUNTS)
        return ordered({row["why"]: row["many"] for row in rows})


def summary(counts: Mapping[str, int]) -> str:
    """The counts as one line for the operator."""
    reasons = ", ".join(f"{why}: {many}" for why, many in counts.items())
    return f"people who cannot be written to: {sum(counts.values())}" + (f" ({reasons})" if reasons else "")


def look(path: Path) -> dict[str, int] | None:
    """The same counts from a database file, beside a bot that runs or not; None where it cannot be told."""
    if not path.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            return ordered(dict(file.execute(COUNTS)))
    except sqlite3.Error:  # made by an older version, or locked, or no database
        return None


def ordered(counts: dict[str, int]) -> dict[str, int]:
    """The counts in the order in which reasons are always named."""
    return {why: counts[why] for why in REASONS if counts.get(why)}
