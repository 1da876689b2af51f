"""Takes operations that wait out of the outbox when a newer one on the same message makes them needless."""

import sqlite3
from dataclasses import dataclass

from bot.domain.kinds import About, Subject
from bot.store.bubbles import Bubbles
from bot.store.calls import Lane, NewEntry, Target
from bot.store.outbox_rows import packed_target
from bot.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Inherited:
    """What a newer operation takes over of those it replaces, so that trouble is not asked for more often."""

    attempts: int
    due_ms: int
    error: str | None


async def replace_waiting(tx: Transaction, entry: NewEntry) -> Inherited:
    """Remove what `entry` makes needless, newest first, as far as nothing else about that message lies between.

    The newest wins, at its own place behind everything else that waits: so nothing is reordered, and what comes
    before a removal, or before another message about the same, stays. What stays in a lane that is behind the entry's
    own goes with it: on one message nothing overtakes.
    """
    fresh = Inherited(0, tx.now_ms, None)
    if entry.target is None or entry.person_id is None:
        return fresh
    rows, left = await _waiting(tx, entry.person_id, entry.target), 0
    for row in rows:
        if row["target"] is None or row["operation"] not in entry.replaces:
            break
        await tx.execute("DELETE FROM outbox WHERE id = ?", row["id"])
        left += 1
        if row["attempts"] >= fresh.attempts:
            fresh = Inherited(row["attempts"], max(row["due_at"], tx.now_ms), row["error"])
    for row in rows[left:]:
        if row["lane"] > entry.lane:
            await tx.execute("UPDATE outbox SET lane = ? WHERE id = ?", int(entry.lane), row["id"])
    return fresh


async def drop_withdrawals(tx: Transaction, person_id: int, subject: Subject, number: int) -> None:
    """Remove the removals that wait for the newest message about something, whatever its part, and name no number."""
    await tx.execute(
        "DELETE FROM outbox WHERE person_id = ? AND (state = 'new' OR state = 'held') AND lane = ?"
        " AND target GLOB ?",
        person_id,
        int(Lane.WITHDRAWAL),
        f"{subject.value}:{number}:*",
    )


async def _waiting(tx: Transaction, person_id: int, target: Target) -> list[sqlite3.Row]:
    """What waits to be done to a message, newest first, however that is named: by its number or by what it is about."""
    if not await _any_for(tx, person_id):
        return []
    number, about = await _named(tx, person_id, target)
    return await tx.all(
        "SELECT id, lane, operation, target, attempts, due_at, error FROM outbox"
        " WHERE person_id = ? AND (state = 'new' OR state = 'held')"
        " AND (target = ? OR target = ? OR (target IS NULL AND subject = ? AND subject_id = ? AND part = ?))"
        " ORDER BY id DESC",
        person_id,
        packed_target(number),
        packed_target(about),
        *(about or (None, None, None)),
    )


async def _named(tx: Transaction, person_id: int, target: Target) -> tuple[int | None, About | None]:
    """Both names of a message, as far as it has them: of several about the same, that means the newest."""
    bubbles = Bubbles(tx)
    if isinstance(target, About):
        return await bubbles.find(person_id, target), target
    about = await bubbles.about(person_id, target)
    return target, about if about is not None and await bubbles.find(person_id, about) == target else None


async def _any_for(tx: Transaction, person_id: int) -> bool:
    row = await tx.one(
        "SELECT 1 FROM outbox WHERE person_id = ? AND (state = 'new' OR state = 'held') AND target IS NOT NULL",
        person_id,
    )
    return row is not None
