"""Calls to the Bot API that are still to be made, in order per chat and lane; knows no network."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta

import aiosqlite
from cryptography.exceptions import InvalidTag

from bot.domain.errors import KeyMissingError
from bot.store.calls import Call, Lane, Outgoing
from bot.store.instants import from_ms, to_ms
from bot.store.topics import Topics
from bot.store.transaction import Transaction

TOMBSTONES_KEPT = timedelta(days=2)


# lane by lane, because the index of open rows begins with it: one step each, however many rows wait
_NEXT_OF_EACH_LANE = " UNION ALL ".join(
    f"SELECT min(due_at) AS due_at FROM outbox WHERE state = 'new' AND lane = {lane:d} AND due_at > ?1"
    for lane in Lane
)


_STALE_MS = (
    2 * 3600 * 1000
)  # what had two hours to arrive, or less, is no news to somebody who comes back later


_ASIDE = "waits for its message"
_STEPS_ASIDE_AFTER = 5  # tries: about nine minutes for a message
_BEHIND = (
    "EXISTS (SELECT 1 FROM outbox AS e"
    " WHERE e.state = 'new' AND e.chat = o.chat AND e.lane = o.lane AND e.id < o.id"
    f" AND NOT (e.attempts >= {_STEPS_ASIDE_AFTER} AND e.error LIKE 'unclear: http %')"
    f" AND e.error IS NOT '{_ASIDE}')"
)
"""Whether an earlier call keeps this one waiting; one that is answered with an error again and again no longer does."""


class Outbox:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self.topics = Topics(tx)

    async def add(self, call: Call) -> int:
        """Queue a call; returns its row number. Order within a chat and lane is the order of adding."""
        row = await self._tx.next_id("outbox")
        words = json.dumps({"params": self.topics.params_of(call), "bubble": call.bubble})
        await self._tx.execute(
            "INSERT INTO outbox (id, chat, person_id, author_id, lane, method, payload, subject, subject_id,"
            " state, due_at, expires_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'new', ?, ?, ?)",
            row,
            self._tx.vault.fingerprint("telegram", call.telegram_id),
            call.person_id,
            call.author_id,
            int(call.lane),
            call.method,
            self._tx.seal("outbox", "payload", row, call.author_id, words),
            call.subject,
            call.subject_id,
            self._tx.now_ms,
            to_ms(self._tx.now + call.lifetime),
            self._tx.now_ms,
        )
        return row

    async def ready(
        self,
        limit: int,
        busy: Callable[[bytes, Lane], bool] = lambda _chat, _lane: False,
        lanes: tuple[Lane, Lane] = (Lane.TAP, Lane.BROADCAST),
    ) -> list[Outgoing]:
        """Calls whose turn it is, answers first, at most one per chat and lane; those of `busy` are left out.

        `lanes` are the first and the last one to look at. One that cannot be read again, its author being
        erased, is dead at once and stops nobody else.
        """
        rows = await self._tx.all(
            f"SELECT * FROM outbox AS o WHERE state = 'new' AND lane BETWEEN ? AND ? AND due_at <= ?"
            f" AND NOT {_BEHIND} ORDER BY lane, due_at, id LIMIT ?",
            *lanes,
            self._tx.now_ms,
            limit,
        )
        calls = []
        for row in rows:
            if busy(row["chat"], Lane(row["lane"])):
                continue
            try:
                calls.append(self._read(row))
            except (KeyMissingError, InvalidTag, ValueError):
                await self.dead(row["id"], "unreadable")
        return calls

    async def next_at(self) -> datetime | None:
        """When the next call may be made, in the past while one is ready; those behind one count not."""
        row = await self._tx.one(
            f"SELECT min(due_at) AS due_at FROM outbox AS o WHERE state = 'new' AND NOT {_BEHIND}"
        )
        return from_ms(row["due_at"]) if row and row["due_at"] is not None else None

    async def next_later(self) -> datetime | None:
        """When the next call that is not due yet falls due."""
        row = await self._tx.one(f"SELECT min(due_at) AS due_at FROM ({_NEXT_OF_EACH_LANE})", self._tx.now_ms)
        return from_ms(row["due_at"]) if row and row["due_at"] is not None else None

    async def sent(self, row: int) -> None:
        await self._finish(row, "sent", None)

    async def dead(self, row: int, error: str) -> None:
        await self._finish(row, "dead", error)

    async def retry(self, row: int, at: datetime, error: str) -> None:
        await self._tx.execute(
            "UPDATE outbox SET attempts = attempts + 1, due_at = ?, error = ? WHERE id = ?",
            to_ms(at),
            error,
            row,
        )

    async def bring_forward(self, call: Outgoing, subject: str, subject_id: int) -> bool:
        """Put an earlier call about a subject ahead of this one; False if none waits in the other lane."""
        changed = await self._tx.execute(
            "UPDATE outbox SET lane = ? WHERE person_id = ? AND subject = ? AND subject_id = ?"
            " AND state = 'new' AND id < ? AND lane <> ?",
            int(call.lane),
            call.person_id,
            subject,
            subject_id,
            call.id,
            int(call.lane),
        )
        return changed > 0

    async def wait_for(self, call: Outgoing, subject: str, subject_id: int) -> bool:
        """Put a call off until just after an earlier one about a subject; False if none waits in its own lane.

        Having stepped aside with it, it keeps nobody waiting either.
        """
        row = await self._tx.one(
            "SELECT max(due_at) AS due_at FROM outbox WHERE person_id = ? AND subject = ? AND subject_id = ?"
            " AND state = 'new' AND id < ? AND lane = ?",
            call.person_id,
            subject,
            subject_id,
            call.id,
            int(call.lane),
        )
        if row is None or row["due_at"] is None:
            return False
        due_at = max(row["due_at"], self._tx.now_ms) + 1
        await self._tx.execute(
            "UPDATE outbox SET due_at = ?, error = ? WHERE id = ?", due_at, _ASIDE, call.id
        )
        return True

    async def pull_in(self) -> int:
        """The clock was set back: what waits for a later time is due now; returns how many rows that were."""
        return await self._tx.sweep(
            "UPDATE outbox SET due_at = ? WHERE state = 'new' AND due_at > ?",
            self._tx.now_ms,
            self._tx.now_ms,
        )

    async def hold(self, person_id: int) -> None:
        """They blocked the bot: what would be stale goes, the rest waits for their return."""
        await self._tx.execute(
            "UPDATE outbox SET state = 'dead', payload = NULL, finished_at = ?, error = 'gone'"
            " WHERE person_id = ? AND state = 'new'"
            " AND (subject IN ('nudge', 'checkin') OR expires_at - created_at <= ?)",
            self._tx.now_ms,
            person_id,
            _STALE_MS,
        )
        await self._tx.execute(
            "UPDATE outbox SET state = 'held' WHERE person_id = ? AND state = 'new'", person_id
        )

    async def release(self, person_id: int) -> None:
        """They came back: what was held is due now, with a day to arrive."""
        await self._tx.execute(
            "UPDATE outbox SET state = 'new', attempts = 0, due_at = ?, expires_at = ?"
            " WHERE person_id = ? AND state = 'held'",
            self._tx.now_ms,
            to_ms(self._tx.now + timedelta(days=1)),
            person_id,
        )

    async def drop(self, person_id: int, subject: str, subject_id: int) -> int:
        """Take back what has not been sent to a person about a subject; returns how many rows that were."""
        return await self._tx.execute(
            "DELETE FROM outbox WHERE person_id = ? AND subject = ? AND subject_id = ?"
            " AND (state = 'new' OR state = 'held')",  # worded as the index is, or it would not be used
            person_id,
            subject,
            subject_id,
        )

    async def erase(self, person_id: int) -> None:
        """Remove every row that goes to a person or holds words of theirs."""
        await self._tx.sweep("DELETE FROM outbox WHERE person_id = ? OR author_id = ?", person_id, person_id)

    async def prune(self) -> int:
        """Remove some finished rows older than two days."""
        return await self._tx.remove_some(
            "outbox",
            "id",
            "state IN ('sent', 'dead') AND finished_at < ?",
            to_ms(self._tx.now - TOMBSTONES_KEPT),
        )

    async def drop_held(self, older_than: timedelta) -> int:
        """Remove some of what waited that long for somebody who left; returns how many rows that were."""
        return await self._tx.remove_some(
            "outbox", "id", "state = 'held' AND created_at < ?", to_ms(self._tx.now - older_than)
        )

    async def _finish(self, row: int, state: str, error: str | None) -> None:
        await self._tx.execute(
            "UPDATE outbox SET state = ?, payload = NULL, finished_at = ?, error = ? WHERE id = ?",
            state,
            self._tx.now_ms,
            error,
            row,
        )

    def _read(self, row: aiosqlite.Row) -> Outgoing:
        content = json.loads(self._tx.open("outbox", "payload", row["id"], row["author_id"], row["payload"]))
        return Outgoing(
            id=row["id"],
            chat=row["chat"],
            person_id=row["person_id"],
            lane=Lane(row["lane"]),
            method=row["method"],
            params=content["params"],
            subject=row["subject"],
            subject_id=row["subject_id"],
            bubble=tuple(content["bubble"]) if content["bubble"] else None,
            attempts=row["attempts"],
            created_at=from_ms(row["created_at"]),
            expires_at=from_ms(row["expires_at"]),
        )
