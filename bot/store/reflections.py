"""The reflections table: what people wrote, sealed with their own keys; knows nothing of sending."""

from dataclasses import dataclass
from datetime import date, datetime

import aiosqlite

from bot.domain.nudges import Nudge
from bot.domain.reflections import Content, Entry, Reflection, Sharing
from bot.store.instants import to_ms
from bot.store.reflection_rows import ReflectionRows
from bot.store.transaction import Transaction

NAMED_BY_A_BUTTON = "coalesce((SELECT id FROM reflections WHERE former = ?1), ?1)"
"""The row that parameter 1 names: a number in a button, which may be from before numbers were random."""


@dataclass(frozen=True)
class Answered:
    """The part of a partner's that an entry is written as an answer to."""

    part_id: int


Asked = Nudge | Entry | Answered | None
"""The nudge that a message answers, the entry that it goes on with, or the partner's words that it answers."""


class Reflections:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._rows = ReflectionRows(tx)

    async def add(
        self,
        person_id: int,
        message_id: int,
        content: Content,
        asked: Asked,
        album: str | None = None,
        *,
        assumed: bool = False,
    ) -> Reflection | None:
        """Keep what a message of theirs says, private; None when that message is kept already.

        `assumed`: they did not say that it answers what it is kept for. Raises UnstorableTextError on a lone surrogate.
        """
        if await self.by_message(person_id, message_id):
            return None
        row = self._tx.random_id()
        source = asked.first if isinstance(asked, Entry) else asked if isinstance(asked, Nudge) else None
        nudge_id = source.nudge_id if isinstance(source, Reflection) else source.id if source else None
        answers = asked.part_id if isinstance(asked, Answered) else None
        answers = asked.first.answers if isinstance(asked, Entry) else answers
        await self._tx.execute(
            "INSERT INTO reflections (id, person_id, message_id, kind, words, file, nudge_id, prompt_id,"
            " couple_id, local_date, album, sharing, created_at, entry_id, answers, assumed, ordinal)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'private', ?, ?, ?, ?, ?)",
            row,
            person_id,
            message_id,
            content.kind,
            self._tx.seal("reflections", "words", row, person_id, content.words),
            self._rows.seal_file(row, person_id, content.file),
            nudge_id,
            self._rows.seal_prompt(row, person_id, source.prompt_id if source else None),
            source.couple_id if source else None,
            source.local_date.isoformat() if source and source.local_date else None,
            self._tx.vault.fingerprint("album", album) if album else None,
            self._tx.now_ms,
            asked.id if isinstance(asked, Entry) else row,
            answers,
            int(assumed),
            await self._tx.next_id("reflections"),
        )
        return await self.own(person_id, row)

    async def own(self, person_id: int, reflection_id: int) -> Reflection | None:
        """A reflection by its number in a button, when this person is its author."""
        return self._read_or_none(
            await self._tx.one(
                f"SELECT * FROM reflections WHERE id = {NAMED_BY_A_BUTTON} AND person_id = ?2",
                reflection_id,
                person_id,
            )
        )

    async def own_entry(self, person_id: int, part_id: int) -> Entry | None:
        """The entry that a reflection is a part of, when this person is its author."""
        part = await self.own(person_id, part_id)
        return await self.entry(part) if part else None

    async def entry(self, part: Reflection) -> Entry:
        """The entry that a reflection is a part of, all of it."""
        rows = await self._tx.all(
            "SELECT * FROM reflections WHERE entry_id = ? ORDER BY ordinal", part.entry_id
        )
        return Entry(tuple(self._rows.read(row) for row in rows))

    async def readable(self, reader_id: int, entry_id: int) -> Entry | None:
        """What a person may read of an entry: all of their own, or the parts that were shared with them."""
        rows = await self._tx.all(
            "SELECT * FROM reflections AS r WHERE entry_id = ? AND (person_id = ? OR EXISTS ("
            "SELECT 1 FROM shares AS s WHERE s.reflection_id = r.id AND s.recipient_id = ?)) ORDER BY ordinal",
            entry_id,
            reader_id,
            reader_id,
        )
        parts = (self._rows.read(row) for row in rows)
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
            "SELECT * FROM reflections WHERE person_id = ? AND album = ? ORDER BY ordinal LIMIT 1",
            person_id,
            self._tx.vault.fingerprint("album", album),
        )
        return await self.entry(self._rows.read(row)) if row else None

    async def to_open(self, couple_id: int, day: date) -> list[Reflection]:
        """What both partners chose to share of one date's common prompt, oldest first."""
        rows = await self._tx.all(
            "SELECT * FROM reflections WHERE couple_id = ? AND local_date = ?"
            " AND sharing IN ('waiting', 'shared') ORDER BY created_at, ordinal",
            couple_id,
            day.isoformat(),
        )
        return [self._rows.read(row) for row in rows]

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
            self._rows.seal_file(reflection.id, reflection.person_id, content.file),
            reflection.id,
        )

    async def hold_back(self, reflection: Reflection, read_as: Content | None) -> None:
        """From now on its readers see this instead of what it says; None: what it says."""
        words = None if read_as is None else self._rows.seal_content(reflection, read_as)
        await self._tx.execute("UPDATE reflections SET read_as = ? WHERE id = ?", words, reflection.id)

    async def decline(self, entry_id: int, *, declined: bool) -> None:
        """Note whether its author chose to keep an entry private."""
        await self._tx.execute("UPDATE reflections SET declined = ? WHERE id = ?", int(declined), entry_id)

    async def set_sharing(self, reflection_id: int, sharing: Sharing) -> None:
        await self._tx.execute(
            "UPDATE reflections SET sharing = ?, read_as = NULL, ask_at = NULL WHERE id = ?",
            sharing,
            reflection_id,
        )

    async def confirm_answer(self, entry_id: int) -> None:
        """Its author has said that it answers its prompt."""
        await self._tx.execute("UPDATE reflections SET assumed = 0 WHERE entry_id = ?", entry_id)

    async def detach(self, entry_id: int) -> None:
        """Its author has said that it answers nothing."""
        await self._tx.execute(
            "UPDATE reflections SET nudge_id = NULL, prompt_id = NULL, couple_id = NULL, local_date = NULL,"
            " assumed = 0 WHERE entry_id = ?",
            entry_id,
        )

    async def answers(self, nudge_id: int) -> bool:
        """Whether anything that is kept answers a nudge."""
        row = await self._tx.one("SELECT 1 FROM reflections WHERE nudge_id = ? LIMIT 1", nudge_id)
        return row is not None

    async def lose_reader(self, person_id: int) -> None:
        """Somebody will never read anything again: what was shared with them alone is private again."""
        await self._tx.execute(
            "UPDATE reflections SET sharing = 'private' WHERE sharing = 'shared'"
            " AND id IN (SELECT reflection_id FROM shares WHERE recipient_id = ?) AND NOT EXISTS"
            " (SELECT 1 FROM shares WHERE reflection_id = reflections.id AND recipient_id <> ?)",
            person_id,
            person_id,
        )

    async def waiting(self, person_id: int) -> int:
        """How many entries of theirs open once both have shared."""
        row = await self._tx.one(
            "SELECT count(DISTINCT entry_id) AS entries FROM reflections"
            " WHERE person_id = ? AND sharing = 'waiting'",
            person_id,
        )
        return row["entries"] if row else 0

    async def stop_waiting(self, person_id: int) -> None:
        """There is no partner any more to open anything together with: what waited is private again."""
        await self._tx.execute(
            "UPDATE reflections SET sharing = 'private', ask_at = NULL"
            " WHERE person_id = ? AND sharing = 'waiting'",
            person_id,
        )

    async def delete(self, entry_id: int) -> None:
        """Delete an entry, all of it."""
        await self._tx.execute("DELETE FROM reflections WHERE entry_id = ?", entry_id)

    def _read_or_none(self, row: aiosqlite.Row | None) -> Reflection | None:
        return self._rows.read(row) if row else None
