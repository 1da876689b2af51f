"""Many messages that will never arrive are told of once an hour, with counts."""

import pytest

from bot.delivery.dead_letters import MANY, DeadLetters
from tests.delivery.bot_api import Telegram, refusal
from tests.delivery.machine import Machine


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.message for record in caplog.records if "given up within an hour" in record.message]


async def test_many_of_one_kind_make_one_line(
    bot: Machine, server: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    server.trouble = lambda *_: refusal(400, "Bad Request: a rule of next year")
    for number in range(3 * MANY):
        await bot.queue(number % 4, "words")
    await bot.sender().drain()
    [line] = lines(caplog)
    assert "10 calls of sendMessage in 4 chats" in line
    assert "(refused)" in line


def test_few_or_slow_or_quiet_ones_make_none(caplog: pytest.LogCaptureFixture) -> None:
    letters = DeadLetters()
    for number in range(100):
        letters.add("sendMessage", "refused", b"chat", number * 500.0)
    for number in range(MANY - 1):
        letters.add("sendMessage", f"kind {number}", b"chat", 0.0)
        letters.add("sendPhoto", "refused", b"chat", 0.0)
    assert lines(caplog) == []


def test_it_is_told_again_after_an_hour(caplog: pytest.LogCaptureFixture) -> None:
    letters = DeadLetters()
    for number in range(200):
        letters.add("sendMessage", "refused", bytes([number]), number * 40.0)
    assert len(lines(caplog)) == 3
    assert "90 calls of sendMessage in 90 chats" in lines(caplog)[1]
