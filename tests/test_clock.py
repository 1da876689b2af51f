"""Clocks: the date can be moved, durations cannot, and a sleeper wakes in its turn."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.clock import Clock, ShiftedClock, SystemClock
from bot.testing import ManualClock

NOON = datetime(2025, 3, 29, 12, tzinfo=UTC)


async def run_until_idle() -> None:
    for _ in range(3):
        await asyncio.sleep(0)


async def test_the_systems_clock_is_aware_and_grows() -> None:
    clock: Clock = SystemClock()
    before = clock.monotonic()
    assert clock.now().utcoffset() == timedelta(0)
    await clock.sleep(0)
    assert clock.monotonic() >= before


def test_a_shift_moves_the_date_and_no_duration() -> None:
    base = ManualClock(NOON)
    clock = ShiftedClock(base, timedelta(days=1))
    clock.shift(timedelta(hours=2))
    assert clock.now() == NOON + timedelta(days=1, hours=2)
    assert clock.monotonic() == 0.0
    base.move(timedelta(seconds=5))
    assert (clock.now() - NOON, clock.monotonic()) == (timedelta(days=1, hours=2, seconds=5), 5.0)
    assert clock.offset == timedelta(days=1, hours=2)


async def test_a_shift_wakes_nobody() -> None:
    base = ManualClock(NOON)
    clock = ShiftedClock(base)
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        sleeper = tasks.create_task(clock.sleep(60))
        await run_until_idle()
        clock.shift(timedelta(days=1))
        await run_until_idle()
        assert not sleeper.done()
        base.move(timedelta(minutes=1))


def test_a_manual_clock_stands_still_until_it_is_moved() -> None:
    clock = ManualClock(NOON.astimezone(timezone(timedelta(hours=13))))
    assert (clock.now(), clock.now().tzinfo) == (NOON, UTC)
    clock.move_to(NOON + timedelta(minutes=1))
    clock.move(timedelta(minutes=1))
    assert (clock.now(), clock.monotonic()) == (NOON + timedelta(minutes=2), 120.0)


def test_a_date_set_back_leaves_durations_alone() -> None:
    clock = ManualClock(NOON)
    clock.move(timedelta(hours=1))
    clock.move_to(NOON - timedelta(days=1))
    assert (clock.now(), clock.monotonic()) == (NOON - timedelta(days=1), 3600.0)


@pytest.mark.parametrize("instant", [NOON.replace(tzinfo=None)])
def test_an_instant_needs_a_zone(instant: datetime) -> None:
    with pytest.raises(ValueError, match="zone"):
        ManualClock(instant)
    with pytest.raises(ValueError, match="zone"):
        ManualClock(NOON).move_to(instant)


async def test_sleepers_wake_in_the_order_in_which_they_fall_due() -> None:
    clock, woken = ManualClock(NOON), list[int]()

    async def sleep(seconds: int) -> None:
        await clock.sleep(seconds)
        woken.append(seconds)

    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        for seconds in (30, 10, 20, 0):
            tasks.create_task(sleep(seconds))
        await run_until_idle()
        assert (woken, clock.next_wake()) == ([0], timedelta(seconds=10))
        clock.move(timedelta(seconds=9.999))
        await run_until_idle()
        assert woken == [0]
        clock.move(timedelta(seconds=0.001))
        await run_until_idle()
        assert woken == [0, 10]
        clock.move(timedelta(days=1))
    assert (woken, clock.next_wake()) == ([0, 10, 20, 30], None)


async def test_a_cancelled_sleeper_is_forgotten() -> None:
    clock = ManualClock(NOON)
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        first, second = tasks.create_task(clock.sleep(1)), tasks.create_task(clock.sleep(2))
        await run_until_idle()
        first.cancel()
        await run_until_idle()
        assert clock.next_wake() == timedelta(seconds=2)
        clock.move(timedelta(seconds=2))
    assert second.done()
