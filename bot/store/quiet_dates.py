"""The quiet_dates table: days of the year that somebody wants to be left in peace, sealed; says nothing of why."""

import sqlite3
from collections.abc import Collection

from bot.domain.quiet import QuietDate, YearDay
from bot.store.transaction import Transaction


class QuietDates:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def of(self, *people: int) -> list[QuietDate]:
        """Every date that any of these people set, in the order of the year."""
        dates: list[QuietDate] = []
        for person_id in people:
            dates += await self._tx.kept.one("quiet_dates", person_id, self._fetch)
        return sorted(dates, key=lambda date: (date.day, date.id))

    async def read_ahead(self, people: Collection[int]) -> None:
        """Read the dates of all of them in one statement."""
        await self._tx.kept.ahead("quiet_dates", people, self._fetch)

    async def _fetch(self, people: Collection[int]) -> dict[int, list[QuietDate]]:
        dates: dict[int, list[QuietDate]] = {person_id: [] for person_id in people}
        for row in await self._tx.all_of("SELECT * FROM quiet_dates WHERE person_id", people):
            dates[row["person_id"]].append(self._read(row))
        return dates

    def _read(self, row: sqlite3.Row) -> QuietDate:
        said = self._tx.open("quiet_dates", "day", row["id"], row["person_id"], row["day"])
        return QuietDate(row["id"], row["person_id"], YearDay.read(said))

    async def add(self, person_id: int, day: YearDay) -> None:
        row = self._tx.randomness.bits(62) + 1  # a counted number would tell whether the partner added a day
        cell = self._tx.seal("quiet_dates", "day", row, person_id, str(day))
        await self._tx.execute(
            "INSERT INTO quiet_dates (id, person_id, day) VALUES (?, ?, ?)", row, person_id, cell
        )

    async def remove(self, person_id: int, date_id: int) -> bool:
        """False when there was no such date of theirs."""
        return bool(
            await self._tx.execute(
                "DELETE FROM quiet_dates WHERE person_id = ? AND id = ?", person_id, date_id
            )
        )
