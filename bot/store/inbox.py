"""Updates as Telegram gave them, kept until they are done with; knows no update's meaning."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidTag

from bot.domain.errors import KeyMissingError, KintsugiError
from bot.store.instants import from_ms, to_ms
from bot.store.transaction import Transaction


@dataclass(frozen=True)
class Arrival:
    """One update waiting for its turn. `update` is the JSON object as it came."""

    update_id: int
    attempts: int
    received_at: datetime
    update: dict[str, Any]


class DamagedArrivalError(KintsugiError):
    """An update in the inbox that cannot be read again."""

    def __init__(self, update_id: int) -> None:
        super().__init__("an update cannot be read")
        self.update_id = update_id


class Inbox:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, update: dict[str, Any], chat: bytes | None, author_id: int) -> bool:
        """Keep an update, sealed with its author's key; False when it was here before: Telegram repeats."""
        update_id = int(update["update_id"])
        # ensure_ascii keeps half characters storable, so that a poisoned update is set aside and not lost
        cell = self._tx.seal("inbox", "payload", update_id, author_id, json.dumps(update))
        changed = await self._tx.execute(
            "INSERT INTO inbox (update_id, chat, author_id, payload, state, due_at, received_at)"
            " VALUES (?, ?, ?, ?, 'new', ?, ?) ON CONFLICT (update_id) DO NOTHING",
            update_id,
            chat,
            author_id,
            cell,
            self._tx.now_ms,
            self._tx.now_ms,
        )
        return changed == 1

    async def next(self) -> Arrival | None:
        """The oldest update whose turn it is: due, and with none of its own chat before it.

        Raises DamagedArrivalError when it cannot be read.
        """
        row = await self._tx.one(
            "SELECT * FROM inbox AS i WHERE state = 'new' AND due_at <= ?"
            " AND NOT EXISTS (SELECT 1 FROM inbox AS e"
            " WHERE e.state = 'new' AND e.chat = i.chat AND e.update_id < i.update_id)"
            " ORDER BY update_id LIMIT 1",
            self._tx.now_ms,
        )
        if row is None:
            return None
        try:
            words = self._tx.open("inbox", "payload", row["update_id"], row["author_id"], row["payload"])
            update = json.loads(words)
        except (KeyMissingError, InvalidTag, ValueError) as error:
            raise DamagedArrivalError(row["update_id"]) from error
        return Arrival(row["update_id"], row["attempts"], from_ms(row["received_at"]), update)

    async def done(self, update_id: int) -> None:
        await self._finish(update_id, "done", None)

    async def set_aside(self, update_id: int, error: str) -> None:
        """Stop trying. The content stays sealed in the row for a week, for whoever mends the cause."""
        await self._tx.execute(
            "UPDATE inbox SET state = 'aside', attempts = attempts + 1, error = ? WHERE update_id = ?",
            error,
            update_id,
        )

    async def retry(self, update_id: int, at: datetime, error: str) -> None:
        await self._tx.execute(
            "UPDATE inbox SET attempts = attempts + 1, due_at = ?, error = ? WHERE update_id = ?",
            to_ms(at),
            error,
            update_id,
        )

    async def next_at(self) -> datetime | None:
        """When the next update may be tried, in the past while one is ready; those behind one count not."""
        row = await self._tx.one(
            "SELECT min(due_at) AS due_at FROM inbox AS i WHERE state = 'new' AND NOT EXISTS (SELECT 1"
            " FROM inbox AS e WHERE e.state = 'new' AND e.chat = i.chat AND e.update_id < i.update_id)"
        )
        return from_ms(row["due_at"]) if row and row["due_at"] is not None else None

    async def newest_at(self) -> datetime | None:
        """When the newest update that is done with came."""
        row = await self._tx.one("SELECT max(received_at) AS newest FROM inbox WHERE state <> 'new'")
        return from_ms(row["newest"]) if row and row["newest"] is not None else None

    async def pull_in(self) -> int:
        """The clock was set back: what waits for a later time is due now; returns how many rows that were."""
        return await self._tx.sweep(
            "UPDATE inbox SET due_at = ? WHERE state = 'new' AND due_at > ?", self._tx.now_ms, self._tx.now_ms
        )

    async def erase(self, author_id: int, chat: bytes | None = None) -> None:
        """Drop the content of a person's updates; the numbers stay, so that no repeat is taken for new.

        `chat` finds those that came before they were known and are sealed by the house.
        """
        await self._tx.sweep(
            "UPDATE inbox SET payload = NULL, chat = NULL, author_id = 0,"
            " state = CASE state WHEN 'new' THEN 'done' ELSE state END WHERE author_id = ? OR chat = ?",
            author_id,
            chat,
        )

    async def prune(self, older_than: timedelta) -> int:
        """Remove some tombstones of that age; Telegram keeps an update for 24 hours at most."""
        return await self._tx.remove_some(
            "inbox", "update_id", "state <> 'new' AND received_at < ?", to_ms(self._tx.now - older_than)
        )

    async def _finish(self, update_id: int, state: str, error: str | None) -> None:
        await self._tx.execute(
            "UPDATE inbox SET state = ?, payload = NULL, error = ? WHERE update_id = ?",
            state,
            error,
            update_id,
        )
