"""Whatever happens to a call: nothing is lost, nobody waits behind it for ever, and the bot never spins."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.domain.kinds import About, Subject
from bot.service import post
from bot.store.calls import Outgoing
from bot.testing import ManualClock
from bot.texts.card import Card, Media
from tests.faults import table
from tests.faults.home import Home, plugged_in
from tests.faults.openings import OPENINGS
from tests.faults.trial import Bench, Outcome
from tests.faults.troubles import TROUBLES, Trouble, befalling
from tests.faults.words import cell

pytestmark = pytest.mark.filterwarnings(  # the library's own, when Telegram answers 429 to its getMe
    "ignore:Deprecated since version v22.2"
)

Tried = dict[str, list[Outcome]]

REFUSED = "400, anything else"
TOLD_OF = ("403, blocked by the user", "403, user is deactivated")
"""What Telegram will tell the end of."""

GONE = (*TOLD_OF, "403, anything else", "400, chat not found")
DECORATION = ("setMessageReaction",)
"""What says nothing about its person, whatever happens to it."""

FLEETING = ("answerCallbackQuery", *DECORATION)
"""What is of no use later: a tap's spinner ends by itself, and nobody misses a reaction."""

APART = ("answerCallbackQuery", "leaveChat", *DECORATION)
"""Methods in a lane or a chat of their own, so nothing of the person's waits behind them."""

_LONGEST_PAUSE = timedelta(seconds=1)  # between polls that are answered at once


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def tried() -> Tried:
    return await table.try_queued()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def opened() -> dict[str, table.Column]:
    return await table.try_openings()


def each(tried: Tried) -> list[tuple[str, Trouble, Outcome]]:
    return [
        (method, trouble, outcome)
        for method, outcomes in tried.items()
        for trouble, outcome in zip(TROUBLES, outcomes, strict=True)
    ]


def test_only_what_telegram_refuses_or_nobody_needs_any_more_does_not_arrive(tried: Tried) -> None:
    for method, trouble, outcome in each(tried):
        lost = not outcome.effects + outcome.on_next_try + outcome.on_return
        allowed = (
            trouble.name == REFUSED
            or method in FLEETING
            or (method, trouble.name in GONE) == ("leaveChat", True)
        )
        assert allowed or not lost, (method, trouble.name, cell(trouble, outcome))


def test_nothing_comes_more_than_twice_and_twice_only_where_nobody_can_know(tried: Tried) -> None:
    for method, trouble, outcome in each(tried):
        most = 2 if trouble.delivered and trouble.kind in ("reset", "timeout", "broken_json") else 1
        assert outcome.effects + outcome.on_next_try + outcome.on_return <= most, (method, trouble.name)


def test_nobody_else_waits(tried: Tried) -> None:
    for method, trouble, outcome in each(tried):
        if trouble.kind is not None:
            assert (outcome.elsewhere.state, outcome.elsewhere.took) == ("sent", timedelta(0)), (
                method,
                trouble.name,
            )


def test_what_stands_behind_it_follows_it(tried: Tried) -> None:
    for method, trouble, outcome in each(tried):
        assert outcome.behind.state == "sent", (method, trouble.name)
        if method not in APART:
            assert (
                outcome.row.finished <= outcome.behind.finished <= outcome.row.finished + timedelta(minutes=1)
            )


def test_nobody_is_asked_more_than_a_few_times_a_minute(tried: Tried) -> None:
    assert max(outcome.busiest for _, _, outcome in each(tried)) <= 6


def test_a_person_rests_exactly_when_telegram_says_they_are_gone(tried: Tried) -> None:
    for method, trouble, outcome in each(tried):
        says_so = trouble.name in GONE and method not in ("leaveChat", *DECORATION)
        assert outcome.resting == says_so, (method, trouble.name)


def test_what_is_only_decoration_slows_nobody_down(tried: Tried) -> None:
    for method, trouble, outcome in each(tried):
        if method in DECORATION and trouble.kind is not None:
            assert (outcome.behind.state, outcome.behind.took) == ("sent", timedelta(0)), trouble.name
            assert outcome.row.attempts < 2


def test_they_are_tried_again_exactly_when_nobody_would_tell_of_their_return(tried: Tried) -> None:
    for method, trouble, outcome in each(tried):
        if trouble.name in GONE and method not in APART:
            waits = trouble.name in TOLD_OF
            assert (outcome.on_next_try, outcome.on_return) == ((0, 1) if waits else (1, 0)), (
                method,
                trouble.name,
            )


def test_the_bot_starts_and_fetches_after_whatever_happens_to_its_first_words(
    opened: dict[str, table.Column],
) -> None:
    assert set(opened) == set(OPENINGS)
    for column in opened.values():
        assert all(seen.startswith(("starts", "arrives")) for seen in column)


def test_the_page_says_what_was_observed(tried: Tried, opened: dict[str, table.Column]) -> None:
    seen = table.columns(tried) | opened
    assert table.on_the_page() == seen, "write it anew: python -m tests.faults.table --write"


async def test_a_call_that_fails_for_ever_steps_aside(tmp_path: Path) -> None:
    async with plugged_in(tmp_path) as home:
        bench = await Bench.set_up(home, ["sendPhoto"])
        outcome = (await bench.attempt(Trouble("500 for ever", "500"), times=10_000))["sendPhoto"]
        assert (outcome.row.state, outcome.effects) == ("dead", 0)
        assert (outcome.row.error or "").startswith("expired")
        assert outcome.behind.state == "sent"
        assert outcome.behind.took < timedelta(minutes=10)
        assert outcome.row.attempts < 200


async def test_an_edit_waits_for_a_message_that_has_stepped_aside(tmp_path: Path) -> None:
    async with plugged_in(tmp_path) as home:
        bench = await Bench.set_up(home, ["sendPhoto"])
        ana = await bench._person(bench.people["sendPhoto"][0])
        photo = Media("photo", bench._things("sendPhoto").photo)
        clock, app = home.story.clock, home.story.app
        async with befalling(home, Trouble("500 for long", "500"), "sendPhoto", times=10_000):
            async with app.database.transaction(clock.now()) as work:
                await post.send(work, ana, Card("Before", media=photo), about=About(Subject.NUDGE, 1))
                await post.edit(work, ana, About(Subject.NUDGE, 1), Card("After", media=photo))
                await post.send(work, ana, Card("Behind"))
            await bench.until_nothing_is_left(clock.now() + timedelta(minutes=40))
        assert [shown.text for shown in bench.people["sendPhoto"][0].inbox[-1:]] == ["Behind"]
        await bench.until_nothing_is_left(clock.now() + timedelta(hours=1))
        assert [shown.text for shown in bench.people["sendPhoto"][0].inbox[-2:]] == ["Behind", "After"]
        assert await open_calls(home) == []


@pytest.mark.parametrize(
    "kind", ["500", "409", "403", "400", "reset", "broken_json", "wrong_shape", "page", "redirect"]
)
async def test_polls_that_fail_for_ever_do_not_spin(tmp_path: Path, kind: str) -> None:
    async with plugged_in(tmp_path) as home:
        seen = await calls_within(home, Trouble(kind, kind), "getUpdates", timedelta(minutes=10))
        assert 5 <= seen <= 60


@pytest.mark.parametrize("kind", ["empty", "again"])
async def test_polls_that_are_answered_at_once_for_ever_do_not_spin(tmp_path: Path, kind: str) -> None:
    async with plugged_in(tmp_path) as home:
        ana = home.story.telegram.person("Ana")
        ana.open_link()
        trouble = Trouble(kind, kind)
        seen = await calls_within(home, trouble, "getUpdates", timedelta(minutes=10), rests=_LONGEST_PAUSE)
        assert 60 <= seen <= 620
        assert bool(ana.inbox) == (kind == "again")


@pytest.mark.parametrize("kind", ["500", "429", "reset"])
async def test_sends_that_fail_for_ever_do_not_spin(tmp_path: Path, kind: str) -> None:
    async with plugged_in(tmp_path) as home:
        for name in ("Ana", "Ben", "Cleo"):
            home.story.telegram.person(name).open_link()
        seen = await calls_within(
            home, Trouble(kind, kind, retry_after=20), "sendMessage", timedelta(minutes=10)
        )
        assert 9 <= seen <= 3 * 31


async def test_waiting_as_long_as_telegram_asks_is_no_hanging(tmp_path: Path) -> None:
    """The watchdog ends a bot whose polls do not end; a wait of two hours is none of those."""
    async with plugged_in(tmp_path) as home:
        trouble = Trouble("a long flood", "429", retry_after=7200)
        assert await calls_within(home, trouble, "getUpdates", timedelta(minutes=40)) == 1


async def calls_within(
    home: Home, trouble: Trouble, method: str, period: timedelta, *, rests: timedelta | None = None
) -> int:
    """How often the whole bot, all its loops running, makes a call that always fails.

    `rests` is how long it pauses at most between two of them: the clock stands still until it does, since a poll
    during which the clock is moved would be one that waited.
    """
    clock, app = home.story.clock, home.story.app
    faults = home.story.telegram.faults
    async with befalling(home, trouble, method, times=100_000):
        running = asyncio.get_running_loop().create_task(app.run())
        await settled(home)
        until = clock.now() + period
        while clock.now() < until:
            assert not running.done(), "the bot has ended"
            if rests is not None:
                await _sleeper_within(clock, rests)
            clock.move(timedelta(seconds=1))
            await settled(home)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    return faults.happened


async def _sleeper_within(clock: ManualClock, most: timedelta) -> None:
    """Let the network answer, until somebody sleeps who is to wake that soon."""
    while (wake := clock.next_wake()) is None or wake > most:  # noqa: ASYNC110 - no event tells that it has answered
        await asyncio.sleep(0)


async def settled(home: Home) -> None:
    """Let the loops do what they have to: several turns at the one writer, behind all of theirs."""
    for _ in range(3):
        async with home.story.app.database.transaction(home.story.clock.now()) as work:
            await work.outbox.next_at()


async def open_calls(home: Home) -> list[Outgoing]:
    async with home.story.app.database.transaction(home.story.clock.now()) as work:
        return await work.outbox.ready(100)
