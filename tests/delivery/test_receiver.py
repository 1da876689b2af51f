"""Updates are stored before Telegram may forget them, each once."""

import asyncio
import logging
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.delivery.incoming import Origin, origin_of
from bot.delivery.probe import Point
from bot.delivery.receiver import Receiver
from bot.delivery.transport import CallError
from tests.delivery.bot_api import Telegram, refusal
from tests.delivery.machine import Machine


async def test_an_update_is_confirmed_only_by_the_poll_after_its_commit(
    bot: Machine, server: Telegram
) -> None:
    receiver = bot.receiver()
    server.say(7, 42, "hello")
    assert await receiver.once() == 1
    assert await bot.rows("SELECT update_id, state FROM inbox") == [(7, "new")]
    assert len(server.pending) == 1
    assert await receiver.once() == 0
    assert server.pending == []
    assert [poll.get("offset") for poll in server.polls] == [None, 8]


async def test_after_the_confirming_poll_no_offset_could_hide_a_smaller_number(
    bot: Machine, server: Telegram
) -> None:
    receiver = bot.receiver()
    server.say(1000, 42, "before a quiet week")
    await receiver.once()
    await receiver.once()
    server.say(17, 42, "after it")
    assert await receiver.once() == 1
    assert server.polls[-1].get("offset") is None


async def test_a_repeated_update_is_kept_once_and_wakes_nobody(bot: Machine, server: Telegram) -> None:
    server.say(7, 42, "hello")
    assert await bot.receiver().once() == 1
    bot.arrived.clear()
    assert await bot.receiver().once() == 0
    assert not bot.arrived.is_set()
    assert await bot.rows("SELECT count(*) FROM inbox") == [(1,)]


async def test_what_was_not_committed_is_not_confirmed(bot: Machine, server: Telegram) -> None:
    class Breaks:
        def reached(self, point: Point) -> None:
            if point == "inbox.before_commit":
                raise RuntimeError("power cut")

    broken = Receiver(bot.database, bot.api, bot.clock, Breaks(), bot.arrived)
    server.say(7, 42, "hello")
    with pytest.raises(RuntimeError):
        await broken.once()
    assert await bot.rows("SELECT count(*) FROM inbox") == [(0,)]
    with pytest.raises(RuntimeError):
        await broken.once()
    assert [poll.get("offset") for poll in server.polls] == [None, None]


async def test_what_is_no_update_is_passed_over(bot: Machine, server: Telegram) -> None:
    for stranger in ("text", None, {"update_id": "7"}, {"update_id": True}, {"update_id": 2**63}):
        server.give(stranger)
    server.say(9, 42, "hello")
    assert await bot.receiver().once() == 1


async def test_nothing_but_strange_things_is_no_reason_to_spin(bot: Machine, server: Telegram) -> None:
    server.give({"no": "number"})
    with pytest.raises(CallError):
        await bot.receiver().once()


async def test_half_characters_are_stored_and_come_back(bot: Machine, server: Telegram) -> None:
    server.say(7, 42, "half \ud83d")
    await bot.receiver().once()
    async with bot.database.transaction(bot.clock.now()) as work:
        arrival = await work.inbox.next()
    assert arrival is not None
    assert arrival.update["message"]["text"] == "half \ud83d"


@pytest.mark.parametrize(
    "kind", ["business_message", "message_reaction", "channel_post", "poll_answer", "something_new"]
)
async def test_what_nobody_asked_for_is_confirmed_and_leaves_nothing(
    bot: Machine, server: Telegram, kind: str
) -> None:
    receiver = bot.receiver()
    server.give({"update_id": 7, kind: {"from": {"id": 42}, "chat": {"id": 42, "type": "private"}}})
    assert await receiver.once() == 0
    await receiver.once()
    assert server.pending == []
    assert await bot.rows("SELECT count(*) FROM inbox") == [(0,)]


async def test_a_known_sender_seals_with_their_own_key(bot: Machine, server: Telegram) -> None:
    person = await bot.person(42)
    server.say(7, 42, "mine")
    server.say(8, 43, "a stranger's")
    await bot.receiver().once()
    assert await bot.rows("SELECT author_id FROM inbox ORDER BY update_id") == [(person,), (0,)]


@pytest.mark.parametrize(
    ("update", "origin"),
    [
        ({"update_id": 1, "message": {"chat": {"id": 5}, "from": {"id": 6}}}, Origin(5, 6)),
        (
            {"update_id": 1, "callback_query": {"from": {"id": 6}, "message": {"chat": {"id": 5}}}},
            Origin(5, 6),
        ),
        ({"update_id": 1, "callback_query": {"from": {"id": 6}}}, Origin(6, 6)),
        ({"update_id": 1, "my_chat_member": {"chat": {"id": 5}, "from": {"id": 6}}}, Origin(5, 6)),
        ({"update_id": 1, "message": {"chat": "x", "from": [1]}}, Origin(None, None)),
        ({"update_id": 1, "poll": 3}, Origin(None, None)),
        ({"update_id": 1}, Origin(None, None)),
    ],
)
def test_origin(update: dict[str, Any], origin: Origin) -> None:
    assert origin_of(update) == origin


async def waits_of(bot: Machine, server: Telegram, trouble: web.Response, count: int) -> list[float]:
    """Run against one trouble and return the seconds it waits after each of the first polls."""
    body, status = trouble.body, trouble.status
    server.trouble = lambda method, _: (
        web.Response(body=body, status=status, content_type="application/json")
        if method == "getUpdates"
        else None
    )
    waits = []
    async with asyncio.TaskGroup() as group:
        running = group.create_task(bot.receiver().run())
        for _ in range(count):
            wake = await bot.asleep()
            waits.append(wake.total_seconds())
            bot.clock.move(wake)
        running.cancel()
    return waits


async def test_a_second_poller_is_named_and_given_room(
    bot: Machine, server: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    conflict = refusal(409, "Conflict: terminated by other getUpdates request")
    assert await waits_of(bot, server, conflict, 6) == [5, 10, 20, 40, 60, 60]
    assert "another copy of this bot" in caplog.text


async def test_trouble_is_waited_out_up_to_half_a_minute(bot: Machine, server: Telegram) -> None:
    assert await waits_of(bot, server, refusal(502), 7) == [1, 2, 4, 8, 16, 30, 30]


async def test_a_429_is_obeyed(bot: Machine, server: Telegram) -> None:
    assert await waits_of(bot, server, refusal(429, "Too Many Requests", 77), 2) == [77, 77]


async def test_a_webhook_is_removed_without_dropping_updates(bot: Machine, server: Telegram) -> None:
    webhook = web.json_response({"ok": True, "result": {"url": "https://elsewhere.example/hook"}})
    server.trouble = lambda method, _: webhook if method == "getWebhookInfo" else None
    await bot.receiver().forget_webhook()
    assert server.calls[-1] == ("deleteWebhook", {"drop_pending_updates": False})


async def test_updates_come_in_while_it_runs_and_a_stop_is_clean(bot: Machine, server: Telegram) -> None:
    server.say(1, 42, "one")
    async with asyncio.TaskGroup() as group:
        running = group.create_task(bot.receiver().run())
        await asyncio.wait_for(bot.arrived.wait(), 5)
        running.cancel()
    assert await bot.rows("SELECT count(*) FROM inbox") == [(1,)]


async def test_no_error_names_the_token(
    bot: Machine, server: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    server.trouble = lambda *_: "cut"
    with pytest.raises(CallError) as caught:
        await bot.receiver().once()
    assert not isinstance(caught.value.__cause__, aiohttp.ClientError)
    assert "made-up" not in repr(caught.value) + str(caught.value) + caplog.text
