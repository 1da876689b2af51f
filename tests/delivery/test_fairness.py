"""Whatever some accounts do, others have their turn: in the inbox, and in what is sent."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from bot.delivery.rate_limiter import RateLimiter
from bot.store.calls import Lane
from bot.store.keyring import HOUSE
from bot.store.work import Work
from bot.texts.operations import AnswerTap
from tests.delivery.bot_api import Telegram
from tests.delivery.machine import NOON, Machine

ASKING = 9


def chat_of(number: int) -> bytes:
    return b"chat %d" % number


async def arrive(work: Work, update_id: int, chat: int, *, stranger: bool = False) -> None:
    update = {"update_id": update_id, "message": {"chat": {"id": chat}, "text": f"{update_id}"}}
    assert await work.inbox.add(update, chat_of(chat), HOUSE, stranger=stranger)


async def test_a_backlog_of_one_account_delays_the_next_of_another_by_one_update(bot: Machine) -> None:
    async with bot.database.transaction(NOON) as work:
        for number in range(2000):
            await arrive(work, number, 1)
        await arrive(work, 5000, 2)
    assert await bot.worker().drain() == 2001
    assert bot.handled.index("5000") <= 1
    assert [one for one in bot.handled if one != "5000"] == [str(number) for number in range(2000)]


async def test_a_line_of_strangers_and_one_of_people_who_are_here_take_turns(bot: Machine) -> None:
    async with bot.database.transaction(NOON) as work:
        for number in range(500):
            await arrive(work, number, 100 + number, stranger=True)
        for number in range(3):
            await arrive(work, 5000 + number, 2 + number)
    await bot.worker().drain()
    assert [bot.handled.index(f"{5000 + number}") for number in range(3)] == [0, 2, 4]
    assert len(bot.handled) == 503


async def test_somebody_new_is_not_kept_waiting_by_who_is_here(bot: Machine) -> None:
    async with bot.database.transaction(NOON) as work:
        for number in range(200):
            await arrive(work, number, number % 50)
        await arrive(work, 5000, 900, stranger=True)
    await bot.worker().drain()
    assert bot.handled.index("5000") <= 1


acts = st.lists(st.one_of(st.integers(1, 4), st.just(0)), min_size=1, max_size=80)
"""The chat from which an update comes; 0: one is handled."""


@given(acts)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_nobody_is_passed_over_by_more_than_two_of_another_and_each_keeps_their_order(
    bot: Machine, acts: list[int]
) -> None:
    async with bot.database.transaction(NOON) as work:
        await work.tx.execute("DELETE FROM inbox")
        waiting: dict[int, list[int]] = defaultdict(list)
        passed: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for number, chat in enumerate([*acts, *[0] * len(acts)]):
            if chat:
                await arrive(work, number, chat)
                waiting[chat].append(number)
            elif (arrival := await work.inbox.next()) is not None:
                came = arrival.update["message"]["chat"]["id"]
                assert waiting[came].pop(0) == arrival.update_id
                passed[came].clear()
                for other in (one for one, left in waiting.items() if left and one != came):
                    passed[other][came] += 1
                    assert passed[other][came] <= 2
                await work.inbox.done(arrival.id)
        assert not any(waiting.values())


async def at_its_pace(bot: Machine, server: Telegram) -> Callable[[str], list[float]]:
    """Send everything at 30 a second and 1 to a chat; returns when the calls of a method were made."""
    made: list[tuple[str, float]] = []

    def note(method: str, params: dict[str, Any]) -> None:
        made.append((f"{method} {params.get('chat_id', '')}".strip(), bot.clock.monotonic()))

    server.trouble = note
    sender = bot.sender(RateLimiter(30, 1))
    sending = asyncio.get_running_loop().create_task(sender.drain())
    while not sending.done():
        await asyncio.sleep(0)
        wake = bot.clock.next_wake()
        if wake is not None and not sender._words_out:
            bot.clock.move(wake)
    await sending
    return lambda what: [at for one, at in made if one.startswith(what)]


async def test_spinners_of_four_accounts_keep_no_answer_waiting(bot: Machine, server: Telegram) -> None:
    for number in range(400):
        await bot.queue(1 + number % 4, "", Lane.TAP, what=AnswerTap(f"{number}"))
    await bot.queue(ASKING, "an answer")
    made = await at_its_pace(bot, server)
    assert made(f"sendMessage {ASKING}")[0] <= 1
    assert len(made("answerCallbackQuery")) == 400


async def test_a_spinner_of_somebody_who_taps_as_people_do_ends_at_once(
    bot: Machine, server: Telegram
) -> None:
    for number in range(5):
        await bot.queue(1, "", Lane.TAP, what=AnswerTap(f"{number}"))
    made = await at_its_pace(bot, server)
    assert max(made("answerCallbackQuery")) <= 0.5


@pytest.mark.parametrize("lane", [Lane.TAP, Lane.ANSWER, Lane.PARTNER, Lane.BROADCAST])
async def test_a_thousand_strangers_keep_nobody_waiting_who_is_here(
    bot: Machine, server: Telegram, lane: Lane
) -> None:
    for number in range(300):
        await bot.queue(1000 + number, "welcome", Lane.STRANGER)
    what = {"what": AnswerTap("t")} if lane is Lane.TAP else {}
    await bot.queue(ASKING, "here", lane, **what)
    made = await at_its_pace(bot, server)
    assert made("answerCallbackQuery" if lane is Lane.TAP else f"sendMessage {ASKING}")[0] <= 1
    strangers = made("sendMessage 1")
    assert len(strangers) == 300
    assert max(strangers) <= 300 / 15 + 1  # half of what is allowed is theirs


async def test_what_is_taken_back_and_answers_have_their_places_in_turn(
    bot: Machine, server: Telegram
) -> None:
    for number in range(10):
        await bot.queue(ASKING, f"withdrawn {number}", Lane.WITHDRAWAL)
        await bot.queue(ASKING, f"answer {number}")
    await at_its_pace(bot, server)
    told = [text.split()[0] for _, text in server.delivered]
    assert told[:3] == ["withdrawn", "withdrawn", "answer"]
    assert sum(one == "answer" for one in told[:14]) >= 6


async def test_the_lanes_of_a_chat_go_one_after_the_other(bot: Machine, server: Telegram) -> None:
    for lane in sorted(Lane, reverse=True):
        if lane not in {Lane.TAP, Lane.DECORATION}:
            await bot.queue(ASKING, lane.name, lane)
    await bot.sender().drain()
    told = [text for _, text in server.delivered]
    assert told == ["WITHDRAWAL", "WAY_OUT", "ANSWER", "PARTNER", "STRANGER", "BROADCAST"]
