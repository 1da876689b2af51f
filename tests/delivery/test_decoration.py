"""A reaction never blocks or delays words, and is given up soon."""

import asyncio
from datetime import timedelta
from math import inf
from typing import Any

import pytest

from bot.delivery.rate_limiter import RateLimiter
from bot.delivery.sender import DECORATIONS_AT_ONCE
from bot.store.calls import Lane
from bot.texts.operations import React
from tests.delivery.bot_api import Telegram, refusal
from tests.delivery.machine import Machine

MINUTE = timedelta(minutes=1)


async def react(bot: Machine, chat: int, **more: Any) -> int:
    how: dict[str, Any] = {"what": React(7, "✍"), "lifetime": MINUTE, "stale": True, **more}
    return await bot.queue(chat, "", Lane.DECORATION, **how)


def reactions(server: Telegram) -> int:
    return sum(method == "setMessageReaction" for method, _ in server.calls)


@pytest.mark.parametrize(
    "answer",
    [
        lambda: refusal(500),
        lambda: refusal(429, "Too Many Requests", 3),
        lambda: refusal(429, "Too Many Requests", 3600),
        lambda: refusal(401, "Unauthorized"),
        lambda: refusal(403, "Forbidden: bot was blocked by the user"),
        lambda: refusal(400, "Bad Request: REACTION_INVALID"),
        lambda: "cut",
    ],
)
async def test_whatever_a_reaction_runs_into_words_come_at_once(
    bot: Machine, server: Telegram, answer: Any
) -> None:
    person = await bot.person(1)
    server.trouble = lambda method, _: answer() if method == "setMessageReaction" else None
    sender = bot.sender()
    await react(bot, 1, person_id=person)
    await bot.queue(1, "first", person_id=person)
    await sender.drain()
    await bot.queue(1, "second", person_id=person)
    await bot.queue(2, "elsewhere")
    await sender.drain()
    assert sorted(text for _, text in server.delivered) == ["elsewhere", "first", "second"]
    bot.pass_time(5)
    await sender.drain()
    bot.pass_time(60)
    await sender.drain()
    assert reactions(server) <= 2
    assert bot.gone == []
    assert await bot.rows("SELECT count(*) FROM outbox WHERE state = 'new'") == [(0,)]


async def test_reactions_that_hang_hold_up_nobody(bot: Machine, server: Telegram) -> None:
    server.trouble = lambda method, _: "late" if method == "setMessageReaction" else None
    for chat in range(100):
        await react(bot, chat)
    sender = bot.sender()
    async with asyncio.TaskGroup() as group:
        running = group.create_task(sender.run())
        await server.until(lambda: reactions(server) == DECORATIONS_AT_ONCE)
        for chat in range(100):
            await bot.queue(chat, "words")
        bot.queued.set()
        await server.until(lambda: len(server.delivered) == 100)
        assert reactions(server) == DECORATIONS_AT_ONCE
        server.released.set()
        running.cancel()


async def test_words_go_first(bot: Machine, server: Telegram) -> None:
    await react(bot, 1)
    await bot.queue(1, "nudge", Lane.BROADCAST)
    await bot.queue(1, "answer")
    await bot.sender(RateLimiter(1e6, inf)).drain()
    methods = [method for method, _ in server.calls]
    assert methods[0] == "sendMessage"
    assert server.delivered == [(1, "answer"), (1, "nudge")]
    assert reactions(server) == 1


async def test_half_of_the_rate_is_left_for_words(bot: Machine, server: Telegram) -> None:
    for chat in range(10):
        await react(bot, chat)
    sender = bot.sender(RateLimiter(10, inf))
    async with asyncio.TaskGroup() as group:
        draining = group.create_task(sender.drain())
        await server.until(lambda: reactions(server) == 5)
        await bot.asleep()
        assert reactions(server) == 5
        while not draining.done():
            if (wake := bot.clock.next_wake()) is not None and not sender._busy:
                bot.clock.move(wake)
            await asyncio.sleep(0)
    assert reactions(server) == 10


async def test_after_a_minute_nobody_wants_it_any_more(bot: Machine, server: Telegram) -> None:
    await react(bot, 1)
    bot.pass_time(61)
    await bot.sender().drain()
    assert server.calls == []
    assert await bot.rows("SELECT state, error FROM outbox") == [("dead", "expired")]
