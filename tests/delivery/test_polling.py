"""Polls that bring nothing good: none of it makes the bot spin, stand still, or give up its token too early."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web

from bot.delivery.handshake import shake_hands
from bot.delivery.polling import LONGEST_POLL, PollLength, PollPace
from bot.delivery.receiver import Receiver
from bot.domain.errors import StartError
from tests.delivery.bot_api import Telegram, refusal
from tests.delivery.machine import Machine

Answer = Callable[[dict[str, Any]], web.Response]

UPDATE = {"update_id": 900_001, "message": {"message_id": 1, "chat": {"id": 42}, "from": {"id": 42}}}


def page(status: int) -> web.Response:
    """A gateway's."""
    return web.Response(status=status, text=f"<h1>{status}</h1>", content_type="text/html")


def answering(server: Telegram, answer: Answer, method: str = "getUpdates") -> list[dict[str, Any]]:
    """Have the server answer one method so; returns the list of calls as it grows."""
    calls: list[dict[str, Any]] = []

    def trouble(called: str, params: dict[str, Any]) -> web.Response | None:
        if called != method:
            return None
        calls.append(params)
        return answer(params)

    server.trouble = trouble
    return calls


@asynccontextmanager
async def polling(receiver: Receiver) -> AsyncIterator["asyncio.Task[None]"]:
    """The receiver running; whatever ends it is left to the task."""
    running = asyncio.get_running_loop().create_task(receiver.run())
    try:
        yield running
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def pauses(bot: Machine, count: int) -> list[float]:
    """The seconds it waits, one after the other."""
    waits = []
    for _ in range(count):
        wake = await bot.asleep()
        waits.append(wake.total_seconds())
        bot.clock.move(wake)
    return waits


@pytest.mark.parametrize("updates", [[], [UPDATE]], ids=["nothing", "the same whatever was confirmed"])
async def test_a_server_that_does_not_wait_is_asked_once_a_second_and_told_of_once(
    bot: Machine, server: Telegram, caplog: pytest.LogCaptureFixture, updates: list[Any]
) -> None:
    answering(server, lambda _: web.json_response({"ok": True, "result": updates}))
    async with polling(bot.receiver()):
        waits = await pauses(bot, 60)
    assert waits[:6] == [0.05, 0.1, 0.2, 0.4, 0.8, 1.0]
    assert set(waits[6:]) == {1.0}
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "at once" in caplog.text


async def test_it_is_asked_without_a_pause_again_once_it_behaves(bot: Machine, server: Telegram) -> None:
    number = iter(range(1, 1000))

    def answer(_: dict[str, Any]) -> web.Response:
        return web.json_response({"ok": True, "result": [{**UPDATE, "update_id": next(number)}]})

    calls = answering(server, answer)
    async with polling(bot.receiver()):
        await server.until(lambda: len(calls) >= 100)
        assert bot.clock.next_wake() is None


def test_the_pause_begins_anew_after_news_or_a_poll_that_waited() -> None:
    pace = PollPace()
    for _ in range(20):
        pace.pause(frozenset(), 0.0)
    assert pace.pause(frozenset({1}), 0.0) == 0.0
    assert [pace.pause(frozenset({1}), 0.0) for _ in range(3)] == [0.0, 0.05, 0.1]
    assert pace.pause(frozenset(), 50.0) == 0.0
    assert [pace.pause(frozenset(), 0.0) for _ in range(2)] == [0.0, 0.05]


@pytest.mark.parametrize("status", [401, 404])
async def test_the_token_is_given_up_only_after_the_bot_api_has_refused_it_for_a_minute(
    bot: Machine, server: Telegram, status: int
) -> None:
    answering(server, lambda _: refusal(status, "Unauthorized"))
    async with polling(bot.receiver()) as running:
        waited = 0.0
        while waited < 60:
            assert not running.done()
            waited += sum(await pauses(bot, 1))
        with pytest.raises(StartError, match="BOT_TOKEN"):
            await running
    assert waited < 95


@pytest.mark.parametrize("status", [401, 403, 404])
async def test_a_gateways_page_says_nothing_of_the_token(bot: Machine, server: Telegram, status: int) -> None:
    answering(server, lambda _: page(status))
    async with polling(bot.receiver()) as running:
        assert sum(await pauses(bot, 60)) > 600
        assert not running.done()


async def test_a_refusal_in_passing_is_forgotten(bot: Machine, server: Telegram) -> None:
    """401 and a good answer in turn, for an hour."""
    answers = iter(range(10_000))

    def answer(_: dict[str, Any]) -> web.Response:
        turn = next(answers)
        good = web.json_response({"ok": True, "result": [{**UPDATE, "update_id": turn}]})
        return good if turn % 2 else refusal(401, "Unauthorized")

    answering(server, answer)
    async with polling(bot.receiver()) as running:
        for _ in range(120):
            await pauses(bot, 1)
            bot.pass_time(30)
        assert not running.done()


async def test_a_webhook_is_looked_for_without_giving_up_the_token(bot: Machine, server: Telegram) -> None:
    server.trouble = lambda *_: refusal(401, "Unauthorized")
    await bot.receiver().forget_webhook()


@pytest.mark.parametrize("after", [11, 30, 49])
async def test_an_idle_poll_that_a_gateway_cuts_off_costs_half_a_second_and_the_next_is_shorter(
    bot: Machine, server: Telegram, after: int
) -> None:
    def answer(params: dict[str, Any]) -> web.Response:
        bot.pass_time(min(after, params["timeout"]))
        cut = params["timeout"] >= after
        return page(504) if cut else web.json_response({"ok": True, "result": []})

    calls = answering(server, answer)
    async with polling(bot.receiver()):
        assert await pauses(bot, 1) == [0.5]
        await server.until(lambda: len(calls) >= 4)
    assert [call["timeout"] for call in calls[:4]] == [50, *[max(10, int(after * 0.8))] * 3]


def test_polls_grow_again_after_an_hour_without_a_cut() -> None:
    length = PollLength()
    assert length.cut(9.0, 0.0) is None  # that is trouble, with its own growing pauses
    assert length.cut(30.0, 30.0) == 0.5
    length.answered(3000.0)
    assert length.seconds == 24
    length.answered(3700.0)
    assert length.seconds == 48
    length.answered(8000.0)
    assert length.seconds == LONGEST_POLL


NESTED = '{"a":' * 100_000 + "1" + "}" * 100_000


def batch(params: dict[str, Any], updates: dict[int, str]) -> web.Response:
    """What a server that holds these updates as JSON answers."""
    held = [text for number, text in updates.items() if number >= params.get("offset", 0)]
    result = ",".join(held[: params["limit"]])
    return web.Response(text=f'{{"ok":true,"result":[{result}]}}', content_type="application/json")


def said(number: int, more: str = "") -> str:
    update = {
        "update_id": number,
        "message": {"message_id": 1, "chat": {"id": 4}, "from": {"id": 4}, "text": "x"},
    }
    return json.dumps(update)[:-1] + more + "}"


async def test_what_nests_too_deep_leaves_the_rest_of_an_update_readable(
    bot: Machine, server: Telegram
) -> None:
    updates = {1: said(1), 2: said(2, f', "odd": {NESTED}'), 3: said(3, f', "digits": {"9" * 6000}')}
    answering(server, lambda params: batch(params, updates))
    assert await bot.receiver().once() == 3
    async with bot.database.transaction(bot.clock.now()) as work:
        await work.tx.execute("UPDATE inbox SET state = 'done' WHERE update_id = 1")
        arrival = await work.inbox.next()
    assert arrival is not None
    assert arrival.update["message"]["text"] == "x"


async def test_an_update_that_cannot_be_read_is_set_aside_and_the_others_come(
    bot: Machine, server: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    broken = '{"update_id": 3, "message": {"text": "half a st}'
    updates = {1: said(1), 2: said(2), 3: broken, 4: said(4), 5: broken.replace("3", "5"), 6: said(6)}
    calls = answering(server, lambda params: batch(params, updates))
    async with polling(bot.receiver()):
        await pauses(bot, 1)
        await pauses(bot, 1)
        await server.until(lambda: calls[-1].get("offset") == 7)
    rows = await bot.rows("SELECT update_id, state, payload IS NOT NULL FROM inbox ORDER BY update_id")
    assert rows == [
        (1, "new", 1),
        (2, "new", 1),
        (3, "aside", 1),
        (4, "new", 1),
        (5, "aside", 1),
        (6, "new", 1),
    ]
    assert "half a st" not in caplog.text


async def test_what_looks_like_another_update_within_a_broken_one_loses_none(
    bot: Machine, server: Telegram
) -> None:
    broken = '{"message": {"odd": {"update_id": 90}}, "update_id": 2, "text": "half a st}'
    updates = {1: said(1), 2: broken, 3: said(3), 4: said(4)}
    calls = answering(server, lambda params: batch(params, updates))
    async with polling(bot.receiver()):
        await pauses(bot, 1)
        await server.until(lambda: calls[-1].get("offset") == 5)
    rows = await bot.rows("SELECT update_id, state FROM inbox ORDER BY update_id")
    assert rows == [(1, "new"), (2, "aside"), (3, "new"), (4, "new")]


async def test_a_page_that_shows_no_update_is_waited_out(bot: Machine, server: Telegram) -> None:
    calls = answering(server, lambda _: page(200))
    async with polling(bot.receiver()):
        assert await pauses(bot, 6) == [1, 2, 4, 8, 16, 30]
    assert {call["limit"] for call in calls} == {100}


ME = {"id": 666, "first_name": "T", "username": "TestNameBot"}


async def test_a_server_that_leaves_out_what_nobody_needs_is_good_enough(
    bot: Machine, server: Telegram
) -> None:
    answering(server, lambda _: web.json_response({"ok": True, "result": ME}), "getMe")
    me = await shake_hands(bot.api, bot.clock)
    assert (me.id, me.username, me.is_bot) == (666, "TestNameBot", True)


@pytest.mark.parametrize(
    "result", [None, [], {}, {"id": 666}, {"id": "666", "username": "x"}, {"username": "x"}]
)
async def test_a_server_that_does_not_say_who_the_bot_is_gets_a_true_sentence(
    bot: Machine, server: Telegram, caplog: pytest.LogCaptureFixture, result: Any
) -> None:
    answers = iter([result, result, ME])
    answering(server, lambda _: web.json_response({"ok": True, "result": next(answers)}), "getMe")
    starting = asyncio.get_running_loop().create_task(shake_hands(bot.api, bot.clock))
    assert await pauses(bot, 2) == [1, 2]
    assert (await starting).id == 666
    assert "answers getMe without the bot's id and username" in caplog.text


async def test_the_start_gives_up_a_token_after_a_minute_and_a_page_never(
    bot: Machine, server: Telegram
) -> None:
    pages = answering(server, lambda _: page(404), "getMe")
    starting = asyncio.get_running_loop().create_task(shake_hands(bot.api, bot.clock))
    await pauses(bot, 20)
    await server.until(lambda: len(pages) >= 21)
    await bot.asleep()
    assert not starting.done()
    answering(server, lambda _: refusal(401, "Unauthorized"), "getMe")
    assert sum(await pauses(bot, 3)) == 90  # one more of the pages' and a minute
    with pytest.raises(StartError, match="BOT_TOKEN"):
        await starting


async def test_the_start_waits_as_long_as_it_is_asked_to(bot: Machine, server: Telegram) -> None:
    answers = iter(
        [refusal(429, "Too Many Requests: retry after 77"), web.json_response({"ok": True, "result": ME})]
    )
    answering(server, lambda _: next(answers), "getMe")
    starting = asyncio.get_running_loop().create_task(shake_hands(bot.api, bot.clock))
    assert await pauses(bot, 1) == [77]
    assert (await starting).id == 666
    assert timedelta(seconds=77) == timedelta(seconds=bot.clock.monotonic())
