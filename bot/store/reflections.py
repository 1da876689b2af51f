"""The reflections table: what people wrote, sealed with their own keys; knows nothing of sending."""

import json
from dataclasses import dataclass
from datetime import date, datetime

import aiosqlite

from bot.domain.nudges import Nudge
from bot.domain.reflections import Content, Entry, File, Reflection, Sharing
from bot.store.instants import from_ms, to_ms
from bot.store.transaction import Transaction

_DOCUMENT = "document"
"""Stands behind a file's names when it was sent as a document."""


@dataclass(frozen=True)
class Answered:
    """The part of a partner's that an entry is written as an answer to."""

    part_id: int


Asked = Nudge | Entry | Answered | None
"""The nudge that a message answers, the entry that it goes on with, or the partner's words that it answers."""


class Reflections:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(
        self,
        person_id: int,
        message_id: int,
        content: Content,
        asked: Asked,
        album: str | None = None,
    ) -> Reflection | None:
        """Keep what a message of theirs says, private; None when that message is kept already.

        Raises UnstorableTextError on a lone surrogate.
        """
        if await self.by_message(person_id, message_id):
            return None
        row = await self._tx.veiled_id("reflections")
        source = asked.first if isinstance(asked, Entry) else asked if isinstance(asked, Nudge) else None
        nudge_id = source.nudge_id if isinstance(source, Reflection) else source.id if source else None
        answers = asked.part_id if isinstance(asked, Answered) else None
        answers = asked.first.answers if isinstance(asked, Entry) else answers
        await self._tx.execute(
            "INSERT INTO reflections (id, person_id, message_id, kind, words, file, nudge_id, prompt_id,"
            " couple_id, local_date, album, sharing, created_at, entry_id, answers)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'private', ?, ?, ?)",
            row,
            person_id,
            message_id,
            content.kind,
            self._tx.seal("reflections", "words", row, person_id, content.words),
            self._seal_file(row, person_id, content.file),
            nudge_id,
            self._seal_prompt(row, person_id, source.prompt_id if source else None),
            source.couple_id if source else None,
            source.local_date.isoformat() if source and source.local_date else None,
            self._tx.vault.fingerprint("album", album) if album else None,
            self._tx.now_ms,
            asked.id if isinstance(asked, Entry) else row,
            answers,
        )
        return await self.own(person_id, row)

    async def own(self, person_id: int, reflection_id: int) -> Reflection | None:
        """A reflection by its number, when this person is its author."""
        return self._read_or_none(
            await self._tx.one(
                "SELECT * FROM reflections WHERE person_id = ? AND id = ?", person_id, reflection_id
            )
        )

    async def own_entry(self, person_id: int, part_id: int) -> Entry | None:
        """The entry that a reflection is a part of, when this person is its author."""
        part = await self.own(person_id, part_id)
        return await self.entry(part) if part else None

    async def entry(self, part: Reflection) -> Entry:
        """The entry that a reflection is a part of, all of it."""
        rows = await self._tx.all("SELECT * FROM reflections WHERE entry_id = ? ORDER BY id", part.entry_id)
        return Entry(tuple(self._read(row) for row in rows))

    async def readable(self, reader_id: int, entry_id: int) -> Entry | None:
        """What a person may read of an entry: all of their own, or the parts that were shared with them."""
        rows = await self._tx.all(
            "SELECT * FROM reflections AS r WHERE entry_id = ? AND (person_id = ? OR EXISTS ("
            "SELECT 1 FROM shares AS s WHERE s.reflection_id = r.id AND s.recipient_id = ?)) ORDER BY id",
            entry_id,
            reader_id,
            reader_id,
        )
        parts = (self._read(row) for row in rows)
        seen = tuple(part if part.person_id == reader_id else part.for_reader() for part in parts)
        return Entry(seen) if seen else None

    async def shared_with(self, reader_id: int, part_id: int) -> Reflection | None:
        """A part by its number as this person may see it, when it has been shared with them."""
        found = self._read_or_none(
            await self._tx.one(
                "SELECT * FROM reflections AS r WHERE id = ? AND EXISTS ("
                "SELECT 1 FROM shares AS s WHERE s.reflection_id = r.id AND s.recipient_id = ?)",
                part_id,
                reader_id,
            )
        )
        return found.for_reader() if found else None

    async def by_message(self, person_id: int, message_id: int) -> Reflection | None:
        return self._read_or_none(
            await self._tx.one(
                "SELECT * FROM reflections WHERE person_id = ? AND message_id = ?", person_id, message_id
            )
        )

    async def of_album(self, person_id: int, album: str) -> Entry | None:
        """The entry in which what was sent together with other files is kept."""
        row = await self._tx.one(
            "SELECT * FROM reflections WHERE person_id = ? AND album = ? ORDER BY id LIMIT 1",
            person_id,
            self._tx.vault.fingerprint("album", album),
        )
        return await self.entry(self._read(row)) if row else None

    async def to_open(self, couple_id: int, day: date) -> list[Reflection]:
        """What both partners chose to share of one date's common prompt, oldest first."""
        rows = await self._tx.all(
            "SELECT * FROM reflections WHERE couple_id = ? AND local_date = ?"
            " AND sharing IN ('waiting', 'shared') ORDER BY created_at, id",
            couple_id,
            day.isoformat(),
        )
        return [self._read(row) for row in rows]

    async def is_first(self, person_id: int) -> bool:
        """Whether this person has kept exactly one thing."""
        rows = await self._tx.all("SELECT 1 FROM reflections WHERE person_id = ? LIMIT 2", person_id)
        return len(rows) == 1

    async def wrote_since(self, person_id: int, since: datetime) -> bool:
        """Whether they kept anything at or after an instant."""
        row = await self._tx.one(
            "SELECT 1 FROM reflections WHERE person_id = ? AND created_at >= ? LIMIT 1",
            person_id,
            to_ms(since),
        )
        return row is not None

    async def change(self, reflection: Reflection, content: Content) -> None:
        """The author has edited the message. Raises UnstorableTextError on a lone surrogate."""
        await self._tx.execute(
            "UPDATE reflections SET kind = ?, words = ?, file = ? WHERE id = ?",
            content.kind,
            self._tx.seal("reflections", "words", reflection.id, reflection.person_id, content.words),
            self._seal_file(reflection.id, reflection.person_id, content.file),
            reflection.id,
        )

    async def hold_back(self, reflection: Reflection, read_as: Content | None) -> None:
        """From now on its readers see this instead of what it says; None: what it says."""
        words = None if read_as is None else self._seal_content(reflection, read_as)
        await self._tx.execute("UPDATE reflections SET read_as = ? WHERE id = ?", words, reflection.id)

    async def decline(self, entry_id: int, *, declined: bool) -> None:
        """Note whether its author chose to keep an entry private."""
        await self._tx.execute("UPDATE reflections SET declined = ? WHERE id = ?", int(declined), entry_id)

    async def set_sharing(self, reflection_id: int, sharing: Sharing) -> None:
        await self._tx.execute(
            "UPDATE reflections SET sharing = ?, read_as = NULL WHERE id = ?", sharing, reflection_id
        )

    async def lose_reader(self, person_id: int) -> None:
        """Somebody will never read anything again: what was shared with them alone is private again."""
        await self._tx.execute(
            "UPDATE reflections SET sharing = 'private' WHERE sharing = 'shared'"
            " AND id IN (SELECT reflection_id FROM shares WHERE recipient_id = ?) AND NOT EXISTS"
            " (SELECT 1 FROM shares WHERE reflection_id = reflections.id AND recipient_id <> ?)",
            person_id,
            person_id,
        )

    async def stop_waiting(self, person_id: int) -> None:
        """There is no partner any more to open anything together with: what waited is private again."""
        await self._tx.execute(
            "UPDATE reflections SET sharing = 'private' WHERE person_id = ? AND sharing = 'waiting'",
            person_id,
        )

    async def delete(self, entry_id: int) -> None:
        """Delete an entry, all of it."""
        await self._tx.execute("DELETE FROM reflections WHERE entry_id = ?", entry_id)

    def _seal_file(self, row: int, author: int, file: File | None) -> bytes | None:
        return None if file is None else self._tx.seal("reflections", "file", row, author, _packed(file))

    def _seal_content(self, part: Reflection, content: Content) -> bytes:
        file = _packed(content.file) if content.file else None
        packed = json.dumps([content.kind, content.words, file])
        return self._tx.seal("reflections", "read_as", part.id, part.person_id, packed)

    def _open_content(self, row: aiosqlite.Row) -> Content | None:
        if row["read_as"] is None:
            return None
        kind, words, file = json.loads(self._open("read_as", row))
        return Content(kind, words, _file(file) if file else None)

    def _seal_prompt(self, row: int, author: int, prompt_id: str | None) -> bytes | None:
        return (
            None
            if prompt_id is None
            else self._tx.seal_id("reflections", "prompt_id", row, author, prompt_id)
        )

    def _open_file(self, row: aiosqlite.Row) -> File | None:
        return None if row["file"] is None else _file(self._open("file", row))

    def _open(self, column: str, row: aiosqlite.Row) -> str:
        return self._tx.open("reflections", column, row["id"], row["person_id"], row[column])

    def _read_or_none(self, row: aiosqlite.Row | None) -> Reflection | None:
        return self._read(row) if row else None

    def _read(self, row: aiosqlite.Row) -> Reflection:
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
        )


def _packed(file: File) -> str:
    return f"{file.id}\n{file.mark}\n{_DOCUMENT if file.as_document else ''}".rstrip("\n")


def _file(packed: str) -> File:
    name, mark, *how = packed.split("\n")
    return File(name, mark, as_document=_DOCUMENT in how)
