"""The people table: who speaks to the bot, found by a keyed hash of their Telegram id."""

import json
import logging
from collections.abc import Collection
from datetime import date
from functools import cache

import aiosqlite

from bot.domain.localtime import is_zone
from bot.domain.pace import BEGINNING
from bot.domain.people import TRACKS, Pace, Person, Role, Track
from bot.store.instants import from_ms, from_ms_or_none, to_ms, to_ms_or_none
from bot.store.transaction import Transaction, Value

_log = logging.getLogger(__name__)

_ROLES: dict[str, Role] = {"hurt": "hurt", "repairing": "repairing", "mixed": "mixed", "unsaid": "unsaid"}
_PLAIN = frozenset(
    {
        "language",
        "zone",
        "nudge_minute",
        "paused",
        "pause_ends_on",
        "paused_at",
        "unreachable",
        "parted",
        "onboarded_at",
    }
    | {"consented_at"}
)


class People:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def get(self, person_id: int) -> Person:
        """Raises LookupError when there is no such person (any more)."""
        return await self._tx.identity_map.one("people", person_id, self._fetch)

    async def read_ahead(self, people: Collection[int]) -> None:
        """Read all of them in one statement; who is gone is left out."""
        await self._tx.identity_map.ahead("people", people, self._fetch)

    async def _fetch(self, people: Collection[int]) -> dict[int, Person]:
        rows = await self._tx.all_of("SELECT * FROM people WHERE id", people)
        return {row["id"]: self._read(row) for row in rows}

    async def by_telegram(self, telegram_id: int) -> Person | None:
        row = await self._tx.one("SELECT * FROM people WHERE account = ?", self.account(telegram_id))
        return self._read(row) if row else None

    async def create(self, telegram_id: int, language: str, person_id: int | None = None) -> Person:
        """A new person with a data key of their own, durable before the row that it seals.

        Their number is random; `person_id` gives them a certain one, so that a story can be told again alike.
        """
        person_id = self._tx.random_id() if person_id is None else person_id
        self._tx.vault.create_key(person_id)
        await self._tx.execute(
            "INSERT INTO people (id, account, telegram_id, tracks, language, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            person_id,
            self.account(telegram_id),
            self._seal("telegram_id", person_id, str(telegram_id)),
            self._seal("tracks", person_id, _packed(frozenset(TRACKS))),
            language,
            self._tx.now_ms,
        )
        await self.set_pace(person_id, Pace(BEGINNING, self._tx.now))
        return await self.get(person_id)

    def account(self, telegram_id: int) -> bytes:
        """The keyed hash of a Telegram id, of a person or a chat: 16 bytes."""
        return self._tx.vault.fingerprint("telegram", telegram_id)

    async def set(self, person_id: int, **columns: Value) -> None:
        """Change plain columns: language, zone, nudge_minute, paused, pause_ends_on (ISO date), unreachable, …"""
        if unknown := columns.keys() - _PLAIN:
            raise ValueError(f"not plain columns: {sorted(unknown)}")
        await self._update(person_id, **columns)

    async def set_name(self, person_id: int, name: str) -> None:
        await self._update(person_id, name=self._seal("name", person_id, name))

    async def set_role(self, person_id: int, role: Role) -> None:
        await self._update(person_id, role=self._seal("role", person_id, role))

    async def set_pace(self, person_id: int, pace: Pace) -> None:
        kept = {
            "stage": pace.stage,
            "since": to_ms(pace.since),
            "said": pace.said,
            "said_at": to_ms_or_none(pace.said_at),
            "asked_at": to_ms_or_none(pace.asked_at),
        }
        await self._update(person_id, pace=self._seal("pace", person_id, json.dumps(kept)))

    async def set_tracks(self, person_id: int, tracks: frozenset[Track]) -> None:
        await self._update(person_id, tracks=self._seal("tracks", person_id, _packed(tracks)))

    async def set_weekdays(self, person_id: int, weekdays: frozenset[int]) -> None:
        await self._update(person_id, weekdays=sum(1 << day for day in weekdays))

    async def delete(self, person_id: int) -> None:
        """Every row of theirs goes with them; their key is destroyed after the commit (see erasures)."""
        await self._tx.sweep("DELETE FROM people WHERE id = ?", person_id)
        self._tx.identity_map.clear()

    async def _update(self, person_id: int, **columns: Value) -> None:
        assignments = ", ".join(f"{column} = ?" for column in columns)
        await self._tx.execute(f"UPDATE people SET {assignments} WHERE id = ?", *columns.values(), person_id)
        self._tx.identity_map.forget("people")

    def _seal(self, column: str, person_id: int, words: str) -> bytes:
        return self._tx.seal("people", column, person_id, person_id, words)

    def _open(self, column: str, row: aiosqlite.Row) -> str | None:
        cell, person_id = row[column], int(row["id"])
        return None if cell is None else self._tx.open("people", column, person_id, person_id, cell)

    def _read(self, row: aiosqlite.Row) -> Person:
        role = self._open("role", row)
        return Person(
            id=row["id"],
            telegram_id=int(self._open("telegram_id", row) or 0),
            name=self._open("name", row),
            role=_ROLES[role] if role else None,
            language=row["language"],
            consented_at=from_ms_or_none(row["consented_at"]),
            zone=_known(row["zone"]),
            nudge_minute=row["nudge_minute"],
            weekdays=_weekdays(row["weekdays"]),
            tracks=_tracks(self._open("tracks", row)),
            pace=_pace(self._open("pace", row)),
            onboarded_at=from_ms_or_none(row["onboarded_at"]),
            paused=bool(row["paused"]),
            pause_ends_on=date.fromisoformat(row["pause_ends_on"]) if row["pause_ends_on"] else None,
            paused_at=from_ms_or_none(row["paused_at"]),
            unreachable=bool(row["unreachable"]),
            parted=bool(row["parted"]),
        )


@cache
def _known(zone: str | None) -> str | None:
    """A zone that this machine can load: old names leave its data now and then."""
    if zone is None or is_zone(zone):
        return zone
    _log.warning("the time zone %s is not known to this machine; whoever lives by it is asked again", zone)
    return None


@cache
def _weekdays(bits: int) -> frozenset[int]:
    return frozenset(day for day in range(7) if bits >> day & 1)


def _packed(tracks: frozenset[Track]) -> str:
    return ",".join(track for track in TRACKS if track in tracks)


@cache
def _tracks(kept: str | None) -> frozenset[Track]:
    if kept is None:
        raise ValueError("everybody has tracks from their first row on")
    chosen = kept.split(",")
    return frozenset(track for track in TRACKS if track in chosen)


def _pace(cell: str | None) -> Pace:
    if cell is None:
        raise ValueError("everybody has a pace from their first row on")
    kept = json.loads(cell)
    return Pace(
        kept["stage"],
        from_ms(kept["since"]),
        kept["said"],
        from_ms_or_none(kept["said_at"]),
        from_ms_or_none(kept["asked_at"]),
    )
