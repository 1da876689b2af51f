"""The attachments and sent_files tables: sealed bytes of files we made, and the names Telegram gave them.

It must not know what a file shows. The bytes lie here only while their outbox entry is open.
"""

import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag

from bot.domain.errors import KeyMissingError
from bot.store.calls import Attachment
from bot.store.transaction import Transaction
from bot.store.vault import CellAddress


@dataclass(frozen=True, slots=True)
class Stored:
    """An attachment of an open entry. `file_id`: under which Telegram holds the very same file of the same author."""

    content: bytes
    mark: bytes
    file_id: str | None


class Attachments:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, entry_id: int, author_id: int, attachment: Attachment) -> None:
        """Keep the bytes for an entry. Megabytes take their time to be written, and are so in another thread."""
        digest = hashlib.sha256(attachment.content).hexdigest()
        mark = self._tx.vault.fingerprint("file", f"{attachment.kind}/{attachment.name}/{digest}")
        sealed = self._tx.vault.seal_bytes(_place(entry_id, author_id), attachment.content)
        await self._tx.sweep(
            "INSERT INTO attachments (entry_id, mark, content) VALUES (?, ?, ?)", entry_id, mark, sealed
        )

    async def of(self, entry_id: int, author_id: int) -> Stored | None:
        """What goes with an entry; None when there is no file that could be read."""
        row = await self._tx.one("SELECT * FROM attachments WHERE entry_id = ?", entry_id)
        if row is None:
            return None
        try:
            content = self._tx.vault.open_bytes(_place(entry_id, author_id), row["content"])
        except (KeyMissingError, InvalidTag):
            return None
        return Stored(content, row["mark"], await self._file_id(author_id, row["mark"]))

    async def remember(self, author_id: int, mark: bytes, file_id: str) -> None:
        """Telegram holds this file now: the next time its name is enough."""
        row = await self._tx.next_id("sent_files")
        await self._tx.execute(
            "INSERT INTO sent_files (id, author_id, mark, file_id, used_at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (author_id, mark) DO UPDATE SET id = excluded.id, file_id = excluded.file_id,"
            " used_at = excluded.used_at",
            row,
            author_id,
            mark,
            self._tx.seal("sent_files", "file_id", row, author_id, file_id),
            self._tx.now_ms,
        )

    async def erase(self, author_id: int) -> None:
        """Forget under which names Telegram holds an author's files; their bytes go with the entries."""
        await self._tx.sweep("DELETE FROM sent_files WHERE author_id = ?", author_id)

    async def prune(self, used_before_ms: int) -> int:
        """Forget some names that were not used for long; returns how many rows that were."""
        return await self._tx.remove_some("sent_files", "id", "used_at < ?", used_before_ms)

    async def _file_id(self, author_id: int, mark: bytes) -> str | None:
        row = await self._tx.one(
            "SELECT id, file_id FROM sent_files WHERE author_id = ? AND mark = ?", author_id, mark
        )
        if row is None:
            return None
        return self._tx.open("sent_files", "file_id", row["id"], author_id, row["file_id"])


def _place(entry_id: int, author_id: int) -> CellAddress:
    return CellAddress("attachments", "content", entry_id, author_id)
