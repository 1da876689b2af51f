"""Tells trouble with the disk or the file from mistakes in a statement, and gives it a sentence; mends nothing."""

import sqlite3
from types import TracebackType
from typing import NoReturn

from bot.domain.errors import DamagedStorageError, StorageError

_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk is full: nothing can be saved until there is room again.",
    sqlite3.SQLITE_READONLY: "The data folder cannot be written to: it is read-only.",
    sqlite3.SQLITE_BUSY: "Another program keeps the database locked.",
    sqlite3.SQLITE_LOCKED: "Another program keeps the database locked.",
    sqlite3.SQLITE_IOERR: "The disk under the data folder does not take what is written to it, or has no room left.",
    sqlite3.SQLITE_CANTOPEN: "A file in the data folder cannot be opened.",
    sqlite3.SQLITE_NOMEM: "There is not enough memory for the database.",
}
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_DAMAGED_SENTENCE = (
    "A database file in the data folder is damaged; nothing was changed. Restore its newest copy."
)


def trouble_of(error: BaseException | None) -> StorageError | None:
    """What kept SQLite from doing its work, when it was not the statement itself; else None."""
    code = getattr(error, "sqlite_errorcode", None) if isinstance(error, sqlite3.Error) else None
    if code is None:
        return None
    primary = code & 0xFF  # the rest is the extended part
    if primary in _DAMAGED:
        return DamagedStorageError(_DAMAGED_SENTENCE)
    sentence = _SENTENCES.get(primary)
    return StorageError(sentence) if sentence else None


class Named:
    """`with NAMED:` turns such an error of SQLite into a StorageError; all others pass as they are."""

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Raise the StorageError in place of SQLite's."""
        trouble = trouble_of(error)
        if trouble is not None:
            raise trouble from error


NAMED = Named()


def raise_named(error: sqlite3.Error) -> NoReturn:
    """The same for an error in hand, where entering a block each time would cost more than the statement's way."""
    raise trouble_of(error) or error
