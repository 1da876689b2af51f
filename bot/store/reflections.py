"""The reflections table: what people wrote, sealed with their own keys; knows nothing of sending."""

from datetime import date, datetime

import aiosqlite

from bot.domain.nudges import Nudge
from bot.domain.reflections import Content, File, Reflection, Sharing
from bot.store.instants import from_ms, to_ms
from bot.store.transaction import Transaction


class Reflections:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(
        self, person_id: int, message_id: int, content: Content, nudge: Nudge | None, album: str | None = None
    ) -> Reflection | None:
        """Keep what a message of theirs says, private; None when that message is kept already.

        Raises UnstorableTextError on a lone surrogate.
        """
        if await self.by_message(person_id, message_id):
            return None
        row = await self._tx.veiled_id("reflections")
        await self._tx.execute(
            "INSERT INTO reflections (id, person_id, message_id, kind, words, file, nudge_id, prompt_id,"
            " couple_id, local_date, album, sharing, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'private', ?)",
            row,
            person_id,
            message_id,
            content.kind,
            self._tx.seal("reflections", "words", row, person_id, content.words),
            self._seal_file(row, person_id, content.file),
            nudge.id if nudge else None,
            self._tx.seal_id("reflections", "prompt_id", row, person_id, nudge.prompt_id) if nudge else None,
            nudge.couple_id if nudge else None,
            nudge.local_date.isoformat() if nudge else None,
            self._tx.vault.fingerprint("album", album) if album else None,
            self._tx.now_ms,
        )
        return await self.own(person_id, row)

    async def own(self, person_id: int, reflection_id: int) -> Reflection | None:
        """A reflection by its number, when this person is its author."""
        return self._read_or_none(
            await self._tx.one(
                "SELECT * FROM reflections WHERE person_id = ? AND id = ?", person_id, reflection_id
            )
        )

    async def readable(self, reader_id: int, reflection_id: int) -> Reflection | None:
        """A reflection by its number, when this person wrote it or it has been shared with them."""
        return self._read_or_none(
            await self._tx.one(
                "SELECT * FROM reflections AS r WHERE id = ? AND (person_id = ? OR EXISTS ("
                "SELECT 1 FROM shares AS s WHERE s.reflection_id = r.id AND s.recipient_id = ?))",
                reflection_id,
                reader_id,
                reader_id,
            )
        )

    async def by_message(self, person_id: int, message_id: int) -> Reflection | None:
        return self._read_or_none(
            await self._tx.one(
                "SELECT * FROM reflections WHERE person_id = ? AND message_id = ?", person_id, message_id
            )
        )

    async def sent_together(self, reflection: Reflection) -> list[Reflection]:
        """The reflection itself, or all photos of its album, oldest first."""
        if reflection.album is None:
            return [reflection]
        rows = await self._tx.all(
            "SELECT * FROM reflections WHERE person_id = ? AND album = ? ORDER BY id",
            reflection.person_id,
            reflection.album,
        )
        return [self._read(row) for row in rows]

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

    async def set_sharing(self, reflection_id: int, sharing: Sharing) -> None:
        await self._tx.execute("UPDATE reflections SET sharing = ? WHERE id = ?", sharing, reflection_id)

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

    async def delete(self, reflection_id: int) -> None:
        await self._tx.execute("DELETE FROM reflections WHERE id = ?", reflection_id)

    def _seal_file(self, row: int, author: int, file: File | None) -> bytes | None:
        if file is None:
            return None
        return self._tx.seal("reflections", "file", row, author, f"{file.id}\n{file.mark}")

    def _open_file(self, row: aiosqlite.Row) -> File | None:
        if row["file"] is None:
            return None
        name, _, mark = self._open("file", row).partition("\n")
        return File(name, mark)

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
        )
