"""The master key's file: its form, reading it and making it once; it must not know what the key encrypts."""

import base64
import binascii
import os
import re
import secrets
from pathlib import Path
from typing import Final

from bot.domain.errors import StartError

KEY_BYTES: Final = 32
_HEX: Final = re.compile(r"[0-9a-fA-F]{64}")
_BASE64URL: Final = re.compile(r"[A-Za-z0-9_-]{43}=?")


def decode_key(text: str) -> bytes:
    """Return the 32 bytes that `text` writes as 64 hex digits or as base64url.

    Raises ValueError, whose sentence never repeats the text: it may be a key with one slip in it.
    """
    text = text.strip()
    if _HEX.fullmatch(text):
        return bytes.fromhex(text)
    if _BASE64URL.fullmatch(text):
        try:
            return base64.urlsafe_b64decode(text.rstrip("=") + "=")
        except binascii.Error:
            pass
    raise ValueError("must be 32 bytes, written as 64 hex digits or as 43 base64url characters")


def encode_key(key: bytes) -> str:
    """Return the key as base64url without padding, the form in which the file holds it."""
    return base64.urlsafe_b64encode(key).decode("ascii").rstrip("=")


def make_key_file(path: Path) -> bytes:
    """Make a random key, write it to a new file that only its owner can read (mode 600) and return it.

    The file is complete on disk before it gets its name, so a crash leaves a whole key or none.
    Raises StartError rather than replace a key, and when the folder cannot be written.
    """
    if os.path.lexists(path):
        raise StartError(f"The master key {path} exists already; it is never made anew.")
    try:
        return _make(path)
    except OSError as error:
        raise StartError(f"The master key {path} cannot be made ({error.strerror}).") from None


def _make(path: Path) -> bytes:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = secrets.token_bytes(KEY_BYTES)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(encode_key(key) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)  # unlike a rename, a link never replaces what another start made meanwhile
    finally:
        draft.unlink()
    _sync_folder(path.parent)
    return key


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
