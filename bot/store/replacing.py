"""Takes operations that wait out of the outbox when a newer one on the same message makes them needless."""

from dataclasses import dataclass

from bot.domain.kinds import About
from bot.store.calls import NewEntry
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
    before a removal, or before another message about the same, stays.
    """
    fresh = Inherited(0, tx.now_ms, None)
    if not entry.replaces or entry.target is None or entry.person_id is None:
        return fresh
    about = entry.target if isinstance(entry.target, About) else (None, None, None)
    rows = await tx.all(
        "SELECT id, operation, target, attempts, due_at, error FROM outbox"
        " WHERE person_id = ? AND (state = 'new' OR state = 'held')"
        " AND (target = ? OR (target IS NULL AND subject = ? AND subject_id = ? AND part = ?)) ORDER BY id DESC",
        entry.person_id,
        packed_target(entry.target),
        *about,
    )
    for row in rows:
        if row["target"] is None or row["operation"] not in entry.replaces:
            break
        await tx.execute("DELETE FROM outbox WHERE id = ?", row["id"])
        if row["attempts"] >= fresh.attempts:
            fresh = Inherited(row["attempts"], max(row["due_at"], tx.now_ms), row["error"])
    return fresh
