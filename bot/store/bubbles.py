"""Which of our messages in a person's chat is about what, so that replies, taps and edits find it again."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.kinds import OF_AN_ENTRY, OF_AN_INVITE, SUBJECT_RULES, About, Subject
from bot.store.instants import from_ms, to_ms
from bot.store.transaction import Transaction


def _listed(subjects: Iterable[Subject]) -> str:
    return ", ".join(f"'{subject.value}'" for subject in subjects)


_ABOUT = "person_id = ? AND subject = ? AND subject_id = ? AND part = ?"
_OWNED = (
    (_listed(OF_AN_ENTRY), "SELECT id FROM reflections WHERE person_id = ?1"),
    (
        _listed(OF_AN_INVITE),
        "SELECT id FROM invites WHERE inviter_id = ?1 UNION ALL SELECT id FROM invites WHERE invitee_id = ?1",
    ),
)
"""What a person has, and the subjects under which messages are about it."""


class Bubbles:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, person_id: int, message_id: int, about: About) -> None:
        """Remember one of our messages, unless the person was erased while it was on its way."""
        lasts = SUBJECT_RULES[about.subject].forgotten_after
        await self._tx.execute(
            "INSERT INTO bubbles (person_id, message_id, subject, subject_id, part, sent_at, forget_at)"
            " SELECT ?, ?, ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM people WHERE id = ?)"
            " ON CONFLICT (person_id, message_id)"
            " DO UPDATE SET subject = excluded.subject, subject_id = excluded.subject_id,"
            " part = excluded.part, forget_at = excluded.forget_at",
            person_id,
            message_id,
            *about.columns(),
            self._tx.now_ms,
            to_ms(self._tx.now + lasts) if lasts is not None else None,
            person_id,
        )

    async def about(self, person_id: int, message_id: int) -> About | None:
        """What one of our messages is about."""
        row = await self._tx.one(
            "SELECT subject, subject_id, part FROM bubbles WHERE person_id = ? AND message_id = ?",
            person_id,
            message_id,
        )
        return About(Subject(row["subject"]), row["subject_id"], row["part"]) if row else None

    async def forget_message(self, person_id: int, message_id: int) -> None:
        """That message is about nothing any more."""
        await self._tx.execute(
            "DELETE FROM bubbles WHERE person_id = ? AND message_id = ?", person_id, message_id
        )

    async def find(self, person_id: int, about: About) -> int | None:
        """The newest message in that person's chat about this, or None."""
        row = await self._tx.one(
            f"SELECT max(message_id) AS message_id FROM bubbles WHERE {_ABOUT}", person_id, *about.columns()
        )
        return row["message_id"] if row else None

    async def sent_at(self, person_id: int, about: About) -> datetime | None:
        """When (UTC) the newest message in that person's chat about this arrived, or None."""
        row = await self._tx.one(
            f"SELECT max(sent_at) AS sent_at FROM bubbles WHERE {_ABOUT}", person_id, *about.columns()
        )
        return from_ms(row["sent_at"]) if row and row["sent_at"] is not None else None

    async def all(self, person_id: int, subject: Subject, number: int) -> list[tuple[int, int]]:
        """Every message in that person's chat about this: its part and its number in the chat."""
        rows = await self._tx.all(
            "SELECT part, message_id FROM bubbles WHERE person_id = ? AND subject = ? AND subject_id = ?",
            person_id,
            subject,
            number,
        )
        return [(row["part"], row["message_id"]) for row in rows]

    async def forget(self, person_id: int, subject: Subject, number: int) -> None:
        """Let every part of it be about nothing any more."""
        await self._tx.execute(
            "DELETE FROM bubbles WHERE person_id = ? AND subject = ? AND subject_id = ?",
            person_id,
            subject,
            number,
        )

    async def forget_all_of(self, person_id: int) -> None:
        """Let no message in anybody's chat be about what this person wrote, or about an invite they had to do with."""
        for subjects, numbers in _OWNED:
            await self._tx.sweep(
                "DELETE FROM bubbles WHERE (person_id, message_id) IN (SELECT b.person_id, b.message_id"
                f" FROM ({numbers}) AS o CROSS JOIN bubbles AS b"
                f" ON b.subject_id = o.id AND b.subject IN ({subjects}))",
                person_id,
            )

    async def prune(self) -> int:
        """Forget some older messages that nobody looks for once their matter is over; returns how many rows."""
        return await self._tx.remove_some(
            "bubbles", "person_id, message_id", "forget_at < ?", self._tx.now_ms
        )
