"""Which of our messages in a person's chat is about what, so that replies, taps and edits find it again."""

from datetime import datetime

from bot.store.instants import to_ms
from bot.store.transaction import Transaction

# as its index has them
_PASSING = "subject IN ('agenda', 'ask', 'checkin', 'confirm', 'invite', 'invited', 'proposal', 'question')"


class Bubbles:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, person_id: int, message_id: int, subject: str, subject_id: int) -> None:
        """Remember one of our messages, unless the person was erased while it was on its way."""
        await self._tx.execute(
            "INSERT INTO bubbles (person_id, message_id, subject, subject_id, sent_at)"
            " SELECT ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM people WHERE id = ?)"
            " ON CONFLICT (person_id, message_id)"
            " DO UPDATE SET subject = excluded.subject, subject_id = excluded.subject_id",
            person_id,
            message_id,
            subject,
            subject_id,
            self._tx.now_ms,
            person_id,
        )

    async def subject_of(self, person_id: int, message_id: int) -> tuple[str, int] | None:
        row = await self._tx.one(
            "SELECT subject, subject_id FROM bubbles WHERE person_id = ? AND message_id = ?",
            person_id,
            message_id,
        )
        return (row["subject"], row["subject_id"]) if row else None

    async def forget_message(self, person_id: int, message_id: int) -> None:
        """That message is about nothing any more."""
        await self._tx.execute(
            "DELETE FROM bubbles WHERE person_id = ? AND message_id = ?", person_id, message_id
        )

    async def find(self, person_id: int, subject: str, subject_id: int) -> int | None:
        """The newest message in that person's chat about this, or None."""
        row = await self._tx.one(
            "SELECT max(message_id) AS message_id FROM bubbles"
            " WHERE person_id = ? AND subject = ? AND subject_id = ?",
            person_id,
            subject,
            subject_id,
        )
        return row["message_id"] if row else None

    async def all(self, person_id: int, subject: str, subject_id: int) -> list[int]:
        """Every message in that person's chat about this."""
        rows = await self._tx.all(
            "SELECT message_id FROM bubbles WHERE person_id = ? AND subject = ? AND subject_id = ?",
            person_id,
            subject,
            subject_id,
        )
        return [row["message_id"] for row in rows]

    async def forget(self, person_id: int, subject: str, subject_id: int) -> None:
        await self._tx.execute(
            "DELETE FROM bubbles WHERE person_id = ? AND subject = ? AND subject_id = ?",
            person_id,
            subject,
            subject_id,
        )

    async def prune_passing(self, sent_before: datetime) -> int:
        """Forget some older messages that nobody looks for once their matter is over; returns how many rows."""
        return await self._tx.remove_some(
            "bubbles", "person_id, message_id", f"{_PASSING} AND sent_at < ?", to_ms(sent_before)
        )
