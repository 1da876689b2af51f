"""The preferences table: what somebody set in private to steer what comes, sealed; knows no prompt."""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import asdict, astuple, replace
from datetime import date
from typing import Any

from bot.domain.checkin_offer import WeeklyOffers
from bot.domain.preferences import BROKEN, Preferences
from bot.domain.snooze import Snooze
from bot.domain.undo import Step
from bot.store.instants import from_ms_or_none, to_ms_or_none
from bot.store.transaction import Transaction
from bot.store.vault import CellAddress

_PAD_BYTES = 2048
"""More than all of it takes: its size tells nothing."""


class PreferenceCells:
    """One sealed cell per person: neither which of them are set nor how often they changed is told apart."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def of(self, person_id: int) -> Preferences:
        """Those of a person; what nobody has set yet is as at the beginning."""
        return await self._tx.identity_map.one("preferences", person_id, self._fetch)

    async def read_ahead(self, people: Collection[int]) -> None:
        """Read those of all of them in one statement."""
        await self._tx.identity_map.ahead("preferences", people, self._fetch)

    async def _fetch(self, people: Collection[int]) -> dict[int, Preferences]:
        rows = await self._tx.all_of("SELECT * FROM preferences WHERE person_id", people)
        return dict.fromkeys(people, Preferences()) | {row["person_id"]: self._read(row) for row in rows}

    def _read(self, row: sqlite3.Row) -> Preferences:
        person_id = row["person_id"]
        kept = json.loads(self._tx.open("preferences", "cell", person_id, person_id, row["cell"]))
        return Preferences(
            broken=next((known for known in BROKEN if known == kept["broken"]), None),
            touch=kept["touch"],
            fewer=frozenset(kept["fewer"]),
            asked_fewer=frozenset(kept["asked_fewer"]),
            hard_day=date.fromisoformat(kept["hard_day"]) if kept["hard_day"] else None,
            fewer_days_offered=kept["fewer_days_offered"],
            silence_noticed_at=from_ms_or_none(kept["silence_noticed_at"]),
            sharing_explained=kept.get("sharing_explained", 0),  # cells of earlier versions do not know it
            kept_private=kept.get("kept_private", 0),
            snooze=_snooze(kept.get("snooze")),
            steps=tuple(_step(step) for step in kept.get("steps", ())),
            taps=kept.get("taps", 0),
            shows_clock=kept.get("shows_clock", False),
            kept_checkin=kept.get("kept_checkin"),
            weekly_offers=_offers(kept.get("weekly_offers")),
        )

    async def keep(self, person_id: int, preferences: Preferences) -> None:
        """Put these in place of whatever was kept."""
        kept = {
            "broken": preferences.broken,
            "touch": preferences.touch,
            "fewer": sorted(preferences.fewer),
            "asked_fewer": sorted(preferences.asked_fewer),
            "hard_day": preferences.hard_day.isoformat() if preferences.hard_day else None,
            "fewer_days_offered": preferences.fewer_days_offered,
            "silence_noticed_at": to_ms_or_none(preferences.silence_noticed_at),
            "sharing_explained": preferences.sharing_explained,
            "kept_private": preferences.kept_private,
            "snooze": asdict(preferences.snooze) if preferences.snooze else None,
            "steps": [astuple(step) for step in preferences.steps],
            "taps": preferences.taps,
            "shows_clock": preferences.shows_clock,
            "kept_checkin": preferences.kept_checkin,
            "weekly_offers": _packed(preferences.weekly_offers),
        }
        await self._tx.execute(
            "INSERT INTO preferences (person_id, cell) VALUES (?, ?)"
            " ON CONFLICT (person_id) DO UPDATE SET cell = excluded.cell",
            person_id,
            self._tx.vault.seal(
                CellAddress("preferences", "cell", person_id, person_id),
                json.dumps(kept, default=date.isoformat, separators=(",", ":")),
                _PAD_BYTES,
            ),
        )
        self._tx.identity_map.forget("preferences")


def _snooze(kept: dict[str, Any] | None) -> Snooze | None:
    return Snooze(**{**kept, "day": date.fromisoformat(kept["day"])}) if kept else None


def _step(kept: list[Any]) -> Step:
    step = Step(*kept)
    day = date.fromisoformat(str(step.day))
    return replace(step, day=day, hard_day=_day(step.hard_day), had=_day(step.had))


def _day(said: object) -> date | None:
    return None if said is None else date.fromisoformat(str(said))


def _offers(kept: list[Any] | None) -> WeeklyOffers | None:
    if kept is None:
        return None
    couple_id, last_at, count, wanted = kept
    return WeeklyOffers(couple_id, from_ms_or_none(last_at), count, wanted)


def _packed(offers: WeeklyOffers | None) -> list[Any] | None:
    if offers is None:
        return None
    return [offers.couple_id, to_ms_or_none(offers.last_at), offers.count, offers.wanted]
