"""Entries of the outbox whose person cannot be reached: held, released and given up, by the rule in the domain."""

import json
import sqlite3
from datetime import timedelta

from bot.domain.holding import BACK_FOR, HELD_FOR, Waiting, when_unreachable
from bot.store.instants import to_ms
from bot.store.transaction import Transaction


async def hold(tx: Transaction, person_id: int) -> None:
    """They cannot be reached: what is not wanted later goes, the rest waits for their return."""
    rows = await tx.all(
        "SELECT id, expires_at, stale FROM outbox WHERE person_id = ? AND state = 'new'", person_id
    )
    dropped = [row["id"] for row in rows if when_unreachable(_waiting(tx, row)) == "dropped"]
    await tx.execute(
        "UPDATE outbox SET state = 'dead', payload = NULL, finished_at = ?, error = 'gone'"
        " WHERE id IN (SELECT value FROM json_each(?))",
        tx.now_ms,
        json.dumps(dropped),
    )
    await tx.execute("UPDATE outbox SET state = 'held' WHERE person_id = ? AND state = 'new'", person_id)


async def release(tx: Transaction, person_id: int) -> None:
    """They came back: what was held is due now, with time to arrive."""
    await tx.execute(
        "UPDATE outbox SET state = 'new', attempts = 0, due_at = ?, expires_at = max(expires_at, ?)"
        " WHERE person_id = ? AND state = 'held'",
        tx.now_ms,
        to_ms(tx.now + BACK_FOR),
        person_id,
    )


async def give_up_some(tx: Transaction) -> int:
    """Remove some of what has waited too long for somebody; returns how many rows that were."""
    return await tx.remove_some(
        "outbox",
        "id",
        "state = 'held' AND created_at < ? AND expires_at < ?",
        to_ms(tx.now - HELD_FOR),
        _lasting_from(tx),
    )


def _waiting(tx: Transaction, row: sqlite3.Row) -> Waiting:
    return Waiting(stale=bool(row["stale"]), lasts=row["expires_at"] >= _lasting_from(tx))


def _lasting_from(tx: Transaction) -> int:
    """When what expires so late, in milliseconds, lasts for ever: nothing else has a lifetime of years."""
    return to_ms(tx.now + timedelta(days=366))
