"""The unconfirmed table: what may stand in a chat in a message whose number nobody knows; knows no network.

The call that sent it was never answered, or the process died meanwhile: the message may be there or not.
"""

from bot.domain.kinds import About, Subject
from bot.store.transaction import Transaction

_UNDER_WAY = "under way"


class Unconfirmed:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def under_way(self, entry_id: int, person_id: int, about: About, *, begun: bool) -> None:
        """An entry of the outbox is about to be sent. One that is so already, and `begun`, was cut off then."""
        if begun:
            row = await self._tx.one("SELECT error FROM outbox WHERE id = ?", entry_id)
            if row is not None and row["error"] == _UNDER_WAY:
                await self.note(person_id, about)
        await self._tx.execute("UPDATE outbox SET error = ? WHERE id = ?", _UNDER_WAY, entry_id)

    async def note(self, person_id: int, about: About) -> None:
        """A message about this may stand in that person's chat, unless they were erased meanwhile."""
        await self._tx.execute(
            "INSERT INTO unconfirmed (person_id, subject, subject_id, part)"
            " SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (SELECT 1 FROM people WHERE id = ?1) ON CONFLICT DO NOTHING",
            person_id,
            *about.columns(),
        )

    async def may_be(self, person_id: int, subject: Subject, number: int) -> bool:
        """Whether any part of this may stand in that person's chat in a message whose number nobody knows."""
        row = await self._tx.one(
            "SELECT 1 FROM unconfirmed WHERE person_id = ? AND subject = ? AND subject_id = ?",
            person_id,
            subject.value,
            number,
        )
        return row is not None
