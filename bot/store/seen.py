"""The seen and dislikes tables: what each person has had or turned down; knows no prompt's words."""

from datetime import date

from bot.store.transaction import Transaction


class Seen:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def record(self, person_id: int, prompt_id: str, day: date) -> None:
        await self._tx.execute(
            "INSERT INTO seen (person_id, prompt_id, last_date) VALUES (?, ?, ?)"
            " ON CONFLICT (person_id, prompt_id)"
            " DO UPDATE SET last_date = max(last_date, excluded.last_date)",
            person_id,
            prompt_id,
            day.isoformat(),
        )

    async def of(self, *people: int) -> dict[str, date]:
        """Each prompt that any of these people has had, with the last local date of it."""
        rows = await self._tx.all(
            "SELECT prompt_id, max(last_date) AS last_date FROM seen"
            f" WHERE person_id IN ({', '.join('?' * len(people))}) GROUP BY prompt_id",
            *people,
        )
        return {row["prompt_id"]: date.fromisoformat(row["last_date"]) for row in rows}

    async def dislike(self, person_id: int, prompt_id: str) -> None:
        """It does not come back to this person, ever."""
        await self._tx.execute(
            "INSERT INTO dislikes (person_id, prompt_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
            person_id,
            prompt_id,
        )

    async def disliked(self, *people: int) -> frozenset[str]:
        """Each prompt that any of these people has turned down."""
        rows = await self._tx.all(
            f"SELECT prompt_id FROM dislikes WHERE person_id IN ({', '.join('?' * len(people))})", *people
        )
        return frozenset(row["prompt_id"] for row in rows)
