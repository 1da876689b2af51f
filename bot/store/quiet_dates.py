"""The quiet_dates table: days of the year that somebody wants to be left in peace, sealed; says nothing of why."""

import secrets

from bot.domain.quiet import QuietDate, YearDay
from bot.store.transaction import Transaction


class QuietDates:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def of(self, *people: int) -> list[QuietDate]:
        """Every date that any of these people set, in the order of the year."""
        rows = await self._tx.all(
            f"SELECT * FROM quiet_dates WHERE person_id IN ({', '.join('?' * len(people))})", *people
        )
        dates = []
        for row in rows:
            said = self._tx.open("quiet_dates", "day", row["id"], row["person_id"], row["day"])
            dates.append(QuietDate(row["id"], row["person_id"], YearDay.read(said)))
        return sorted(dates, key=lambda date: (date.day, date.id))

    async def add(self, person_id: int, day: YearDay) -> None:
        row = secrets.randbits(62) + 1  # a counted number would tell whether the partner added a day
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
