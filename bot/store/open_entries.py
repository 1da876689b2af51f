"""The open_entries table: which entry goes on with what a person sends next; holds no words."""

from dataclasses import dataclass
from datetime import datetime

from bot.store.instants import from_ms, to_ms
from bot.store.transaction import Transaction


@dataclass(frozen=True)
class OpenEntry:
    """`since`: when they began to write it, or turned to it again; `last_at`: when its newest part was sent (UTC).

    `reply_to`: the message to which that part was a reply.
    """

    entry_id: int
    since: datetime
    last_at: datetime
    reply_to: int | None


class OpenEntries:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def of(self, person_id: int) -> OpenEntry | None:
        row = await self._tx.one("SELECT * FROM open_entries WHERE person_id = ?", person_id)
        if row is None:
            return None
        return OpenEntry(row["entry_id"], from_ms(row["since"]), from_ms(row["last_at"]), row["reply_to"])

    async def set(self, person_id: int, entry: OpenEntry) -> None:
        """Each person has one at most: a new one takes the place of the old."""
        await self._tx.execute(
            "INSERT INTO open_entries (person_id, entry_id, since, last_at, reply_to) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (person_id) DO UPDATE SET entry_id = excluded.entry_id, since = excluded.since,"
            " last_at = excluded.last_at, reply_to = excluded.reply_to",
            person_id,
            entry.entry_id,
            to_ms(entry.since),
            to_ms(entry.last_at),
            entry.reply_to,
        )

    async def close(self, person_id: int) -> None:
        await self._tx.execute("DELETE FROM open_entries WHERE person_id = ?", person_id)
