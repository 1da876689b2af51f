"""Never more than allowed, never much less, and answers first."""

from math import inf

import pytest
from hypothesis import given, strategies as st

from bot.delivery.rate_limiter import RateLimiter
from bot.store.calls import Lane

ANSWER, BROADCAST = Lane.ANSWER, Lane.BROADCAST


def send_all(
    limiter: RateLimiter, calls: list[tuple[bytes | None, Lane, float]]
) -> list[tuple[float, bytes | None]]:
    """Make calls one after the other, each after an idle time, as soon as it is allowed."""
    now, made = 0.0, []
    for chat, lane, idle in calls:
        now += idle
        while delay := limiter.delay(chat, lane, now):
            now += delay
        limiter.take(chat, lane, now)
        made.append((now, chat))
    return made


def most_in_a_second(times: list[float]) -> int:
    return max((sum(1 for at in times if begin <= at < begin + 1) for begin in times), default=0)


calls = st.lists(
    st.tuples(
        st.sampled_from([None, b"a", b"b", b"c"]),
        st.sampled_from([ANSWER, BROADCAST]),
        st.sampled_from([0.0, 0.0, 0.0, 0.001, 0.03, 0.5, 2.0]),
    ),
    max_size=150,
)


@given(calls, st.sampled_from([1.0, 7.0, 30.0]))
def test_no_second_ever_holds_more_than_the_rate(
    wanted: list[tuple[bytes | None, Lane, float]], rate: float
) -> None:
    made = send_all(RateLimiter(rate, inf), wanted)
    assert most_in_a_second([at for at, _ in made]) <= rate


@given(calls, st.integers(1, 4))
def test_a_chat_gets_its_burst_and_then_one_a_second(
    wanted: list[tuple[bytes | None, Lane, float]], burst: int
) -> None:
    made = send_all(RateLimiter(inf, 1, burst), wanted)
    for chat in (b"a", b"b", b"c"):
        times = [at for at, to in made if to == chat]
        for first, begin in enumerate(times):
            for count, end in enumerate(times[first:], start=1):
                assert count <= end - begin + burst + 1e-6


@pytest.mark.parametrize("late", [0.0, 0.002])
@pytest.mark.parametrize("lane", [ANSWER, BROADCAST])
@pytest.mark.parametrize("rate", [1.0, 30.0, 1000.0])
def test_a_full_queue_uses_what_is_allowed(rate: float, lane: Lane, late: float) -> None:
    limiter, now, made = RateLimiter(rate, 1), 0.0, 0
    seconds = 30
    while now < seconds:
        if delay := limiter.delay(b"%d" % made, lane, now):
            now += delay + late
            continue
        limiter.take(b"%d" % made, lane, now)
        made += 1
    share = 0.98
    assert rate * seconds * share <= made <= rate * (seconds + 1)


def test_broadcasts_are_spread_evenly() -> None:
    limiter = RateLimiter(30, inf)
    times = [at for at, _ in send_all(limiter, [(None, BROADCAST, 0.0)] * 90)]
    assert all(sum(begin <= at < begin + 0.1 for at in times) <= 4 for begin in times)


def test_an_answer_waits_for_one_place_at_most_behind_broadcasts() -> None:
    limiter = RateLimiter(30, inf)
    made = send_all(limiter, [(None, BROADCAST, 0.0)] * 300)
    assert limiter.delay(b"x", ANSWER, made[-1][0]) <= 1 / 30 + 0.04


def test_an_answer_after_quiet_does_not_wait() -> None:
    limiter = RateLimiter(30, 1)
    limiter.take(b"a", BROADCAST, 0.0)
    assert limiter.delay(b"b", ANSWER, 0.0) == 0


def test_calls_that_no_chat_limits_count_overall_only() -> None:
    limiter = RateLimiter(30, 1, 1)
    limiter.take(b"a", ANSWER, 0.0)
    assert limiter.delay(b"a", ANSWER, 0.0) == 1
    assert limiter.delay(None, ANSWER, 0.0) == 0
    for _ in range(29):
        limiter.take(None, ANSWER, 0.0)
    assert limiter.delay(None, ANSWER, 0.0) == pytest.approx(1, abs=0.02)
    assert limiter.room(0.0) == 0


def test_pauses_hold_a_chat_or_everything() -> None:
    limiter = RateLimiter()
    limiter.pause(b"a", 10)
    assert limiter.paused(b"a", 4) == 6
    assert limiter.paused(b"b", 4) == 0
    limiter.pause_all(7)
    assert limiter.paused(b"b", 4) == 3
    assert limiter.paused(None, 7) == 0


def test_no_limits_at_all() -> None:
    limiter = RateLimiter(inf, inf)
    assert all(at == 0 for at, _ in send_all(limiter, [(b"a", BROADCAST, 0.0)] * 1000))


def test_old_chats_are_forgotten() -> None:
    limiter = RateLimiter(1000, 1)
    for number in range(100_000):
        limiter.take(b"%d" % number, ANSWER, number / 1000)
    assert len(limiter._chats) < 5000
