"""The tables of the weekly check-in: the plan, a proposal that waits, and each week's meeting."""

import sqlite3
from collections.abc import Collection
from datetime import date, datetime

import aiosqlite

from bot.domain.checkin import Checkin, Meeting, Plan, Proposal
from bot.store.instants import from_ms, from_ms_or_none, to_ms, to_ms_or_none
from bot.store.transaction import Transaction

_IN_ORDER = " ORDER BY starts_at"


class Checkins:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def plan(self, couple_id: int) -> Plan | None:
        """The weekly time both agreed to."""
        return await self._tx.identity_map.one("checkin_plans", couple_id, self._fetch_plans)

    async def read_ahead(self, couples: Collection[int]) -> None:
        """Read the plans and meetings of all of them in two statements."""
        await self._tx.identity_map.ahead("checkin_plans", couples, self._fetch_plans)
        await self._tx.identity_map.ahead("checkins", couples, self._fetch)

    async def _fetch_plans(self, couples: Collection[int]) -> dict[int, Plan | None]:
        rows = await self._tx.all_of("SELECT * FROM checkin_plans WHERE couple_id", couples)
        return dict.fromkeys(couples) | {row["couple_id"]: _plan(row) for row in rows}

    async def _all(self, couple_id: int) -> list[sqlite3.Row]:
        """Every meeting of a couple that has not been pruned, earliest first: a handful."""
        return await self._tx.identity_map.one("checkins", couple_id, self._fetch)

    async def _fetch(self, couples: Collection[int]) -> dict[int, list[sqlite3.Row]]:
        meetings: dict[int, list[sqlite3.Row]] = {couple_id: [] for couple_id in couples}
        for row in await self._tx.all_of("SELECT * FROM checkins WHERE couple_id", couples, behind=_IN_ORDER):
            meetings[row["couple_id"]].append(row)
        return meetings

    async def set_plan(self, couple_id: int, plan: Plan) -> None:
        """The plan from now on: meetings of an older one that have not begun go."""
        await self._tx.execute(
            "INSERT OR REPLACE INTO checkin_plans (couple_id, weekday, minute, zone) VALUES (?, ?, ?, ?)",
            couple_id,
            plan.weekday,
            plan.minute,
            plan.zone,
        )
        await self._tx.execute("DELETE FROM checkins WHERE couple_id = ? AND state = 'planned'", couple_id)
        self._tx.identity_map.forget("checkin_plans")
        self._tx.identity_map.forget("checkins")

    async def end_plan(self, couple_id: int) -> None:
        """There is no plan any more: meetings that have not begun go."""
        await self._tx.execute("DELETE FROM checkin_plans WHERE couple_id = ?", couple_id)
        await self._tx.execute("DELETE FROM checkins WHERE couple_id = ? AND state = 'planned'", couple_id)
        self._tx.identity_map.forget("checkin_plans")
        self._tx.identity_map.forget("checkins")

    async def proposal(self, couple_id: int) -> Proposal | None:
        row = await self._tx.one("SELECT * FROM checkin_proposals WHERE couple_id = ?", couple_id)
        return Proposal(row["id"], row["proposer_id"], _plan(row)) if row else None

    async def propose(self, couple_id: int, proposer_id: int, plan: Plan) -> Proposal:
        """A proposal replaces the one before it, whoever made that."""
        row_id = self._tx.random_id()
        await self._tx.execute(
            "INSERT OR REPLACE INTO checkin_proposals (couple_id, id, proposer_id, weekday, minute, zone)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            couple_id,
            row_id,
            proposer_id,
            plan.weekday,
            plan.minute,
            plan.zone,
        )
        return Proposal(row_id, proposer_id, plan)

    async def drop_proposal(self, couple_id: int) -> None:
        await self._tx.execute("DELETE FROM checkin_proposals WHERE couple_id = ?", couple_id)

    async def get(self, couple_id: int, checkin_id: int) -> Checkin | None:
        """The check-in of that number, only when it is this couple's."""
        row = await self._tx.one(
            "SELECT * FROM checkins WHERE id = ? AND couple_id = ?", checkin_id, couple_id
        )
        return _checkin(row) if row else None

    async def on(self, couple_id: int, day: date) -> Checkin | None:
        """The one that was planned for a date of the plan's zone, whatever has become of it."""
        row = await self._tx.one(
            "SELECT * FROM checkins WHERE couple_id = ? AND local_date = ?", couple_id, day.isoformat()
        )
        return _checkin(row) if row else None

    async def add(self, couple_id: int, meeting: Meeting) -> Checkin:
        """Raises IntegrityError when that date has one already."""
        row_id = self._tx.random_id()
        await self._tx.execute(
            "INSERT INTO checkins (id, couple_id, local_date, starts_at, state)"
            " VALUES (?, ?, ?, ?, 'planned')",
            row_id,
            couple_id,
            meeting.day.isoformat(),
            to_ms(meeting.starts_at),
        )
        self._tx.identity_map.forget("checkins")
        return Checkin(row_id, couple_id, meeting)

    async def upcoming(self, couple_id: int) -> Checkin | None:
        """The first one still planned whose time has not come."""
        for row in await self._all(couple_id):
            if row["state"] == "planned" and row["starts_at"] > self._tx.now_ms:
                return _checkin(row)
        return None

    async def starting(self, couple_id: int, starts_at: datetime) -> Checkin | None:
        """The planned one that starts at exactly this instant."""
        row = await self._tx.one(
            "SELECT * FROM checkins WHERE couple_id = ? AND state = 'planned' AND starts_at = ?",
            couple_id,
            to_ms(starts_at),
        )
        return _checkin(row) if row else None

    async def all_of(self, couple_id: int) -> list[Checkin]:
        """Every one that is kept, in the order of their starts."""
        return [_checkin(row) for row in await self._all(couple_id)]

    async def latest_due(self, couple_id: int) -> Checkin | None:
        """The latest one whose time has come, or that has begun before it."""
        for row in reversed(await self._all(couple_id)):
            if row["starts_at"] <= self._tx.now_ms or row["state"] == "started":
                return _checkin(row)
        return None

    async def prune(self, before: datetime) -> int:
        """Remove some check-ins of that long ago, whatever became of them; returns how many rows that were."""
        return await self._tx.remove_some("checkins", "id", "starts_at < ?", to_ms(before))

    async def change(self, before: Checkin, after: Checkin) -> None:
        """Write what has become of one. Raises OutdatedRowError when it is not as `before` says."""
        await self._tx.change_one(
            "UPDATE checkins SET starts_at = ?, state = ?, step = ?, break_at = ?, back_at = ?"
            " WHERE id = ? AND state = ? AND step = ?",
            to_ms(after.starts_at),
            after.state,
            after.step,
            to_ms_or_none(after.break_at),
            to_ms_or_none(after.back_at),
            before.id,
            before.state,
            before.step,
        )
        self._tx.identity_map.forget("checkins")


def _plan(row: aiosqlite.Row) -> Plan:
    return Plan(row["weekday"], row["minute"], row["zone"])


def _checkin(row: aiosqlite.Row) -> Checkin:
    return Checkin(
        id=row["id"],
        couple_id=row["couple_id"],
        meeting=Meeting(date.fromisoformat(row["local_date"]), from_ms(row["starts_at"])),
        state=row["state"],
        step=row["step"],
        break_at=from_ms_or_none(row["break_at"]),
        back_at=from_ms_or_none(row["back_at"]),
    )
