"""Operations that are still to be carried out, in order per chat and lane; knows no network."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Literal

import aiosqlite
from cryptography.exceptions import InvalidTag

from bot.domain.errors import KeyMissingError
from bot.domain.kinds import About, Subject
from bot.store import replacing, unreachable_entries
from bot.store.answering import Answering
from bot.store.attachments import Attachments
from bot.store.calls import Lane, NewEntry, Outgoing
from bot.store.instants import from_ms, to_ms
from bot.store.outbox_order import ASIDE, BEHIND, NEXT_OF_EACH_LANE
from bot.store.outbox_rows import packed_content, packed_target, read
from bot.store.transaction import Transaction

TOMBSTONES_KEPT = timedelta(days=2)
FILES_REMEMBERED = timedelta(days=60)


class Outbox:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self.attachments = Attachments(tx)
        self.answering = Answering()

    async def add(self, entry: NewEntry) -> int:
        """Queue an operation; returns its row number. Order within a chat and lane is the order of adding."""
        inherited = await replacing.replace_waiting(self._tx, entry)
        due_ms, error = inherited.due_ms, inherited.error
        if entry.not_before is not None and entry.not_before > self._tx.now:
            due_ms, error = max(due_ms, to_ms(entry.not_before)), ASIDE
        row = await self._tx.next_id("outbox")
        about = entry.about.columns() if entry.about else (None, None, 0)
        await self._tx.execute(
            "INSERT INTO outbox (id, chat, person_id, author_id, lane, operation, payload, subject, subject_id,"
            " part, target, stale, state, attempts, due_at, error, expires_at, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'new', ?, ?, ?, ?, ?)",
            row,
            self._tx.vault.fingerprint("telegram", entry.telegram_id),
            entry.person_id,
            entry.author_id,
            int(entry.lane),
            str(entry.operation),
            self._seal(row, entry.author_id, entry.telegram_id, entry.content),
            *about,
            packed_target(entry.target),
            int(entry.stale),
            inherited.attempts,
            due_ms,
            error,
            to_ms(self._tx.now + entry.lifetime),
            self._tx.now_ms,
        )
        if entry.attachment is not None:
            await self.attachments.add(row, entry.author_id, entry.attachment)
        return row

    async def ready(
        self,
        limit: int,
        busy: Callable[[bytes, Lane], bool] = lambda _chat, _lane: False,
        lanes: tuple[Lane, Lane] = (min(Lane), max(Lane)),
    ) -> list[Outgoing]:
        """Entries whose turn it is, answers first, at most one per chat and lane; those of `busy` are left out.

        `lanes` are the first and the last one to look at. One that cannot be read again, its author being
        erased, is dead at once and stops nobody else.
        """
        rows = await self._tx.all(
            f"SELECT * FROM outbox AS o WHERE state = 'new' AND lane BETWEEN ? AND ? AND due_at <= ?"
            f" AND NOT {BEHIND} ORDER BY lane, due_at, id LIMIT ?",
            *lanes,
            self._tx.now_ms,
            limit,
        )
        entries = []
        for row in rows:
            if busy(row["chat"], Lane(row["lane"])):
                continue
            try:
                entries.append(self._read(row))
            except (KeyMissingError, InvalidTag, ValueError):
                await self.dead(row["id"], "unreadable")
        return entries

    async def next_at(self) -> datetime | None:
        """When the next entry may be sent, in the past while one is ready; those behind one count not."""
        row = await self._tx.one(
            f"SELECT min(due_at) AS due_at FROM outbox AS o WHERE state = 'new' AND NOT {BEHIND}"
        )
        return from_ms(row["due_at"]) if row and row["due_at"] is not None else None

    async def next_later(self) -> datetime | None:
        """When the next entry that is not due yet falls due."""
        row = await self._tx.one(f"SELECT min(due_at) AS due_at FROM ({NEXT_OF_EACH_LANE})", self._tx.now_ms)
        return from_ms(row["due_at"]) if row and row["due_at"] is not None else None

    async def sent(self, row: int) -> bool:
        """It arrived; False when the entry was taken back or erased meanwhile."""
        return await self._finish(row, "sent", None)

    async def dead(self, row: int, error: str) -> bool:
        """It will never arrive; False as above."""
        return await self._finish(row, "dead", error)

    async def retry(self, row: int, at: datetime, error: str) -> None:
        await self._tx.execute(
            "UPDATE outbox SET attempts = attempts + 1, due_at = ?, error = ? WHERE id = ?",
            to_ms(at),
            error,
            row,
        )

    async def put_in_place(self, row: int, instead: NewEntry) -> None:
        """Have another operation of the same author take the place of one that failed, as if it were queued now."""
        await self._tx.execute(
            "UPDATE outbox SET state = 'new', operation = ?, payload = ?, attempts = 0, due_at = ?, expires_at = ?,"
            " error = NULL, finished_at = NULL WHERE id = ?",
            instead.operation,
            self._seal(row, instead.author_id, instead.telegram_id, instead.content),
            self._tx.now_ms,
            to_ms(self._tx.now + instead.lifetime),
            row,
        )

    async def bring_forward(self, entry: Outgoing, about: About) -> bool:
        """Put an earlier message about this ahead of an entry; False if none waits in a lane behind its own."""
        changed = await self._tx.execute(
            "UPDATE outbox SET lane = ? WHERE person_id = ? AND subject = ? AND subject_id = ? AND part = ?"
            " AND state = 'new' AND id < ? AND lane > ?",
            int(entry.lane),
            entry.person_id,
            *about.columns(),
            entry.id,
            int(entry.lane),
        )
        return changed > 0

    async def wait_for(self, entry: Outgoing, about: About) -> Literal["put off", "ready"] | None:
        """Whether an earlier message about this waits where it goes first; for later, then the entry is put off too.

        Having stepped aside with it, it keeps nobody waiting either.
        """
        row = await self._tx.one(
            "SELECT max(due_at) AS due_at FROM outbox"
            " WHERE person_id = ? AND subject = ? AND subject_id = ? AND part = ?"
            " AND state = 'new' AND id < ? AND lane <= ?",
            entry.person_id,
            *about.columns(),
            entry.id,
            int(entry.lane),
        )
        if row is None or row["due_at"] is None:
            return None
        if row["due_at"] <= self._tx.now_ms:
            return "ready"
        sql = "UPDATE outbox SET due_at = ?, error = ? WHERE id = ?"
        await self._tx.execute(sql, row["due_at"] + 1, ASIDE, entry.id)
        return "put off"

    async def welcome(self, person_id: int) -> None:
        """They are no stranger any more: what still waits for them goes with what answers them from now on."""
        self.answering.welcome(person_id)
        await self._tx.execute(
            "UPDATE outbox SET lane = ? WHERE person_id = ? AND state = 'new' AND lane = ?",
            int(Lane.ANSWER),
            person_id,
            int(Lane.STRANGER),
        )

    async def pull_in(self) -> int:
        """The clock was set back: what waits for a later time is due now; returns how many rows that were."""
        return await self._tx.sweep(
            "UPDATE outbox SET due_at = ? WHERE state = 'new' AND due_at > ?",
            self._tx.now_ms,
            self._tx.now_ms,
        )

    async def hold(self, person_id: int) -> None:
        """They cannot be reached: what would be stale goes, the rest waits for their return."""
        await unreachable_entries.hold(self._tx, person_id)

    async def release(self, person_id: int) -> None:
        """They came back: what was held is due now, with a day to arrive at least."""
        await unreachable_entries.release(self._tx, person_id)

    async def give_up_some(self) -> int:
        """Remove some of what waited for somebody for 90 days; returns how many rows that were."""
        return await unreachable_entries.give_up_some(self._tx)

    async def drop(self, person_id: int, about: About) -> int:
        """Take back what has not been sent to a person about this; returns how many rows that were."""
        return await self._tx.execute(
            "DELETE FROM outbox WHERE person_id = ? AND subject = ? AND subject_id = ? AND part = ?"
            " AND (state = 'new' OR state = 'held')",  # worded as the index is, or it would not be used
            person_id,
            *about.columns(),
        )

    async def keep_newer(self, person_id: int, subject: Subject, number: int) -> None:
        """What is to be said about this again must not be taken out by what was queued for an earlier message."""
        await replacing.drop_withdrawals(self._tx, person_id, subject, number)

    async def parts(self, person_id: int, subject: Subject, number: int) -> set[int]:
        """Which parts of what is said to a person about this have not been sent."""
        rows = await self._tx.all(
            "SELECT part FROM outbox WHERE person_id = ? AND subject = ? AND subject_id = ?"
            " AND (state = 'new' OR state = 'held')",
            person_id,
            subject,
            number,
        )
        return {row["part"] for row in rows}

    async def erase(self, person_id: int) -> None:
        """Remove every row that goes to a person or holds words of theirs."""
        await self._tx.sweep("DELETE FROM outbox WHERE person_id = ? OR author_id = ?", person_id, person_id)
        await self.attachments.erase(person_id)

    async def prune(self) -> int:
        """Remove some finished rows older than two days, and names of files unused for two months."""
        finished = to_ms(self._tx.now - TOMBSTONES_KEPT)
        rows = await self._tx.remove_some(
            "outbox", "id", "state IN ('sent', 'dead') AND finished_at < ?", finished
        )
        return rows + await self.attachments.prune(to_ms(self._tx.now - FILES_REMEMBERED))

    async def _finish(self, row: int, state: str, error: str | None) -> bool:
        changed = await self._tx.execute(
            "UPDATE outbox SET state = ?, payload = NULL, finished_at = ?, error = ? WHERE id = ?",
            state,
            self._tx.now_ms,
            error,
            row,
        )
        return changed == 1

    def _seal(self, row: int, author_id: int, telegram_id: int, content: Mapping[str, Any]) -> bytes:
        return self._tx.seal("outbox", "payload", row, author_id, packed_content(telegram_id, content))

    def _read(self, row: aiosqlite.Row) -> Outgoing:
        return read(row, self._tx.open("outbox", "payload", row["id"], row["author_id"], row["payload"]))
