"""What one of two does in private changes nothing of what comes to the other: each life is lived twice and compared."""

import asyncio
import re
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings as how, strategies as st

from bot.chat.presenter import Presenter
from bot.chat.setup import all_routes
from bot.domain.checkin import Plan
from bot.domain.people import Pace, Role
from bot.domain.prompts import Library
from bot.domain.quiet import YearDay
from bot.domain.reflections import Content
from bot.service import (
    due,
    pace,
    pausing,
    quiet,
    reflections,
    roles,
    sharing,
    signs,
    together,
    welcome,
)
from bot.service.checkin import planning
from bot.service.nudge import acts, giving, snooze, snoozing, undo
from bot.service.reflections import Written
from bot.store.instants import to_ms
from bot.store.schedule import Due
from bot.store.work import Work
from bot.texts.texts import Texts
from tests.service.household import Household, household

ANA, BEN = 1001, 2002
START = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
DAYS = 18
ROLES: tuple[Role, ...] = ("hurt", "repairing", "mixed", "unsaid")
ZONES = ("Europe/Lisbon", "Pacific/Auckland", "America/New_York")

Act = Callable[[Work, Texts], Awaitable[object]]


@dataclass(frozen=True)
class Life:
    roles: tuple[Role, Role]
    zones: tuple[str, str]
    hours: tuple[int, int]
    stages: tuple[int, int]
    plan: Plan | None
    act_on: int
    """The hour of the story at which Ana acts."""
    ben_wants_another_on: frozenset[int]


def says_role(role: Role) -> Act:
    async def says(work: Work, _texts: Texts) -> None:
        await roles.choose(work, await work.people.get(ANA), role)

    return says


async def says_broken(work: Work, _texts: Texts) -> None:
    await roles.say_broken(work, await work.people.get(ANA), "money")


async def wants_more(work: Work, _texts: Texts) -> None:
    await pace.more(work, await work.people.get(ANA))


async def wants_to_stay(work: Work, _texts: Texts) -> None:
    await pace.stay(work, await work.people.get(ANA))


async def welcomes_touch(work: Work, _texts: Texts) -> None:
    await roles.welcome_touch(work, await work.people.get(ANA), welcome=True)


async def wants_another(work: Work, texts: Texts) -> None:
    if nudge := await work.nudges.newest(ANA):
        await acts.another(work, texts.library, await work.people.get(ANA), nudge.id, nudge.prompt_id)


async def turns_down(work: Work, texts: Texts) -> None:
    if nudge := await work.nudges.newest(ANA):
        await acts.never_again(work, texts.library, await work.people.get(ANA), nudge.id, nudge.prompt_id)


async def has_a_hard_day(work: Work, _texts: Texts) -> None:
    if nudge := await work.nudges.newest(ANA):
        await acts.rest_today(work, await work.people.get(ANA), nudge.id)


async def puts_off(work: Work, _texts: Texts) -> None:
    person = await work.people.get(ANA)
    if nudge := await work.nudges.newest(ANA):
        for later in await snooze.offered(work, person, nudge):
            await snoozing.put_off(work, person, nudge.id, later.minute)


async def undoes(work: Work, texts: Texts) -> None:
    """What she had together with Ben is hers again, and what came in its place never was."""
    person = await work.people.get(ANA)
    if nudge := await work.nudges.newest(ANA):
        await acts.never_again(work, texts.library, person, nudge.id, nudge.prompt_id)
        if step := await undo.latest(work, person, nudge.id):
            await acts.undo(work, person, nudge.id, step.number)


async def skips(work: Work, _texts: Texts) -> None:
    if nudge := await work.nudges.newest(ANA):
        await acts.skip(work, await work.people.get(ANA), nudge.id)


async def switches_tracks_off(work: Work, _texts: Texts) -> None:
    for track in ("gratitude", "connection", "memories"):
        await welcome.switch_track(work, await work.people.get(ANA), track)


async def moves_her_hour(work: Work, _texts: Texts) -> None:
    person = await work.people.get(ANA)
    await welcome.be_nudged_at(work, person, ((person.nudge_minute or 0) + 700) % 1440)


async def chooses_fewer_days(work: Work, _texts: Texts) -> None:
    for day in (0, 2, 3, 5, 6):
        await welcome.switch_day(work, await work.people.get(ANA), day)


async def ticks_signs(work: Work, _texts: Texts) -> None:
    await signs.finish(work, await work.people.get(ANA), frozenset({"near", "doubting"}))


async def wants_fewer(work: Work, _texts: Texts) -> None:
    preferences = await work.preferences.of(ANA)
    await work.preferences.keep(ANA, replace(preferences, fewer=frozenset({"talk", "connection"})))


async def pauses(work: Work, _texts: Texts) -> None:
    await pausing.pause(work, await work.people.get(ANA), None)


async def blocks(work: Work, _texts: Texts) -> None:
    await work.people.set(ANA, resting=1)


PRIVATE: dict[str, Act] = {
    **{f"says {role}": says_role(role) for role in ROLES},
    "says what was broken": says_broken,
    "wants more than the other": wants_more,
    "stays": wants_to_stay,
    "welcomes touch": welcomes_touch,
    "another one": wants_another,
    "not for me": turns_down,
    "hard day": has_a_hard_day,
    "later today": puts_off,
    "undo": undoes,
    "not today": skips,
    "tracks": switches_tracks_off,
    "hour": moves_her_hour,
    "days": chooses_fewer_days,
    "signs": ticks_signs,
    "fewer": wants_fewer,
    "pause": pauses,
    "block": blocks,
}


async def steps_back(work: Work, _texts: Texts) -> None:
    await pace.back(work, await work.people.get(ANA))


async def sets_a_quiet_date(work: Work, _texts: Texts) -> None:
    await quiet.add(work, await work.people.get(ANA), YearDay(12, 8))


SHOWN: dict[str, Act] = {
    "a step back: what comes to both goes by the slower one": steps_back,
    "a quiet date: nothing comes to either": sets_a_quiet_date,
}
"""What somebody does alone and that shows, as they are told where they do it; “living apart” is set for both."""


async def begin(home: Household, life: Life) -> None:
    async with home.work() as work:
        for person_id, role, zone, minute, stage in zip(
            (ANA, BEN), life.roles, life.zones, life.hours, life.stages, strict=True
        ):
            person = await work.people.create(person_id, "en", person_id)
            await work.people.set_name(person.id, f"P{person_id}")
            at = to_ms(home.now)
            await work.people.set(person.id, zone=zone, nudge_minute=minute, consented_at=at, onboarded_at=at)
            await work.people.set_role(person.id, role)
            await work.people.set_pace(person.id, Pace(stage, home.now))
        couple_id = await work.couples.join(ANA, BEN, 1)
        await together.note(work, couple_id)
    if life.plan is not None:
        async with home.work() as work:
            ana, ben = await work.people.get(ANA), await work.people.get(BEN)
            wanted = await planning.propose(work, ben, life.plan.weekday, life.plan.minute)
            assert wanted is not None
            await planning.agree(work, ana, wanted.id)
    async with home.work() as work:
        for person_id in (ANA, BEN):
            await welcome.be_nudged_at(work, await work.people.get(person_id), life.hours[person_id == BEN])


async def bens_days(folder: Path, texts: Texts, life: Life, act: Act | None) -> list[object]:
    """Everything that came to Ben: when, with which words and buttons; and the prompts of his days."""
    async with household(folder, texts) as home:
        home.now = START
        await begin(home, life)
        acted, end = False, START + timedelta(days=DAYS)
        while True:
            async with home.work() as work:
                next_at = await work.schedule.next_at()
            acts_at = START + timedelta(hours=life.act_on)
            if not acted and (next_at is None or next_at > acts_at):
                acted, home.now = True, max(home.now, acts_at)
                if act is not None:
                    async with home.work() as work:
                        await act(work, texts)
                continue
            if next_at is None or next_at > end:
                return await heard(home)
            home.now = max(home.now, next_at)
            async with home.work() as work:
                entries = await work.schedule.due(100)
            for entry in entries:
                await happen(home, texts, life, entry)


async def happen(home: Household, texts: Texts, life: Life, entry: Due) -> None:
    async with home.work() as work:
        if await work.schedule.get(entry.person_id, entry.kind) == entry.due_at:
            await due.fall_due(work, texts, entry)
        nudge = await work.nudges.newest(BEN)
        if entry.person_id == BEN and nudge and (home.now - START).days in life.ben_wants_another_on:
            await acts.another(work, texts.library, await work.people.get(BEN), nudge.id, nudge.prompt_id)


async def heard(home: Household) -> list[object]:
    async with home.work() as work:
        given = [
            (nudge.local_date, nudge.prompt_id, nudge.couple_id, nudge.created_at)
            for nudge in await work.nudges.given_since(BEN, START)
        ]
        rows = await work.tx.all("SELECT * FROM outbox WHERE person_id = ? ORDER BY id", BEN)
        said = [(row["created_at"], payload_of(work, row)) for row in rows]
    return [*given, *said]


def payload_of(work: Work, row: sqlite3.Row) -> str:
    """What a call says, but for the random numbers of rows in its buttons."""
    payload = work.tx.open("outbox", "payload", row["id"], row["author_id"], row["payload"])
    return re.sub(r":\d+", ":#", payload)


@st.composite
def lives(draw: st.DrawFn) -> Life:
    zones = (draw(st.sampled_from(ZONES)), draw(st.sampled_from(ZONES)))
    ben = draw(st.integers(1, 3))
    return Life(
        roles=(draw(st.sampled_from(ROLES)), draw(st.sampled_from(ROLES))),
        zones=zones,
        hours=(60 * draw(st.integers(0, 23)), 60 * draw(st.integers(0, 23))),
        stages=(draw(st.integers(ben, 3)), ben),  # the slower one is Ben: hers alone moves nothing
        plan=draw(
            st.one_of(
                st.none(),
                st.builds(
                    Plan, st.integers(0, 6), st.integers(0, 47).map(lambda half: 30 * half), st.just(zones[1])
                ),
            )
        ),
        act_on=draw(st.integers(1, 14 * 24)),
        ben_wants_another_on=draw(st.frozensets(st.integers(0, DAYS), max_size=3)),
    )


def same(texts: Texts, life: Life, act: Act) -> bool:
    with TemporaryDirectory() as quietly, TemporaryDirectory() as acting:
        without = asyncio.run(bens_days(Path(quietly), texts, life, None))
        having = asyncio.run(bens_days(Path(acting), texts, life, act))
    assert len(without) > DAYS
    return without == having


@pytest.mark.parametrize("name", PRIVATE)
def test_a_private_act_of_one_changes_nothing_for_the_other(texts: Texts, name: str) -> None:
    @how(max_examples=4, deadline=None)
    @given(life=lives())
    def twice(life: Life) -> None:
        assert same(texts, life, PRIVATE[name])

    twice()


@pytest.mark.soak
@pytest.mark.parametrize("name", PRIVATE)
def test_a_private_act_of_one_changes_nothing_for_the_other_in_any_life(texts: Texts, name: str) -> None:
    @how(max_examples=60, deadline=None)
    @given(life=lives())
    def twice(life: Life) -> None:
        assert same(texts, life, PRIVATE[name])

    twice()


@pytest.mark.parametrize("name", SHOWN)
def test_what_shows_is_a_short_list(texts: Texts, name: str) -> None:
    """The twin run does see a difference where there is one."""
    life = Life(
        ("hurt", "repairing"),
        (ZONES[0], ZONES[0]),
        (1140, 1140),
        (3, 3),
        Plan(6, 1200, ZONES[0]),
        40,
        frozenset(),
    )
    assert not same(texts, life, SHOWN[name])


async def share_of_ana(folder: Path, texts: Texts, act: Act | None) -> list[str]:
    """What Ben is sent when Ana shares her words about a shared prompt that would hurt where it was money."""
    life = Life(("hurt", "repairing"), (ZONES[0], ZONES[0]), (1140, 1140), (1, 1), None, 0, frozenset())
    plain = next(one for one in texts.library.shared["memories"] if one.stage == 1)
    hurtful = replace(plain, not_where=frozenset({"money"}))  # whatever our own content has just now
    others = [one for one in texts.library.by_id.values() if one.id != hurtful.id]
    texts = replace(texts, library=Library.of([*others, hurtful], texts.library.first_week))
    async with household(folder, texts) as home:
        home.now = START
        await begin(home, life)
        home.now += timedelta(days=29)  # a Tuesday, which both share
        async with home.work() as work:
            past = await work.together.of(1)
            today = home.now.date()
            await work.together.keep(1, replace(past, through=today, days={today: hurtful.id}))
            couple = await work.couples.get(1)
            assert couple is not None
            assert await together.kind(work, couple, today) not in ("own", "checkin")
            if act is not None:
                await act(work, texts)
            for person in (couple.first, couple.second):
                await giving.today(work, texts.library, await work.people.get(person.id))
            given = [await work.nudges.newest(one) for one in (ANA, BEN)]
            assert (given[0] is not None and given[0].prompt_id == hurtful.id) is (act is None)
            assert given[1] is not None
            assert given[1].prompt_id == hurtful.id
            await reflections.keep(work, couple.first, Written(7, Content("text", "Words of hers.")))
            mine = await work.journal.newest(ANA)
            assert mine is not None
            await sharing.share(work, couple.first, mine.entry_id, 1)
            await Presenter(texts, all_routes().events).present(work)
            rows = await work.tx.all("SELECT * FROM outbox WHERE person_id = ? ORDER BY id", BEN)
            return [payload_of(work, row) for row in rows]


def test_what_is_shared_does_not_tell_whether_its_author_had_the_prompt_or_another(texts: Texts) -> None:
    told = []
    for act in (None, says_broken):
        with TemporaryDirectory() as folder:
            told.append(asyncio.run(share_of_ana(Path(folder), texts, act)))
    assert told[0] == told[1]
    assert any("Words of hers." in words for words in told[0])
