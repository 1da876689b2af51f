"""Seals every word before it reaches SQLite and opens it again; knows no table's meaning."""

import os
from collections import OrderedDict
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.domain.errors import UnstorableTextError
from bot.store.keyring import NONCE_BYTES, Keyring, derive, fingerprint

PAD_BYTES = 256
"""What people's words are filled up to a multiple of: their length tells little."""

ID_PAD_BYTES = 32
"""The same for ids out of our own content."""

_FORMAT = b"\x01"
_END = b"\x80"
_KEPT_OPEN = 10_000  # data keys held in memory: about 5 MB


class CellAddress(NamedTuple):
    """Where a sealed cell belongs: associated data, so that no cell can be moved to another row."""

    table: str
    column: str
    row: int
    author: int

    def label(self) -> bytes:
        return f"{self.table}|{self.column}|{self.row}|{self.author}".encode()


class Vault:
    """AES-256-GCM cells, padded: format byte, 12-byte nonce, ciphertext with its 16-byte tag."""

    def __init__(self, keyring: Keyring, master_key: bytes) -> None:
        self._keyring = keyring
        self._fingerprints = derive(master_key, "kintsugi fingerprints")
        self._open: OrderedDict[int, AESGCM] = OrderedDict()

    def create_key(self, owner: int) -> None:
        """Make a person's data key; durable before their first row is."""
        self._keyring.create(owner)

    def destroy_key(self, owner: int) -> bool:
        """Destroy a person's data key and with it every word sealed by it, in every backup too.

        False while a trace of it is left in the keyring's files (see `Keyring.destroy`).
        """
        self._open.pop(owner, None)
        return self._keyring.destroy(owner)

    def seal(self, place: CellAddress, words: str, pad: int = PAD_BYTES) -> bytes:
        """Encrypt words for one cell, filled up to a multiple of `pad` bytes.

        Raises UnstorableTextError on a lone surrogate, KeyMissingError without a key.
        """
        try:
            plain = words.encode()
        except UnicodeEncodeError:
            raise UnstorableTextError from None
        return self.seal_bytes(place, plain, pad)

    def seal_bytes(self, place: CellAddress, content: bytes, pad: int = PAD_BYTES) -> bytes:
        """Encrypt the bytes of a file for one cell, as `seal` does words. Raises KeyMissingError without a key."""
        padded = content + _END
        padded += bytes(-len(padded) % pad)
        nonce = os.urandom(NONCE_BYTES)
        return _FORMAT + nonce + self._cipher(place.author).encrypt(nonce, padded, place.label())

    def open(self, place: CellAddress, cell: bytes) -> str:
        """Decrypt a cell.

        Raises KeyMissingError after an erasure, InvalidTag for a cell that was moved or altered.
        """
        return self.open_bytes(place, cell).decode()

    def open_bytes(self, place: CellAddress, cell: bytes) -> bytes:
        """Decrypt the bytes of a file. Raises as `open` does."""
        nonce, sealed = cell[1 : 1 + NONCE_BYTES], cell[1 + NONCE_BYTES :]
        padded = self._cipher(place.author).decrypt(nonce, sealed, place.label())
        return padded[: padded.rindex(_END)]

    def fingerprint(self, kind: str, value: int | str) -> bytes:
        """A keyed hash by which a Telegram id or an invite token is found without being stored."""
        return fingerprint(self._fingerprints, kind, str(value))

    def _cipher(self, owner: int) -> AESGCM:
        cipher = self._open.get(owner)
        if cipher is None:
            cipher = AESGCM(self._keyring.key(owner))
            self._open[owner] = cipher
            if len(self._open) > _KEPT_OPEN:
                self._open.popitem(last=False)
        self._open.move_to_end(owner)
        return cipher
