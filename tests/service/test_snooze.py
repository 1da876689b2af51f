"""Whatever somebody taps, says or moves, in any order: at most one prompt a date, none at night, the next as said."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings as how, strategies as st

from bot.domain.checkin import is_night
from bot.domain.errors import Refusal
from bot.domain.events.nudge import NudgeCame, NudgeCameAgain, SilenceNoticed
from bot.domain.kinds import RULES, Kind
from bot.domain.localtime import local_date
from bot.domain.people import Person
from bot.domain.quiet import YearDay
from bot.service import due, pausing, quiet, welcome
from bot.service.nudge import acts, coming, giving, snooze, snoozing, standing, undo
from bot.store.work import Work
from bot.texts.texts import Texts
from tests.service.household import NOON, Household, household

ANA = 7
ZONES = ("Europe/Lisbon", "Europe/Helsinki", "America/New_York", "Pacific/Auckland", "Pacific/Honolulu")
HOURS = (8 * 60, 12 * 60 + 30, 19 * 60, 20 * 60 + 50)
HORIZON = timedelta(days=4)
ARRIVES_WITHIN = (RULES[Kind.SNOOZE].lifetime or timedelta()) - timedelta(minutes=1)


@dataclass
class Day:
    """What came by itself: the shown prompt with its date, and when each nudge was put off last."""

    came: list[tuple[date, datetime]] = field(default_factory=list)
    again: list[tuple[date, datetime]] = field(default_factory=list)
    put_off: int = 0
    silences: int = 0


Act = Callable[["Life", int], Awaitable[None]]


class Life:
    """One person's days on a real database; only `wait` and `sleep` move the clock."""

    def __init__(self, folder: Path, texts: Texts) -> None:
        self._folder, self._texts = folder, texts
        self._open = AsyncExitStack()
        self.day = Day()
        self.now = NOON
        self.home: Household

    async def start(self) -> None:
        self.home = await self._open.enter_async_context(household(self._folder, self._texts))

    async def stop(self) -> None:
        await self._open.aclose()
        self._open = AsyncExitStack()

    async def do(self, act: Callable[[Work, Person], Awaitable[object]]) -> object:
        """One update or one ring: a transaction of its own; a refusal changes nothing."""
        try:
            async with self.home.database.transaction(self.now) as work:
                said = await act(work, await work.people.get(ANA))
                for event in work.events.take():
                    await self._hear(work, event)
                return said
        except Refusal:
            return None

    async def _hear(self, work: Work, event: object) -> None:
        if isinstance(event, SilenceNoticed):  # in the place of the day's prompt
            self.day.silences += 1
        if not isinstance(event, NudgeCame | NudgeCameAgain):
            return
        person = await work.people.get(ANA)
        nudge = event.view.nudge
        assert nudge.state == "open"
        assert not person.paused
        assert nudge.local_date == local_date(self.now, person.zone_or_utc)
        assert not await quiet.is_own(work, person, nudge.local_date)
        if isinstance(event, NudgeCameAgain):
            assert not is_night(self.now, person.zone_or_utc)
            assert not is_night(self.now + ARRIVES_WITHIN, person.zone_or_utc)
            self.day.again.append((nudge.local_date, self.now))
            assert len(self.day.again) <= self.day.put_off
        else:
            assert nudge.local_date not in [one for one, _ in self.day.came]
            self.day.came.append((nudge.local_date, self.now))

    @property
    def _heard(self) -> int:
        return len(self.day.came) + len(self.day.again) + self.day.silences

    async def ring(self, until: datetime) -> bool:
        """Let what falls due happen up to that instant, or until something comes; whether something came."""
        heard = self._heard
        while True:
            next_at = await self.do(lambda work, _: work.schedule.next_at())
            if not isinstance(next_at, datetime) or next_at > until:
                self.now = max(self.now, until)
                return False
            self.now = max(self.now, next_at)

            async def happen(work: Work, _person: Person) -> None:
                for entry in await work.schedule.due(10):
                    await due.fall_due(work, self._texts.library_for, entry)

            await self.do(happen)
            if self._heard > heard:
                return True

    async def wait(self, _number: int) -> None:
        """What is said of the next one is what comes; in a pause its end is said instead."""
        await self.ring(self.now)
        paused = await self.do(_is_paused)
        said = await self.do(coming.coming_at)
        until = self.now + HORIZON
        if await self.ring(until):
            assert said == self.now or (paused and said is None)
        else:
            assert said is None or (isinstance(said, datetime) and said > until)

    async def sleep(self, number: int) -> None:
        until = self.now + timedelta(minutes=(number + 1) * 25)
        while await self.ring(until):
            pass

    async def is_down(self, number: int) -> None:
        """Nothing runs for a while."""
        self.now += timedelta(minutes=(number + 1) * 25)

    async def puts_off(self, number: int) -> None:
        async def put_off(work: Work, person: Person) -> None:
            if nudge := await work.nudges.newest(ANA):
                _, offered = await snoozing.choices(work, person, nudge.id)
                await snoozing.put_off(work, person, nudge.id, offered[number % len(offered)].minute)
                said = await snooze.coming_at(work, person)
                assert said is not None  # what is offered is kept
                self.day.put_off += 1

        await self.do(put_off)

    async def answers(self, _number: int) -> None:
        async def answer(work: Work, person: Person) -> None:
            if nudge := await work.nudges.newest(ANA):
                await standing.settle(work, person, nudge)

        await self.do(answer)

    async def skips(self, number: int) -> None:
        async def skip(work: Work, person: Person) -> None:
            if nudge := await work.nudges.newest(ANA):
                library = self._texts.library
                match number % 4:
                    case 0:
                        await acts.skip(work, person, nudge.id)
                    case 1:
                        await acts.another(work, library, person, nudge.id, nudge.prompt_id)
                    case 2:
                        await acts.never_again(work, library, person, nudge.id, nudge.prompt_id)
                    case _:
                        await acts.rest_today(work, person, nudge.id)

        await self.do(skip)

    async def undoes(self, _number: int) -> None:
        async def take_back(work: Work, person: Person) -> None:
            if (nudge := await work.nudges.newest(ANA)) and (
                step := await undo.latest(work, person, nudge.id)
            ):
                before = await snooze.of(work, person, nudge.id)
                await acts.undo(work, person, nudge.id, step.number)
                after = await snooze.of(work, person, nudge.id)
                self.day.put_off += after is not None and after != before

        await self.do(take_back)

    async def asks_for_today(self, _number: int) -> None:
        await self.do(lambda work, person: giving.today(work, self._texts.library, person))

    async def pauses(self, number: int) -> None:
        async def pause(work: Work, person: Person) -> None:
            days = number % 4
            ends = local_date(self.now, person.zone_or_utc) + timedelta(days=days) if days else None
            await pausing.pause(work, person, ends)

        await self.do(pause)

    async def resumes(self, _number: int) -> None:
        await self.do(pausing.resume)

    async def moves(self, number: int) -> None:
        await self.do(lambda work, person: welcome.live_in(work, person, ZONES[number % len(ZONES)]))

    async def changes_hour(self, number: int) -> None:
        await self.do(lambda work, person: welcome.be_nudged_at(work, person, HOURS[number % len(HOURS)]))

    async def keeps_today_quiet(self, _number: int) -> None:
        async def keep(work: Work, person: Person) -> None:
            today = local_date(self.now, person.zone_or_utc)
            await quiet.add(work, person, YearDay(today.month, today.day))

        await self.do(keep)

    async def restarts(self, _number: int) -> None:
        await self.stop()
        await self.start()


async def _is_paused(_work: Work, person: Person) -> bool:
    return person.paused


ACTS: dict[str, Act] = {
    "wait": Life.wait,
    "sleep": Life.sleep,
    "down": Life.is_down,
    "puts off": Life.puts_off,
    "answers": Life.answers,
    "skips": Life.skips,
    "undoes": Life.undoes,
    "today": Life.asks_for_today,
    "pauses": Life.pauses,
    "resumes": Life.resumes,
    "moves": Life.moves,
    "hour": Life.changes_hour,
    "quiet": Life.keeps_today_quiet,
    "restarts": Life.restarts,
}
# putting off and undoing again and again is what it is about
NAMES = [*ACTS, *["puts off", "undoes", "wait", "sleep", "quiet"] * 2]
PLAN = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 11)), max_size=14)


async def lives(folder: Path, texts: Texts, plan: list[tuple[str, int]]) -> Day:
    life = Life(folder, texts)
    await life.start()
    try:
        async with life.home.work() as work:
            await work.people.create(70, "en", ANA)
            await work.people.set(ANA, zone=ZONES[0], nudge_minute=19 * 60, onboarded_at=0, consented_at=0)
            await welcome.live_in(work, await work.people.get(ANA), ZONES[0])
        await life.wait(0)  # the first one has come
        for name, number in plan:
            await ACTS[name](life, number)
        await life.resumes(0)
        await life.wait(0)
        return life.day
    finally:
        await life.stop()


EXAMPLES: tuple[list[tuple[str, int]], ...] = (
    [("puts off", 0), ("pauses", 3), ("resumes", 0), ("wait", 0)],
    [("puts off", 1), ("moves", 1), ("wait", 0), ("puts off", 0), ("moves", 4), ("wait", 0)],
    [("puts off", 0), ("skips", 0), ("undoes", 0), ("restarts", 0), ("wait", 0)],
    [("puts off", 0), ("skips", 3), ("sleep", 3), ("undoes", 0), ("wait", 0)],
    [("puts off", 0), ("quiet", 0), ("wait", 0)],
    [("pauses", 1), ("wait", 0)],
    [("puts off", 0), ("answers", 0), ("wait", 0)],
    [("puts off", 1), ("down", 6), ("wait", 0)],  # rung at 21:55
    [("puts off", 1), ("down", 5), ("wait", 0)],  # at 21:30, which is in time
)


def holds(texts: Texts, plan: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(lives(Path(folder), texts, plan))


@pytest.mark.parametrize("plan", EXAMPLES)
def test_some_days(texts: Texts, plan: list[tuple[str, int]]) -> None:
    holds(texts, plan)


def test_any_order_of_taps_moves_and_restarts(texts: Texts) -> None:
    @how(max_examples=25, deadline=None)
    @given(plan=PLAN)
    def any_order(plan: list[tuple[str, int]]) -> None:
        holds(texts, plan)

    any_order()


@pytest.mark.soak
def test_any_order_of_taps_moves_and_restarts_for_long(texts: Texts) -> None:
    @how(max_examples=1500, deadline=None)
    @given(plan=PLAN)
    def any_order(plan: list[tuple[str, int]]) -> None:
        holds(texts, plan)

    any_order()


def test_it_does_come_again(texts: Texts) -> None:
    """The property is no empty one."""
    with TemporaryDirectory() as folder:
        day = asyncio.run(lives(Path(folder), texts, [("puts off", 0), ("wait", 0), ("puts off", 1)]))
    assert [at - NOON for _, at in day.again] == [timedelta(hours=8), timedelta(hours=9)]
