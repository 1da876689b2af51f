"""Any order of suggestions, answers, pauses, moves, zones, crashes and rings: both calendars and phones stay true."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.domain.checkin import Checkin, Plan
from bot.domain.errors import Refusal
from bot.domain.held import Item, Matter
from bot.domain.kinds import Kind
from bot.domain.localtime import local_date
from bot.domain.people import Person
from bot.service import due, pausing, welcome
from bot.service.checkin import ending, meeting, moves, pausing as checkin_pausing, planning, rests
from bot.store.work import Work
from bot.texts.texts import Texts
from tests.e2e.twins.source import SeededRandomness
from tests.service.household import household

NAMES = ("Ana", "Ben")
ZONES = ("Europe/Lisbon", "Pacific/Auckland", "America/New_York", "Pacific/Honolulu")
VERBS = (
    *["agree"] * 6,
    *["propose", "time_passes", "pause", "talk_is_near", "start"] * 4,
    *["keep", "skip", "resume"] * 2,
    *["decline", "withdraw", "end", "later", "move", "close", "live_elsewhere"],
)
OURS = (Kind.EVE, Kind.CHECKIN, Kind.LEAVE_OUT, Kind.RESUME)
CHANCE = st.integers(0, 99)

Verb = Callable[[Work, Person], Awaitable[object]]


class CrashError(Exception):
    """The process died before the commit."""


class Planning(RuleBasedStateMachine):
    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = TemporaryDirectory()
        self.open = AsyncExitStack()
        self.home = self.runner.run(self.open.enter_async_context(household(Path(self.folder.name), texts)))
        # numbers of rows decide some hours: the same walk must be the same again
        self.home.database.randomness = SeededRandomness(1)
        self.people = [self.runner.run(self.home.welcomed(n, name)).id for n, name in enumerate(NAMES, 1)]
        self.couple_id = self.runner.run(self.pair())
        self.proposed: tuple[int, Plan] | None = None
        self.plan: Plan | None = None
        self.reminded = 0
        self.left_out = 0
        self.begun_beside_a_rest = 0

    async def pair(self) -> int:
        async with self.home.work() as work:
            return await work.couples.join(*self.people)

    def teardown(self) -> None:
        self.runner.run(self.open.aclose())
        self.runner.close()
        self.folder.cleanup()

    @rule(verb=st.sampled_from(VERBS), who=st.integers(0, 1), chance=CHANCE, crash=st.integers(0, 9))
    def anything_happens(self, verb: str, who: int, chance: int, crash: int) -> None:
        """One rule for all, so that every order of them is as likely."""
        if verb == "time_passes":
            self.runner.run(self.time_passes(timedelta(hours=(1, 5, 26, 75)[chance % 4])))
            return
        if verb == "talk_is_near":
            self.runner.run(self.talk_is_near(timedelta(minutes=10 * (chance % 12) - 60)))
            return
        act: Callable[[Work, Person, int], Awaitable[object]] = getattr(self, verb)
        before = self.runner.run(self.state())
        try:
            self.runner.run(self.attempted(who, act, chance, crash=crash == 0))
        except (Refusal, CrashError):
            assert self.runner.run(self.state()) == before
            return
        self.runner.run(self.expect(verb, self.people[who], before))

    async def attempted(
        self, who: int, act: Callable[[Work, Person, int], Awaitable[object]], chance: int, *, crash: bool
    ) -> None:
        async with self.home.work() as work:
            person = await work.people.get(self.people[who])
            async with work.attempt():
                await act(work, person, chance)
            await self.home.present(work)
            if crash:
                raise CrashError

    async def state(self) -> list[tuple[object, ...]]:
        tables = ("checkin_plans", "checkin_proposals", "checkins", "schedule", "preferences", "outbox")
        async with self.home.work() as work:
            return [
                tuple(row)
                for table in tables
                for row in await work.tx.all(f"SELECT * FROM {table} ORDER BY 1")
            ]

    async def expect(self, verb: str, person_id: int, before: list[tuple[object, ...]]) -> None:
        """A plan is what one suggested and the other agreed to; it ends only by an end."""
        async with self.home.work() as work:
            plan, proposal = (
                await work.checkins.plan(self.couple_id),
                await work.checkins.proposal(self.couple_id),
            )
        if plan != self.plan and plan is not None:
            assert verb in {"agree", "propose"}  # to suggest what the other has suggested is to agree
            assert self.proposed is not None
            assert self.proposed == (self.other(person_id), plan)
        if plan is None and self.plan is not None:
            assert verb == "end"
        assert plan is None or verb != "end"
        if verb in {"agree", "decline", "withdraw", "end"}:
            assert proposal is None
        self.plan = plan
        self.proposed = (proposal.proposer_id, proposal.plan) if proposal else None

    def other(self, person_id: int) -> int:
        return self.people[1 - self.people.index(person_id)]

    # -- what each can do; numbers on buttons are those of the newest card ---------------------------------------

    async def propose(self, work: Work, person: Person, chance: int) -> None:
        """The other reads of it, or will once they are not left in peace."""
        other = self.other(person.id)
        told = await self.messages(work, other, "proposal")
        proposal = await planning.propose(work, person, chance % 7, (chance * 15) % 1440)
        if proposal is not None:
            await self.home.present(work)
            waits = Item(Matter.PROPOSED, proposal.id) in (await work.held.of(other)).waiting
            assert waits or await self.messages(work, other, "proposal") >= max(told, 1)

    async def agree(self, work: Work, person: Person, _chance: int) -> None:
        await planning.agree(work, person, await self.proposal(work))

    async def decline(self, work: Work, person: Person, _chance: int) -> None:
        await planning.decline(work, person, await self.proposal(work))

    async def withdraw(self, work: Work, person: Person, _chance: int) -> None:
        """What was suggested has reached the other, or will."""
        told = await self.messages(work, self.other(person.id), "proposal")
        await planning.withdraw(work, person, await self.proposal(work))
        await self.home.present(work)
        assert await self.messages(work, self.other(person.id), "proposal") >= told

    async def end(self, work: Work, person: Person, _chance: int) -> None:
        await ending.end(work, person)

    async def skip(self, work: Work, person: Person, chance: int) -> None:
        await moves.skip(work, person, (await self.one(work, chance)).id)

    async def later(self, work: Work, person: Person, chance: int) -> None:
        await moves.later(work, person, (await self.one(work, chance)).id, 1 + chance % 3)

    async def move(self, work: Work, person: Person, chance: int) -> None:
        checkin = await self.one(work, chance)
        plan, days = await moves.days_for(work, person, checkin.id)
        if days:
            day = local_date(days[chance % len(days)].starts_at, plan.zone)
            await moves.move_to_day(work, person, checkin.id, day)

    async def start(self, work: Work, person: Person, chance: int) -> None:
        """A partner who rests and has not kept it is given no card."""
        checkin, partner = await self.one(work, chance), await work.people.get(self.other(person.id))
        before = await self.messages(work, partner.id, "agenda")
        left_alone = partner.paused and (await work.preferences.of(partner.id)).kept_checkin != checkin.id
        self.begun_beside_a_rest += left_alone
        begun = await meeting.start(work, person, checkin.id)
        await self.home.present(work)
        given = await self.messages(work, partner.id, "agenda") - before
        assert given == (begun is not None and not left_alone)

    async def close(self, work: Work, person: Person, chance: int) -> None:
        await meeting.close(work, person, (await self.one(work, chance)).id)

    async def pause(self, work: Work, person: Person, chance: int) -> None:
        today = local_date(work.now, person.zone_or_utc)
        ends_on: date | None = today + timedelta(days=1 + chance % 20) if chance % 5 else None
        person = await pausing.pause(work, person, ends_on)
        falling = await checkin_pausing.begin(work, person)
        assert falling is None or await rests.sits_out(work, person, falling)

    async def resume(self, work: Work, person: Person, _chance: int) -> None:
        await pausing.resume(work, person)

    async def keep(self, work: Work, person: Person, chance: int) -> None:
        await checkin_pausing.keep(work, person, (await self.one(work, chance)).id)

    async def live_elsewhere(self, work: Work, person: Person, chance: int) -> None:
        await welcome.live_in(work, person, ZONES[chance % len(ZONES)])

    # -- the calendar -------------------------------------------------------------------------------------------

    async def time_passes(self, amount: timedelta) -> None:
        until = self.home.now + amount
        while True:
            async with self.home.work() as work:
                next_at = await work.schedule.next_at(*OURS)
            if next_at is None or next_at > until:
                break
            self.home.now = max(self.home.now, next_at)
            await self.ring()
        self.home.now = until

    async def talk_is_near(self, before: timedelta) -> None:
        async with self.home.work() as work:
            coming = await work.checkins.upcoming(self.couple_id)
        if coming is not None and coming.starts_at - before > self.home.now:
            await self.time_passes(coming.starts_at - before - self.home.now)

    async def ring(self) -> None:
        async with self.home.work() as work:
            entries = [entry for entry in await work.schedule.due(100) if entry.kind in OURS]
            for entry in entries:
                person = await work.people.get(entry.person_id)
                before = await self.messages(work, person.id, "checkin")
                skipped = await self.count(work, "checkins", "state = 'skipped'")
                alone = await self.would_be_alone(work, entry.person_id)
                await due.fall_due(work, self.home.texts.library_for, entry)
                await self.home.present(work)
                came = await self.messages(work, person.id, "checkin") - before
                if entry.kind is Kind.CHECKIN and came:
                    self.reminded += 1
                    assert not alone  # nobody is called to sit there alone
                self.left_out += await self.count(work, "checkins", "state = 'skipped'") - skipped
                left_at = await work.schedule.get(entry.person_id, entry.kind)
                assert left_at is None or left_at > work.now

    async def would_be_alone(self, work: Work, person_id: int) -> bool:
        """Whether the partner pauses over what starts now, and has not kept it."""
        partner = await work.people.get(self.other(person_id))
        starting = await work.checkins.starting(self.couple_id, work.now)
        return starting is not None and await rests.sits_out(work, partner, starting)

    # -- what holds always ------------------------------------------------------------------------------------

    @invariant()
    def the_calendar_says_what_is_planned(self) -> None:
        self.runner.run(self.check_calendar())

    async def check_calendar(self) -> None:
        async with self.home.work() as work:
            planned = [one for one in await work.checkins.all_of(self.couple_id) if one.state == "planned"]
            coming = [one for one in planned if one.starts_at > work.now]
            assert len(coming) <= 1
            assert bool(coming) is (self.plan is not None)
            for person_id in self.people:
                await self.check_person(work, await work.people.get(person_id), coming)

    async def check_person(self, work: Work, person: Person, coming: list[Checkin]) -> None:
        called_at = await work.schedule.get(person.id, Kind.CHECKIN)
        left_out_at = await work.schedule.get(person.id, Kind.LEAVE_OUT)
        if not coming:
            assert called_at is left_out_at is await work.schedule.get(person.id, Kind.EVE) is None
            return
        kept = (await work.preferences.of(person.id)).kept_checkin == coming[0].id
        assert called_at == (coming[0].starts_at if kept or not person.paused else None)
        until = person.paused_until
        sits_out = person.paused and not kept and (until is None or coming[0].starts_at < until)
        assert (left_out_at is not None) is sits_out
        assert left_out_at is None or left_out_at < coming[0].starts_at

    # -- looking ------------------------------------------------------------------------------------------------

    async def proposal(self, work: Work) -> int:
        proposal = await work.checkins.proposal(self.couple_id)
        return proposal.id if proposal else 1

    async def one(self, work: Work, chance: int) -> Checkin:
        """Mostly the newest, sometimes an older one."""
        known = await work.checkins.all_of(self.couple_id)
        if not known:
            raise Refusal("checkin-over")
        return known[-1] if chance % 6 else known[0]

    async def messages(self, work: Work, person_id: int, subject: str) -> int:
        return await self.count(work, "outbox", f"person_id = {person_id} AND subject = '{subject}'")

    async def count(self, work: Work, table: str, where: str) -> int:
        row = await work.tx.one(f"SELECT count(*) AS n FROM {table} WHERE {where}")
        return int(row["n"]) if row else 0


@pytest.mark.timeout(240)
def test_plans_and_pauses_in_any_order(texts: Texts) -> None:
    class Here(Planning):
        def __init__(self) -> None:
            super().__init__(texts)

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=10,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )


@pytest.mark.parametrize("seed", range(4))
def test_plans_and_pauses_on_long_walks(texts: Texts, seed: int) -> None:
    """Hypothesis shrinks what it finds but seldom gets far; a long even walk gets everywhere."""
    chance, machine = Random(seed), Planning(texts)
    try:
        for _ in range(300):
            machine.anything_happens(
                chance.choice(VERBS), chance.randrange(2), chance.randrange(100), chance.randrange(10)
            )
            machine.the_calendar_says_what_is_planned()
        assert machine.reminded + machine.left_out >= 4  # the walk was worth it
        assert machine.begun_beside_a_rest
    finally:
        machine.teardown()
