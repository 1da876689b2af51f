"""Polling that fails is reported; polling that hangs ends the process."""

from dataclasses import dataclass

import pytest

from bot.delivery.watchdog import StalledError, Watchdog
from bot.testing import ManualClock
from tests.delivery.machine import NOON


@dataclass
class Polls:
    last_poll: float = 0.0
    last_attempt: float = 0.0


def seconds(clock: ManualClock, count: float) -> None:
    from datetime import timedelta

    clock.move(timedelta(seconds=count))


def test_silence_is_reported_once_per_episode(caplog: pytest.LogCaptureFixture) -> None:
    clock, polls = ManualClock(NOON), Polls()
    watchdog = Watchdog(polls, clock)
    for _ in range(2):
        seconds(clock, 179)
        watchdog.look()
        assert not caplog.records
        for _ in range(3):
            seconds(clock, 1)
            polls.last_attempt = clock.monotonic()
            watchdog.look()
        assert len(caplog.records) == 1
        caplog.clear()
        polls.last_poll = clock.monotonic()
        watchdog.look()


def test_a_network_that_is_down_for_hours_is_no_reason_to_end() -> None:
    clock, polls = ManualClock(NOON), Polls()
    watchdog = Watchdog(polls, clock)
    for _ in range(500):
        seconds(clock, 60)
        polls.last_attempt = clock.monotonic()
        watchdog.look()


def test_polls_that_do_not_even_end_end_the_process() -> None:
    clock, polls = ManualClock(NOON), Polls()
    watchdog = Watchdog(polls, clock)
    seconds(clock, 899)
    watchdog.look()
    seconds(clock, 1)
    with pytest.raises(StalledError, match="started anew"):
        watchdog.look()
