"""What is queued arrives in order, and no failure of one call harms another."""

import asyncio
import random
from datetime import timedelta
from math import inf
from typing import Any

import pytest

from bot.delivery.rate_limiter import RateLimiter
from bot.delivery.sender import Sender
from bot.domain.kinds import About, Subject
from bot.store.calls import Lane
from bot.store.work import Work
from bot.testing import ManualClock
from bot.texts.card import Card
from bot.texts.operations import AnswerTap, Edit
from tests.delivery.bot_api import Telegram, refusal
from tests.delivery.entries import entry
from tests.delivery.machine import Machine

NUDGE = About(Subject.NUDGE, 5)


def for_text(text: str, answer: Any) -> Any:
    return lambda _, params: answer() if params.get("text") == text else None


async def states(bot: Machine) -> list[tuple[Any, ...]]:
    return await bot.rows("SELECT state, error FROM outbox ORDER BY id")


async def test_messages_of_a_chat_arrive_in_order(bot: Machine, server: Telegram) -> None:
    for number in range(20):
        await bot.queue(number % 2, f"{number}")
    assert await bot.sender().drain() == 20
    for chat in (0, 1):
        assert [text for to, text in server.delivered if to == chat] == [str(n) for n in range(chat, 20, 2)]
    assert await bot.rows("SELECT DISTINCT state, payload FROM outbox") == [("sent", None)]


async def test_one_call_per_chat_is_under_way_and_others_pass(bot: Machine, server: Telegram) -> None:
    server.trouble = for_text("slow", lambda: "late")
    for chat, text in ((1, "slow"), (1, "after it"), (2, "elsewhere")):
        await bot.queue(chat, text)
    async with asyncio.TaskGroup() as group:
        draining = group.create_task(bot.sender().drain())
        await server.until(lambda: (2, "elsewhere") in server.delivered)
        await server.waiting.wait()
        assert (1, "after it") not in server.delivered
        server.released.set()
        assert await draining == 3
    assert server.delivered[-1] == (1, "after it")


async def test_a_spinner_does_not_wait_behind_a_message_that_hangs(bot: Machine, server: Telegram) -> None:
    server.trouble = for_text("slow", lambda: "late")
    await bot.queue(1, "slow")
    async with asyncio.TaskGroup() as group:
        running = group.create_task(bot.sender().run())
        await server.waiting.wait()
        await bot.queue(1, "", Lane.TAP, what=AnswerTap("5"))
        bot.queued.set()
        await server.until(lambda: len(server.calls) == 2)
        server.released.set()
        running.cancel()
    assert [state for state, _ in await states(bot)] == ["sent", "sent"]


async def test_answers_go_before_broadcasts(bot: Machine, server: Telegram) -> None:
    await bot.queue(1, "broadcast", Lane.BROADCAST)
    await bot.queue(1, "answer")
    await bot.sender().drain()
    assert [text for _, text in server.delivered] == ["answer", "broadcast"]


async def test_no_transaction_is_open_while_a_call_is_under_way(bot: Machine, server: Telegram) -> None:
    server.trouble = for_text("slow", lambda: "late")
    await bot.queue(1, "slow")
    async with asyncio.TaskGroup() as group:
        draining = group.create_task(bot.sender().drain())
        await server.waiting.wait()
        await asyncio.wait_for(bot.queue(2, "written meanwhile"), 5)
        server.released.set()
        await draining


async def test_a_poisoned_call_dies_alone(bot: Machine, server: Telegram) -> None:
    server.trouble = for_text("bad", lambda: refusal(400, "Bad Request: can't parse entities"))
    await bot.queue(1, "bad")
    await bot.queue(1, "good")
    assert await bot.sender().drain() == 1
    assert await states(bot) == [("dead", "refused"), ("sent", None)]


async def test_what_was_not_sent_is_sent_later_and_keeps_its_place(bot: Machine, server: Telegram) -> None:
    server.trouble = for_text("first", lambda: refusal(502))
    await bot.queue(1, "first")
    await bot.queue(1, "second")
    await bot.queue(2, "elsewhere")
    sender = bot.sender()
    assert await sender.drain() == 1
    server.trouble = None
    bot.pass_time(10)
    assert await sender.drain() == 2
    assert server.delivered == [(2, "elsewhere"), (1, "first"), (1, "second")]


async def test_a_broken_connection_is_tried_again(bot: Machine, server: Telegram) -> None:
    server.trouble = lambda *_: "cut"
    await bot.queue(1, "maybe twice")
    sender = bot.sender()
    assert await sender.drain() == 0
    [(state, error)] = await states(bot)
    assert state == "new"
    assert error.startswith("unclear")
    server.trouble = None
    bot.pass_time(10)
    assert await sender.drain() == 1


async def test_no_connection_is_known_not_to_have_sent(bot: Machine, server: Telegram) -> None:
    bot.api._root = "http://127.0.0.1:1"
    await bot.queue(1, "not sent")
    await bot.sender().drain()
    assert await states(bot) == [("new", "not sent: ClientConnectorError")]


async def test_what_expired_is_not_sent(bot: Machine, server: Telegram) -> None:
    await bot.queue(1, "stale", lifetime=timedelta(minutes=1))
    await bot.queue(1, "fresh")
    bot.pass_time(61)
    await bot.sender().drain()
    assert server.delivered == [(1, "fresh")]
    assert (await states(bot))[0] == ("dead", "expired")


async def test_who_blocked_the_bot_loses_nothing_but_what_is_stale(bot: Machine, server: Telegram) -> None:
    person = await bot.person(1)
    server.trouble = lambda *_: refusal(403, "Forbidden: bot was blocked by the user")
    await bot.queue(1, "shared with you", person_id=person)
    await bot.queue(1, "today's nudge", Lane.BROADCAST, person_id=person, stale=True)
    await bot.queue(1, "more", person_id=person)
    sender = bot.sender()
    await sender.drain()
    assert bot.gone == [person]
    assert [state for state, _ in await states(bot)] == ["held", "dead", "held"]
    server.trouble = None
    async with bot.database.transaction(bot.clock.now()) as work:
        await work.outbox.release(person)
    await sender.drain()
    assert [text for _, text in server.delivered] == ["shared with you", "more"]


async def test_a_mistake_while_noting_somebody_gone_harms_nobody_else(bot: Machine, server: Telegram) -> None:
    async def broken(*_: Any) -> None:
        raise RuntimeError

    person = await bot.person(1)
    server.trouble = lambda _, params: refusal(403) if params["chat_id"] == 1 else None
    await bot.queue(1, "blocked", person_id=person)
    await bot.queue(2, "fine")
    sender = Sender(
        bot.database, bot.api, bot.clock, RateLimiter(inf, inf), bot.sender()._probe, broken, bot.queued
    )
    assert await sender.drain() == 1
    assert [state for state, _ in await states(bot)] == ["held", "sent"]


async def test_a_sent_message_is_remembered_by_its_subject_and_edits_find_it(
    bot: Machine, server: Telegram
) -> None:
    person = await bot.person(1)
    edit = Edit(Card("edited"))
    await bot.queue(1, "card", person_id=person, about=NUDGE)
    await bot.queue(1, "", what=edit, target=NUDGE, person_id=person)
    await bot.queue(1, "", what=edit, target=NUDGE._replace(id=6), person_id=person)
    await bot.sender().drain()
    method, params = server.calls[-1]
    assert (method, params["text"], params["message_id"]) == ("editMessageText", "edited", 1001)
    assert await states(bot) == [("sent", None), ("sent", None), ("dead", "no-target")]


async def test_an_edit_does_not_overtake_the_message_it_is_about(bot: Machine, server: Telegram) -> None:
    person = await bot.person(1)
    for _ in range(3):
        await bot.queue(1, "other", Lane.BROADCAST, person_id=person)
    await bot.queue(1, "card", Lane.BROADCAST, person_id=person, about=NUDGE)
    await bot.queue(1, "", what=Edit(Card("edited")), target=NUDGE, person_id=person)
    await bot.sender().drain()
    assert [params["text"] for _, params in server.calls] == [
        "other",
        "card",
        "edited",
        "other",
        "other",
    ]


async def test_an_erased_person_leaves_no_trace_of_what_was_under_way(bot: Machine, server: Telegram) -> None:
    person = await bot.person(1)
    server.trouble = for_text("slow", lambda: "late")
    await bot.queue(1, "slow", person_id=person, about=NUDGE)
    async with asyncio.TaskGroup() as group:
        draining = group.create_task(bot.sender().drain())
        await server.waiting.wait()
        async with bot.database.transaction(bot.clock.now()) as work:
            await work.outbox.erase(person)
            await work.people.delete(person)
        server.released.set()
        await draining
    assert await bot.rows("SELECT * FROM outbox") == []
    assert await bot.rows("SELECT * FROM bubbles") == []


async def test_an_unreadable_call_dies_alone(bot: Machine, server: Telegram) -> None:
    async with bot.database.transaction(bot.clock.now()) as work:
        await _queue_by(work, (await work.people.create(7, "en")).id)
    await bot.queue(1, "good")
    [(author,)] = await bot.rows("SELECT id FROM people")
    bot.vault.destroy_key(author)
    assert await bot.sender().drain() == 1
    assert await states(bot) == [("dead", "unreadable"), ("sent", None)]


async def _queue_by(work: Work, author: int) -> None:
    await work.outbox.add(entry(9, "x", author_id=author))


async def test_a_429_rests_its_chat_and_a_second_one_rests_the_bot(bot: Machine, server: Telegram) -> None:
    server.trouble = lambda _, params: (
        refusal(429, "Too Many Requests", 30) if params["chat_id"] < 3 else None
    )
    sender = bot.sender()
    await bot.queue(1, "flooded")
    await bot.queue(1, "the same chat's other lane", Lane.BROADCAST)
    await bot.queue(3, "elsewhere")
    assert await sender.drain() == 1
    await bot.queue(2, "flooded too")
    await sender.drain()
    await bot.queue(3, "waits with all others")
    assert await sender.drain() == 0
    server.trouble = None
    bot.pass_time(30.5)
    assert await sender.drain() == 4


async def test_the_overall_pace_is_kept_and_all_arrives(bot: Machine, server: Telegram) -> None:
    for chat in range(25):
        await bot.queue(chat, "hello", Lane.BROADCAST)
    sender = bot.sender(RateLimiter(10, inf))
    async with asyncio.TaskGroup() as group:
        draining = group.create_task(sender.drain())
        while not draining.done():
            if (wake := bot.clock.next_wake()) is not None and not sender._busy:
                bot.clock.move(wake)
            await asyncio.sleep(0)
    assert draining.result() == 25
    assert 1.9 < bot.clock.monotonic() < 2.6


class Creeping(ManualClock):
    """A clock that goes on between any two looks at it, as every real one does."""

    creep = random.Random(1)

    def monotonic(self) -> float:
        self.move(timedelta(seconds=self.creep.random() / 20))
        return super().monotonic()

    async def sleep(self, seconds: float) -> None:
        self.move(timedelta(seconds=seconds))
        await asyncio.sleep(0)


async def test_a_pace_that_opens_while_it_is_being_looked_at_stops_nothing(bot: Machine) -> None:
    bot.clock = Creeping(bot.clock.now())
    for chat in range(300):
        await bot.queue(chat, "hello", Lane.BROADCAST)
    assert await bot.sender(RateLimiter(4, inf)).drain() == 300


async def test_a_stop_waits_for_what_is_under_way_and_marks_it(bot: Machine, server: Telegram) -> None:
    server.trouble = for_text("slow", lambda: "late")
    await bot.queue(1, "slow")
    await bot.queue(1, "not started any more")
    async with asyncio.TaskGroup() as group:
        running = group.create_task(bot.sender().run())
        await server.waiting.wait()
        running.cancel()
        await asyncio.sleep(0)
        server.released.set()
    assert [state for state, _ in await states(bot)] == ["sent", "new"]
    assert len(server.delivered) == 1


async def test_a_stop_does_not_wait_for_ever(bot: Machine, server: Telegram) -> None:
    server.trouble = lambda *_: "late"
    await bot.queue(1, "never answered")
    async with asyncio.TaskGroup() as group:
        running = group.create_task(bot.sender().run())
        await server.waiting.wait()
        running.cancel()
        await bot.asleep()
        bot.pass_time(3)
    assert await states(bot) == [("new", None)]


@pytest.mark.parametrize("kind", ["queued", "retry"])
async def test_it_wakes_for_new_calls_and_for_retries(bot: Machine, server: Telegram, kind: str) -> None:
    if kind == "retry":
        server.trouble = lambda *_: refusal(502)
        await bot.queue(1, "hello")
    async with asyncio.TaskGroup() as group:
        running = group.create_task(bot.sender().run())
        if kind == "retry":
            await bot.asleep()
            server.trouble = None
            bot.pass_time(10)
        else:
            await bot.queue(1, "hello")
            bot.queued.set()
        await asyncio.wait_for(server.until(lambda: bool(server.delivered)), 5)
        running.cancel()
    assert await states(bot) == [("sent", None)]
