"""One update is one transaction: whole, or not at all, and never in the way of others."""

import asyncio
from typing import Any

import pytest

from bot.delivery.worker import RETRY_SECONDS
from bot.domain.errors import UnstorableTextError
from tests.delivery.bot_api import Telegram
from tests.delivery.machine import Machine


class UnparsableError(Exception):
    """Stands for an update that cannot be understood."""


async def receive(bot: Machine, server: Telegram, *said: tuple[int, int, str]) -> None:
    for update_id, chat, text in said:
        server.say(update_id, chat, text)
    await bot.receiver().once()


def failing_on(*texts: str, error: type[Exception] = ValueError) -> Any:
    return lambda update: error() if update["message"]["text"] in texts else None


async def test_updates_are_handled_oldest_first_and_leave_only_their_numbers(
    bot: Machine, server: Telegram
) -> None:
    await receive(bot, server, (3, 42, "three"), (1, 42, "one"), (2, 43, "two"))
    assert await bot.worker().drain() == 3
    assert bot.handled == ["one", "two", "three"]
    assert bot.queued.is_set()
    assert await bot.rows("SELECT DISTINCT state, payload FROM inbox") == [("done", None)]
    assert await bot.rows("SELECT count(*) FROM outbox") == [(3,)]


async def test_what_a_failed_try_wrote_is_gone(bot: Machine, server: Telegram) -> None:
    bot.fails = failing_on("bad")
    await receive(bot, server, (1, 42, "bad"))
    assert await bot.worker().drain() == 0
    assert await bot.rows("SELECT count(*) FROM outbox") == [(0,)]
    assert await bot.rows("SELECT state, attempts, error FROM inbox") == [("new", 1, "ValueError")]


async def test_it_is_tried_five_times_then_set_aside_with_one_apology(bot: Machine, server: Telegram) -> None:
    bot.fails = failing_on("bad")
    await receive(bot, server, (1, 42, "bad"))
    worker = bot.worker()
    for wait in RETRY_SECONDS:
        await worker.drain()
        bot.pass_time(wait - 0.5)
        await worker.drain()
        assert bot.apologies == []
        bot.pass_time(0.5)
    await worker.drain()
    assert bot.apologies == ["bad"]
    bot.pass_time(10_000)
    await worker.drain()
    assert bot.apologies == ["bad"]
    [(state, attempts, kept)] = await bot.rows("SELECT state, attempts, payload IS NOT NULL FROM inbox")
    assert (state, attempts, kept) == ("aside", 5, 1)


@pytest.mark.parametrize("error", [UnparsableError, UnstorableTextError])
async def test_a_poisoned_update_is_set_aside_at_once_and_alone(
    bot: Machine, server: Telegram, error: type[Exception]
) -> None:
    bot.fails = failing_on("poison", error=error)
    await receive(bot, server, (1, 42, "poison"), (2, 42, "fine"), (3, 43, "fine too"))
    assert await bot.worker(UnparsableError).drain() == 2
    assert bot.apologies == ["poison"]
    assert sorted(bot.handled) == ["fine", "fine too"]


async def test_a_failing_apology_is_swallowed_and_leaves_nothing(bot: Machine, server: Telegram) -> None:
    bot.fails = failing_on("poison", error=UnparsableError)
    bot.apology_fails = RuntimeError()
    await receive(bot, server, (1, 42, "poison"), (2, 42, "fine"))
    assert await bot.worker(UnparsableError).drain() == 1
    assert await bot.rows("SELECT state FROM inbox ORDER BY update_id") == [("aside",), ("done",)]
    assert await bot.rows("SELECT count(*) FROM outbox") == [(1,)]


async def test_a_chat_keeps_its_order_while_one_waits_and_others_pass(bot: Machine, server: Telegram) -> None:
    bot.fails = failing_on("first")
    await receive(bot, server, (1, 42, "first"), (2, 42, "second"), (3, 43, "elsewhere"))
    worker = bot.worker()
    await worker.drain()
    assert bot.handled == ["elsewhere"]
    bot.fails = lambda _: None
    bot.pass_time(1)
    await worker.drain()
    assert bot.handled == ["elsewhere", "first", "second"]


async def test_an_unreadable_update_is_set_aside(bot: Machine, server: Telegram) -> None:
    person = await bot.person(42)
    await receive(bot, server, (1, 42, "sealed"), (2, 43, "fine"))
    bot.vault.destroy_key(person)
    assert await bot.worker().drain() == 1
    assert await bot.rows("SELECT state, error FROM inbox ORDER BY update_id") == [
        ("aside", "unreadable"),
        ("done", None),
    ]


async def test_it_wakes_for_arrivals_and_for_retries(bot: Machine, server: Telegram) -> None:
    bot.fails = failing_on("twice")
    async with asyncio.TaskGroup() as group:
        running = group.create_task(bot.worker().run())
        await receive(bot, server, (1, 42, "once"), (2, 42, "twice"))
        await bot.asleep()
        bot.fails = lambda _: None
        bot.queued.clear()
        bot.pass_time(1)
        await asyncio.wait_for(bot.queued.wait(), 5)
        running.cancel()
    assert bot.handled == ["once", "twice"]


async def test_a_stop_in_the_middle_rolls_back(bot: Machine, server: Telegram) -> None:
    in_the_middle, for_ever = asyncio.Event(), asyncio.Event()

    async def stuck(*_: Any) -> None:
        in_the_middle.set()
        await for_ever.wait()

    await receive(bot, server, (1, 42, "hello"))
    worker = bot.worker()
    worker._handle = stuck
    async with asyncio.TaskGroup() as group:
        running = group.create_task(worker.run())
        await asyncio.wait_for(in_the_middle.wait(), 5)
        running.cancel()
    assert await bot.rows("SELECT state, attempts FROM inbox") == [("new", 0)]
    assert await bot.worker().drain() == 1
