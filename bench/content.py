"""`content`: choosing today's prompt for a couple with three years of history."""

import asyncio
import random
import tempfile
import time
from collections.abc import Awaitable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

from bench import fill
from bench.apart import apart, median
from bench.figures import Figure
from bot.domain.people import Person
from bot.domain.prompts import Library
from bot.domain.shared import Past, Settings, changed, settled
from bot.service.nudge import choice
from bot.store.database import Database
from bot.store.work import Work
from bot.texts.loading import load_texts

NAME = "content"
_YEARS = 3
_TODAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


def measure(*, quick: bool) -> list[Figure]:
    mine, theirs, limit = apart(_run, 60 if quick else 400)
    return [
        Figure(
            NAME,
            "choosing a prompt",
            "ms",
            mine,
            "≤ 2 ms",
            mine <= 2,
            usual=theirs,
            limit=limit,
            more=False,
            note="history read from the database each time; the usual way: any prompt not yet had, by random.choice,"
            " from the same history; the limit: reading that history and choosing nothing",
        )
    ]


def _run(days: int) -> tuple[float, float, float]:
    return asyncio.run(_choose(days))


async def _choose(days: int) -> tuple[float, float, float]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        people = await asyncio.to_thread(fill.residents, folder, 2)
        library = load_texts(fill.settings(folder, "http://127.0.0.1")).library
        async with fill.opened_store(folder) as database:
            async with database.transaction(_TODAY) as work:
                ids = [each.id for each in people]
                first, _ = [await work.people.get(each) for each in ids]
                await _live(work, library, ids)
            times = [await _day(database, library, first, ids, index) for index in range(days)]
    return (
        median([each[0] for each in times]),
        median([each[1] for each in times]),
        median([each[2] for each in times]),
    )


async def _live(work: Work, library: Library, ids: list[int]) -> None:
    """Every day of three years had its prompt, most of the library more than once."""
    chance, prompts = random.Random(7), sorted(library.by_id)
    for index in range(365 * _YEARS):
        day = (_TODAY - timedelta(days=365 * _YEARS - index)).date()
        for person_id in ids:
            await work.seen.record(person_id, prompts[chance.randrange(len(prompts) - 5)], day)
    couple = await work.couples.of(ids[0])
    if couple is None:
        raise RuntimeError("they are no couple")
    began = _TODAY.date() - timedelta(days=365 * _YEARS)
    past = settled(
        library, changed(Past(), Settings(3, 6), _TODAY), _TODAY.date(), began=began, seed=couple.id
    )
    await work.together.keep(couple.id, past)


async def _day(
    database: Database, library: Library, person: Person, ids: list[int], index: int
) -> tuple[float, float, float]:
    """Milliseconds for one date: ours, the usual way, the limit."""
    now = _TODAY + timedelta(days=index)
    async with database.transaction(now) as work:
        mine = await _timed(_ours(work, library, person))
    async with database.transaction(now) as work:
        theirs = await _timed(_usual(work, library, ids))
    async with database.transaction(now) as work:
        limit = await _timed(work.seen.of(*ids))
    return mine, theirs, limit


async def _timed(work: Awaitable[object]) -> float:
    began = time.perf_counter()
    await work
    return (time.perf_counter() - began) * 1000


async def _ours(work: Work, library: Library, person: Person) -> None:
    chosen = await choice.for_day(work, library, person, work.now.date())
    if chosen in get_args(choice.Nothing):
        raise RuntimeError("nothing was chosen")


async def _usual(work: Work, library: Library, ids: list[int]) -> None:
    seen = await work.seen.of(*ids)
    random.choice([each for each in library.by_id.values() if each.id not in seen] or [None])
