"""A row of the reflections table, sealed and opened again; holds no statement."""

import json
from datetime import date

import aiosqlite

from bot.domain.reflections import Content, File, Reflection
from bot.store.instants import from_ms
from bot.store.transaction import Transaction

_DOCUMENT = "document"
"""Stands behind a file's names when it was sent as a document."""


class ReflectionRows:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def seal_file(self, row: int, author: int, file: File | None) -> bytes | None:
        return None if file is None else self._tx.seal("reflections", "file", row, author, _packed(file))

    def seal_content(self, part: Reflection, content: Content) -> bytes:
        file = _packed(content.file) if content.file else None
        packed = json.dumps([content.kind, content.words, file])
        return self._tx.seal("reflections", "read_as", part.id, part.person_id, packed)

    def seal_prompt(self, row: int, author: int, prompt_id: str | None) -> bytes | None:
        return (
            None
            if prompt_id is None
            else self._tx.seal_id("reflections", "prompt_id", row, author, prompt_id)
        )

    def _open_content(self, row: aiosqlite.Row) -> Content | None:
        if row["read_as"] is None:
            return None
        kind, words, file = json.loads(self._open("read_as", row))
        return Content(kind, words, _file(file) if file else None)

    def _open_file(self, row: aiosqlite.Row) -> File | None:
        return None if row["file"] is None else _file(self._open("file", row))

    def _open(self, column: str, row: aiosqlite.Row) -> str:
        return self._tx.open("reflections", column, row["id"], row["person_id"], row[column])

    def read(self, row: aiosqlite.Row) -> Reflection:
        words, prompt = self._open("words", row), row["prompt_id"]
        return Reflection(
            id=row["id"],
            person_id=row["person_id"],
            content=Content(row["kind"], words, self._open_file(row)),
            nudge_id=row["nudge_id"],
            prompt_id=None if prompt is None else self._open("prompt_id", row),
            couple_id=row["couple_id"],
            local_date=date.fromisoformat(row["local_date"]) if row["local_date"] else None,
            album=row["album"],
            sharing=row["sharing"],
            created_at=from_ms(row["created_at"]),
            message_id=row["message_id"],
            entry_id=row["entry_id"],
            declined=bool(row["declined"]),
            answers=row["answers"],
            read_as=self._open_content(row),
            assumed=bool(row["assumed"]),
            former=row["former"],
        )


def _packed(file: File) -> str:
    return f"{file.id}\n{file.mark}\n{_DOCUMENT if file.as_document else ''}".rstrip("\n")


def _file(packed: str) -> File:
    name, mark, *how = packed.split("\n")
    return File(name, mark, as_document=_DOCUMENT in how)
