"""What time can do to the bot: clocks that jump, a machine that slept, zones whose rules change."""

import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.e2e.story import Phone, Story, telling
from tests.faults.home import plugged_in

HOURS = timedelta(hours=5)


def nudges(phone: Phone) -> int:
    return sum("Hard day" in message.button_texts for message in phone.messages)


async def nudge_dates(story: Story) -> list[str]:
    async with story.app.database.transaction(story.clock.now()) as work:
        rows = await work.tx.all("SELECT person_id, local_date FROM nudges ORDER BY local_date")
    return [row["local_date"] for row in rows]


async def reflections(story: Story) -> int:
    async with story.app.database.transaction(story.clock.now()) as work:
        return len(await work.tx.all("SELECT id FROM reflections"))


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_clock_that_was_ahead_costs_nobody_their_nudge(tmp_path: Path, restarted: bool) -> None:
    """Ahead for a while, across the hour of the nudge; back in time, that day's nudge still comes, once."""
    async with telling(tmp_path) as story:
        ana = await story.welcomed("Ana")  # noon, nudges at 19:00
        story.clock.move(timedelta(days=3))
        await ana.says("/help")
        ahead = await nudge_dates(story)
        story.clock.move(-timedelta(days=3))
        if restarted:
            await story.restart_bot()
        await story.run_until_idle()
        await story.pass_time(hours=9)
        assert "2026-11-23" in await nudge_dates(story)
        await story.pass_time(days=3)
        dates = await nudge_dates(story)
        assert len(dates) == len(set(dates))
        assert set(ahead) | {"2026-11-23", "2026-11-24", "2026-11-25"} <= set(dates)


async def test_a_clock_that_goes_back_gives_no_date_twice(tmp_path: Path) -> None:
    async with telling(tmp_path) as story:
        ana = await story.welcomed("Ana")
        await story.pass_time(hours=8)
        assert len(await nudge_dates(story)) == 1
        shown = len(ana.messages)
        for _ in range(3):
            story.clock.move(-HOURS)
            await story.run_until_idle()
            await story.pass_time(hours=5)
        assert len(await nudge_dates(story)) == 1
        assert len(ana.messages) == shown


async def test_no_chat_waits_for_the_true_time_to_catch_up(tmp_path: Path) -> None:
    """What was to be tried again at a wrong, later hour is tried as soon as the clock is right."""
    async with plugged_in(tmp_path) as home:
        story = home.story
        ana = story.phone("Ana")
        await ana.opens()
        story.clock.move(HOURS)
        story.telegram.faults.plan("502", method="sendMessage", times=3)
        await ana.says("/start")
        story.clock.move(-HOURS)
        said = len(ana.messages)
        await story.run_until_idle()
        await story.pass_time(minutes=5)
        assert len(ana.messages) > said


async def test_after_three_days_of_sleep_there_is_no_pile_and_nothing_said_is_lost(tmp_path: Path) -> None:
    async with telling(tmp_path) as story:
        ana, ben = await story.couple()
        ana.person.say("Said just before the machine fell asleep")
        seen = len(ben.messages)
        await story.app.receiver.once(0)  # fetched, and then the lid was closed
        story.clock.move(timedelta(days=2, hours=21))  # until Thursday morning
        await story.run_until_idle()
        assert await reflections(story) == 1
        assert len(ben.messages) - seen <= 1
        await story.pass_time(hours=12)
        assert nudges(ben) <= 2
        async with story.app.database.transaction(story.clock.now()) as work:
            late = await work.tx.all("SELECT * FROM schedule WHERE due_at <= ?", work.tx.now_ms)
        assert not late


@pytest.mark.parametrize(
    "offset", [-1, 2, pytest.param(-2, marks=pytest.mark.soak), pytest.param(1, marks=pytest.mark.soak)]
)
async def test_a_zone_whose_rule_changes_still_brings_one_nudge_a_day(tmp_path: Path, offset: int) -> None:
    """The new rule is there at the next start, hours before a nudge that was planned by the old one."""
    async with telling(tmp_path) as story:
        ana = await story.welcomed("Ana", "Lisbon", "19:00")
        await story.stop_bot()
        with zone_like("Europe/Lisbon", f"Etc/GMT{-offset:+d}", tmp_path / "zones"):
            await story.start_bot()
            await story.until(datetime(2026, 11, 25, 23, 30, tzinfo=UTC))
            assert await nudge_dates(story) == ["2026-11-23", "2026-11-24", "2026-11-25"]
            last = max(message.at for message in ana.messages)
            shown = datetime.fromtimestamp(last, ZoneInfo("Europe/Lisbon"))
            assert (shown.hour, shown.minute) == (19, 0)


@contextmanager
def zone_like(zone: str, other: str, folder: Path) -> Iterator[None]:
    """Have this machine's zone data say that a zone goes by the rules of another."""
    target = folder / zone
    target.parent.mkdir(parents=True)
    target.write_bytes((files("tzdata") / "zoneinfo" / other).read_bytes())
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([str(folder), *before])
    ZoneInfo.clear_cache()
    try:
        yield
    finally:
        zoneinfo.reset_tzpath(before)
        ZoneInfo.clear_cache()
