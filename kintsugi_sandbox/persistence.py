"""Keeps the records of a sandbox and its media in one folder; it must not know what they mean."""

import json
import os
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

JOURNAL = "telegram.jsonl"
MEDIA = "media"
TIDY_AFTER = 20_000  # lines appended since the last tidying

Key = tuple[str, str]


class Shelf:
    """A journal: every change is a line, written before anybody is answered, so a kill loses nothing.

    Only a power cut could, and this is a toy Telegram. The journal is tidied (one line per record that still
    exists, in a new file that replaces the old one) when it is opened and when it has grown.
    """

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        """Open the sandbox's data under `folder`; `fresh` wipes what earlier runs left there."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if fresh:
            wipe(folder)
        self._media = folder / MEDIA
        self._media.mkdir(exist_ok=True, mode=0o700)
        self._path = folder / JOURNAL
        self._lines = _read(self._path)
        self._descriptor = -1
        self._tidy()

    def put(self, kind: str, key: str, record: Any) -> None:
        """Write one dataclass record under its kind and key."""
        line = json.dumps([kind, key, asdict(record)], separators=(",", ":"))
        self._lines[kind, key] = line
        self._append(line)

    def drop(self, kind: str, key: str) -> None:
        self._lines.pop((kind, key), None)
        self._append(json.dumps([kind, key, None]))

    def all(self, kind: str) -> list[dict[str, Any]]:
        return [json.loads(line)[2] for (found, _), line in self._lines.items() if found == kind]

    def save_media(self, name: str, content: bytes) -> None:
        """Write a file whole or not at all."""
        target = self._media / name
        partial = target.with_suffix(".part")
        partial.write_bytes(content)
        partial.replace(target)

    def load_media(self, name: str) -> bytes:
        return (self._media / name).read_bytes()

    def close(self) -> None:
        os.close(self._descriptor)

    def _append(self, line: str) -> None:
        os.write(self._descriptor, f"{line}\n".encode())
        self._appended += 1
        if self._appended > TIDY_AFTER + 2 * len(self._lines):
            self.close()
            self._tidy()

    def _tidy(self) -> None:
        partial = self._path.with_suffix(".part")
        partial.write_text("".join(f"{line}\n" for line in self._lines.values()), encoding="utf-8")
        partial.replace(self._path)
        self._descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND)
        self._appended = 0


def _read(path: Path) -> dict[Key, str]:
    """The last line of each record; a line cut off by a kill (only the last can be) is passed over."""
    lines: dict[Key, str] = {}
    if not path.exists():
        return lines
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        kind, key, body = json.loads(line)
        if body is None:
            lines.pop((kind, key), None)
        else:
            lines[kind, key] = line
    return lines


class NoShelf:
    """The same face without a disk: media stay in memory."""

    def __init__(self) -> None:
        self._media: dict[str, bytes] = {}

    def put(self, kind: str, key: str, record: Any) -> None:
        """Nothing is kept beyond the world's own memory."""

    def drop(self, kind: str, key: str) -> None:
        """Nothing was kept."""

    def all(self, kind: str) -> list[dict[str, Any]]:
        del kind
        return []

    def save_media(self, name: str, content: bytes) -> None:
        self._media[name] = content

    def load_media(self, name: str) -> bytes:
        return self._media[name]

    def close(self) -> None:
        """Nothing is open."""


def wipe(folder: Path) -> None:
    """Remove all that a sandbox keeps in `folder`, and nothing else."""
    (folder / JOURNAL).unlink(missing_ok=True)
    shutil.rmtree(folder / MEDIA, ignore_errors=True)
