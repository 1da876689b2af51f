"""Months of simulated life: what the bot keeps stays bounded, what it holds stays flat, nothing due is left."""

import gc
import os
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.checkin import Plan
from bot.service import tidying
from bot.service.checkin import calendar
from bot.store.instants import to_ms
from tests.e2e.story import Phone, Story, telling

MIB = 2**20
Recorder = Callable[[str, object], None]

AGES = {
    "occurrences": "local_date",
    "checkins": "starts_at",
    "invites": "expires_at",
    "bubbles": "forget_at IS NOT NULL AND sent_at",
}
"""What is kept for a while only, and how old each row of it is."""


@dataclass(frozen=True)
class Size:
    """One look at the end of a week. `memory` and `file` in bytes."""

    memory: int
    handles: int
    file: int
    rows: Mapping[str, int]
    written: int


async def test_a_season_of_one_couple(tmp_path: Path) -> None:
    async with telling(tmp_path) as story:
        sizes = await soak(story, couples=1, weeks=10, every=5)
        bounded(sizes, couples=1)


@pytest.mark.soak
@pytest.mark.timeout(7200)
async def test_ten_years_of_six_couples(tmp_path: Path, record_testsuite_property: Recorder) -> None:
    """About an hour, in which every prompt has come to everybody more than once."""
    async with telling(tmp_path) as story:
        sizes = await soak(story, couples=6, weeks=520, every=1)
    for week in (1, 13, 52, 260, 520):
        record_testsuite_property(f"after {week} weeks", repr(sizes[week - 1]))
    bounded(sizes, couples=6)


async def soak(story: Story, couples: int, weeks: int, every: int) -> list[Size]:
    """Live through weeks; on every such day people write, share, pause and block; once a week the bot starts anew."""
    chance = random.Random(5)
    people = [phone for _ in range(couples) for phone in await story.couple()]
    await plan_checkins(story)
    sizes = []
    for week in range(weeks):
        for day in range(7):
            if (week * 7 + day) % every == 0:
                for phone in people:
                    await one_day(phone, chance)
            await story.pass_time(days=1)
            await story.app.ticker.tidy()
            await nothing_is_left_behind(story)
        await story.restart_bot()
        trim(story)
        sizes.append(await look(story))
    return sizes


async def one_day(phone: Phone, chance: random.Random) -> None:
    """Something of what people do."""
    act = chance.randrange(8)
    if act == 0:
        await phone.says("/pause")
        await phone.says("/resume")
    elif act == 1:
        await phone.blocks()
        await phone.unblocks()
    elif act == 2:
        await phone.opens("made-up-invite")
    else:
        await phone.says(f"I noticed something small, number {chance.randrange(10**6)}")
        if any("Share" in label for label in phone.buttons):
            await phone.taps(next(label for label in phone.buttons if "Share" in label))


async def plan_checkins(story: Story) -> None:
    """Every couple talks on Sundays at five; agreed to here without the two taps it takes."""
    async with story.app.database.transaction(story.clock.now()) as work:
        for row in await work.tx.all("SELECT * FROM members ORDER BY person_id"):
            await work.checkins.set_plan(row["couple_id"], Plan(6, 17 * 60, "Europe/Lisbon"))
            await calendar.arrange(work, await work.people.get(row["person_id"]))


async def nothing_is_left_behind(story: Story) -> None:
    async with story.app.database.transaction(story.clock.now()) as work:
        now = work.tx.now_ms
        assert not await work.tx.all("SELECT * FROM schedule WHERE due_at <= ?", now)
        assert not await work.tx.all("SELECT * FROM inbox WHERE state = 'new'")
        assert not await work.tx.all("SELECT * FROM outbox WHERE state = 'new' AND due_at <= ?", now)
        row = await work.tx.one("SELECT count(*) AS many FROM schedule WHERE kind = 'nudge'")
        people = await work.tx.one("SELECT count(*) AS many FROM people")
        assert row is not None
        assert people is not None
        assert row["many"] == people["many"], "somebody's next nudge is missing"


def trim(story: Story) -> None:
    """Have Telegram forget what nobody looks at any more: it lives in the same process."""
    for messages in story.telegram.records.messages.values():
        for number in sorted(messages)[:-30]:
            del messages[number]
    story.telegram.records.toasts.clear()


async def look(story: Story) -> Size:
    await story.app.database.checkpoint()
    gc.collect()
    kept_since = story.clock.now() - tidying.KEPT - timedelta(days=1)
    async with story.app.database.transaction(story.clock.now()) as work:
        tables = await work.tx.all(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        rows = {}
        for table in tables:
            row = await work.tx.one(f"SELECT count(*) AS many FROM {table['name']}")
            rows[table["name"]] = int(row["many"]) if row else 0
        for name, age in AGES.items():
            since = to_ms(kept_since) if age.endswith("at") else kept_since.date().isoformat()
            row = await work.tx.one(f"SELECT count(*) AS many FROM {name} WHERE {age} < ?", since)
            rows[f"old {name}"] = int(row["many"]) if row else 0
    return Size(
        memory=_memory(),
        handles=_handles(),
        file=(story.folder / "bot" / "kintsugi.sqlite3").stat().st_size,
        rows=rows,
        written=rows["reflections"] + rows["nudges"],
    )


def _handles() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def _memory() -> int:
    """Bytes of this process that are in memory now."""
    pages = Path("/proc/self/statm").read_text("ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def bounded(sizes: list[Size], couples: int) -> None:
    settled, last = sizes[len(sizes) // 4], sizes[-1]
    assert last.memory - settled.memory < 24 * MIB, [size.memory // MIB for size in sizes]
    assert last.handles <= settled.handles + 2, [size.handles for size in sizes]
    people, rows = 2 * couples, last.rows
    assert rows["nudges"] >= people * 7 * (len(sizes) - 1), "a nudge is missing"
    assert rows["inbox"] <= people * 8 * 10
    assert rows["outbox"] <= people * 2 * 20
    assert not [name for name in AGES if rows[f"old {name}"]]
    assert rows["together"] <= couples
    assert rows["misses"] == rows["invites"] == 0
    assert rows["schedule"] <= people * 6
    grown = last.file - settled.file
    assert grown <= 6000 * (last.written - settled.written) + 64 * 4096, [size.file for size in sizes]
