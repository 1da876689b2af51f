"""Updates as Telegram gave them, kept until they are done with; knows no update's meaning."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidTag

from bot.domain.errors import KeyMissingError, KintsugiError
from bot.store.instants import from_ms, to_ms
from bot.store.keyring import HOUSE
from bot.store.transaction import Transaction

_LINES = {False: "inbox.turn", True: "inbox.turn.strangers"}


@dataclass(frozen=True)
class Arrival:
    """One update whose turn it is. `id` is its row's number, `update` the JSON object as it came.

    `stranger`: it stood in the line of those who are not here yet.
    """

    id: int
    update_id: int
    attempts: int
    received_at: datetime
    update: dict[str, Any]
    stranger: bool = False


class DamagedArrivalError(KintsugiError):
    """An update in the inbox that cannot be read again; `id` is its row's number."""

    def __init__(self, row: int) -> None:
        super().__init__("an update cannot be read")
        self.id = row


class Inbox:
    """Two lines, of people who are here and of strangers; in each of them one update per chat has its turn.

    An update's `turn` is one more than that of the last one of its chat that waits, and no less than where the line has
    come to: however many wait of one chat, the next of another stands before all of them but one.
    """

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._come_to: dict[bool, int] = {}

    async def add(
        self, update: dict[str, Any], chat: bytes | None, author_id: int, *, stranger: bool = False
    ) -> bool:
        """Keep an update, sealed with its author's key; False when it was here before: Telegram repeats.

        The same number with other content is another update: servers begin to count anew. `stranger`: it stands in
        the line of those who are not here yet.
        """
        # ensure_ascii keeps half characters storable, so that a poisoned update is set aside and not lost
        words, update_id = json.dumps(update, sort_keys=True), int(update["update_id"])
        digest = self._tx.vault.fingerprint("update", words)
        if await self._was_here(update_id, digest):
            return False
        row = await self._tx.next_id("inbox")
        await self._tx.execute(
            "INSERT INTO inbox (id, update_id, digest, chat, author_id, payload, state, due_at, received_at,"
            " stranger, turn) VALUES (?, ?, ?, ?, ?, ?, 'new', ?, ?, ?, ?)",
            row,
            update_id,
            digest,
            chat,
            author_id,
            self._tx.seal("inbox", "payload", row, author_id, words),
            self._tx.now_ms,
            self._tx.now_ms,
            int(stranger),
            await self._turn(chat, stranger=stranger),
        )
        return True

    async def _turn(self, chat: bytes | None, *, stranger: bool) -> int:
        last = await self._tx.one(
            "SELECT turn FROM inbox WHERE state = 'new' AND chat = ? ORDER BY id DESC LIMIT 1", chat
        )
        come_to = await self._line(stranger)
        return come_to if last is None else max(come_to, last["turn"] + 1)

    async def _line(self, stranger: bool) -> int:
        """The turn to which a line has come."""
        if stranger not in self._come_to:
            row = await self._tx.one("SELECT last FROM sequence WHERE name = ?", _LINES[stranger])
            self._come_to[stranger] = row["last"] if row else 0
        return self._come_to[stranger]

    async def _moves_on(self, stranger: bool, turn: int) -> None:
        if turn > await self._line(stranger):
            self._come_to[stranger] = turn
            await self._tx.execute(
                "INSERT INTO sequence (name, last) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET last = excluded.last",
                _LINES[stranger],
                turn,
            )

    async def _was_here(self, update_id: int, digest: bytes) -> bool:
        row = await self._tx.one(
            "SELECT 1 FROM inbox WHERE update_id = ? AND (digest = ? OR digest IS NULL)", update_id, digest
        )
        return row is not None

    async def next(self, *, stranger: bool = False) -> Arrival | None:
        """The update whose turn it is: due, and with none of its own chat before it.

        `stranger` says from which line, if there is any in it; the other one otherwise. Raises DamagedArrivalError
        when it cannot be read.
        """
        row = await self._first(stranger) or await self._first(not stranger)
        if row is None:
            return None
        await self._moves_on(bool(row["stranger"]), row["turn"])
        try:
            words = self._tx.open("inbox", "payload", row["id"], row["author_id"], row["payload"])
            update = json.loads(words)
        except (KeyMissingError, InvalidTag, ValueError) as error:
            raise DamagedArrivalError(row["id"]) from error
        return Arrival(
            row["id"],
            row["update_id"],
            row["attempts"],
            from_ms(row["received_at"]),
            update,
            bool(row["stranger"]),
        )

    async def _first(self, stranger: bool) -> sqlite3.Row | None:
        return await self._tx.one(
            "SELECT * FROM inbox AS i WHERE state = 'new' AND stranger = ? AND due_at <= ?"
            " AND NOT EXISTS (SELECT 1 FROM inbox AS e"
            " WHERE e.state = 'new' AND e.chat = i.chat AND e.id < i.id)"
            " ORDER BY turn, id LIMIT 1",
            int(stranger),
            self._tx.now_ms,
        )

    async def done(self, row: int) -> None:
        await self._tx.execute(
            "UPDATE inbox SET state = 'done', payload = NULL, error = NULL WHERE id = ?", row
        )

    async def set_aside(self, row: int, error: str) -> None:
        """Stop trying. The content stays sealed in the row for a week, for whoever mends the cause."""
        await self._tx.execute(
            "UPDATE inbox SET state = 'aside', attempts = attempts + 1, error = ? WHERE id = ?", error, row
        )

    async def set_unreadable_aside(self, update_id: int, body: str) -> None:
        """Keep what came in place of an update that cannot be read, for whoever mends the cause."""
        if await self.add({"update_id": update_id, "unreadable": body}, None, HOUSE):
            await self._tx.execute(
                "UPDATE inbox SET state = 'aside', error = 'unreadable' WHERE update_id = ? AND state = 'new'",
                update_id,
            )

    async def retry(self, row: int, at: datetime, error: str) -> None:
        await self._tx.execute(
            "UPDATE inbox SET attempts = attempts + 1, due_at = ?, error = ? WHERE id = ?",
            to_ms(at),
            error,
            row,
        )

    async def next_at(self) -> datetime | None:
        """When the next update may be tried, in the past while one is ready; those behind one count not."""
        row = await self._tx.one(
            "SELECT min(due_at) AS due_at FROM inbox AS i WHERE state = 'new' AND NOT EXISTS (SELECT 1"
            " FROM inbox AS e WHERE e.state = 'new' AND e.chat = i.chat AND e.id < i.id)"
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
            "UPDATE inbox SET payload = NULL, digest = NULL, chat = NULL, author_id = 0,"
            " state = CASE state WHEN 'new' THEN 'done' ELSE state END WHERE author_id = ? OR chat = ?",
            author_id,
            chat,
        )

    async def prune(self, older_than: timedelta) -> int:
        """Remove some tombstones of that age; Telegram keeps an update for 24 hours at most."""
        return await self._tx.remove_some(
            "inbox", "id", "state <> 'new' AND received_at < ?", to_ms(self._tx.now - older_than)
        )
