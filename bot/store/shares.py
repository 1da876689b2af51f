"""The shares table: who may read a reflection besides its author; holds no words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.store.instants import from_ms
from bot.store.transaction import Transaction


@dataclass(frozen=True)
class Share:
    reflection_id: int
    recipient_id: int
    shared_at: datetime
    shown: bool
    """False: Telegram would not show its photo or voice note to the recipient, who has words instead."""
    thanked: bool = False
    """The recipient said thank you for it."""


class Shares:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, reflection_id: int, recipient_id: int) -> bool:
        """Let somebody read it; False when they could before."""
        changed = await self._tx.execute(
            "INSERT INTO shares (reflection_id, recipient_id, shared_at, ordinal)"
            " SELECT id, ?2, ?3, ordinal FROM reflections WHERE id = ?1 ON CONFLICT DO NOTHING",
            reflection_id,
            recipient_id,
            self._tx.now_ms,
        )
        return changed == 1

    async def of(self, reflection_id: int) -> list[Share]:
        rows = await self._tx.all("SELECT * FROM shares WHERE reflection_id = ?", reflection_id)
        return [
            Share(
                row["reflection_id"],
                row["recipient_id"],
                from_ms(row["shared_at"]),
                bool(row["shown"]),
                bool(row["thanked"]),
            )
            for row in rows
        ]

    async def last_opened(self, people: Collection[int]) -> datetime | None:
        """When something that was shared last opened for any of these people and is not taken back."""
        rows = await self._tx.all_of("SELECT max(shared_at) AS at FROM shares WHERE recipient_id", people)
        return from_ms(rows[0]["at"]) if rows and rows[0]["at"] is not None else None

    async def set_shown(self, reflection_id: int, recipient_id: int, *, shown: bool) -> None:
        """Note whether the recipient was shown its photo or voice note."""
        await self._tx.execute(
            "UPDATE shares SET shown = ? WHERE reflection_id = ? AND recipient_id = ?",
            int(shown),
            reflection_id,
            recipient_id,
        )

    async def thank(self, reflection_id: int, recipient_id: int) -> bool:
        """Note that the recipient said thank you; False when they had before."""
        changed = await self._tx.execute(
            "UPDATE shares SET thanked = 1 WHERE reflection_id = ? AND recipient_id = ? AND NOT thanked",
            reflection_id,
            recipient_id,
        )
        return changed == 1

    async def delete(self, reflection_id: int) -> None:
        """From now on only its author reads it."""
        await self._tx.execute("DELETE FROM shares WHERE reflection_id = ?", reflection_id)
