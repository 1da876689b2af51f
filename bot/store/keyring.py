"""One random data key per person, wrapped by the master key, in its own file; knows not what they seal."""

import hmac
import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.domain.errors import KeyMissingError, StartError
from bot.store.trouble import NAMED

HOUSE = 0
"""The owner of what belongs to no person: updates of strangers, messages to groups."""

KEY_BYTES = 32
NONCE_BYTES = 12
_PROOF = -1  # the row that shows which master key wrapped the others


def derive(master_key: bytes, purpose: str) -> bytes:
    """A 32-byte key for one purpose, by HKDF-SHA256 (RFC 5869)."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(master_key)


class Keyring:
    """Data keys by owner id. Every change is durable before the call returns.

    Raises StartError when the file was wrapped with another master key, StorageError when the disk is the trouble.
    """

    def __init__(self, path: Path, master_key: bytes) -> None:
        self._wrapper = AESGCM(derive(master_key, "kintsugi keyring"))
        # isolation_level=None: each statement commits by itself; timeout=0: the event loop waits for nobody's lock
        with NAMED:
            self._file = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            with NAMED:
                self._prepare()
        except BaseException:
            self._file.close()
            raise

    def _prepare(self) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
            self._file.execute(f"PRAGMA {pragma}")
        self._file.execute(
            "CREATE TABLE IF NOT EXISTS data_keys (owner INTEGER PRIMARY KEY, wrapped BLOB NOT NULL) STRICT"
        )
        proof = self._read(_PROOF)
        if proof is None and self._file.execute("SELECT count(*) FROM data_keys").fetchone()[0]:
            raise StartError(
                "The keyring has lost the row that proves its master key; restore the keyring from a backup."
            )
        if proof is None:
            self._write(_PROOF, os.urandom(KEY_BYTES))
        self.create(HOUSE)

    def create(self, owner: int) -> None:
        """Make a data key for `owner` unless there is one; an existing key is never replaced."""
        if self._read(owner) is None:
            self._write(owner, os.urandom(KEY_BYTES))

    def key(self, owner: int) -> bytes:
        """The 32-byte data key of `owner`; raises KeyMissingError when it was destroyed or never made."""
        key = self._read(owner)
        if key is None:
            raise KeyMissingError(owner)
        return key

    def destroy(self, owner: int) -> bool:
        """Forget a key for good: overwritten in the file, and no copy left in the write-ahead log.

        False while another program reads the file: its view keeps the old page, and the key with it, in there.
        Destroying it once more, later, finishes that. Raises StorageError when the file is locked.
        """
        with NAMED:
            self._file.execute("DELETE FROM data_keys WHERE owner = ?", (owner,))
            row = self._file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return is_complete(row)

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _write(self, owner: int, key: bytes) -> None:
        nonce = os.urandom(NONCE_BYTES)
        wrapped = nonce + self._wrapper.encrypt(nonce, key, b"data key %d" % owner)
        with NAMED:
            self._file.execute("INSERT INTO data_keys (owner, wrapped) VALUES (?, ?)", (owner, wrapped))

    def _read(self, owner: int) -> bytes | None:
        with NAMED:
            row = self._file.execute("SELECT wrapped FROM data_keys WHERE owner = ?", (owner,)).fetchone()
        if row is None:
            return None
        nonce, sealed = row[0][:NONCE_BYTES], row[0][NONCE_BYTES:]
        try:
            return self._wrapper.decrypt(nonce, sealed, b"data key %d" % owner)
        except InvalidTag:
            raise StartError(
                "The master key does not fit this keyring. Give the master key that made it;"
                " a new one cannot read it."
            ) from None


def is_complete(checkpoint: Sequence[int]) -> bool:
    """Whether the row that `PRAGMA wal_checkpoint` returns says that it was not kept from finishing.

    Its first column is 1 for "busy" (SQLite's documentation of the pragma); no error is raised for that.
    """
    return checkpoint[0] == 0


def fingerprint(key: bytes, *parts: str) -> bytes:
    """A keyed hash of 16 bytes: finds a row again without saying whose it is."""
    return hmac.digest(key, "\x1f".join(parts).encode(), "sha256")[:16]
