"""A year for couples of every kind through the real services: each day is right for each of them."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.pace import effective_stage
from bot.domain.people import TRACKS, Person, Role, Track
from bot.domain.prompts import Library
from bot.domain.quiet import YearDay
from bot.service import quiet, together
from bot.service.nudge import calendar as nudge_calendar, choice, giving
from bot.store.work import Work
from bot.texts.texts import Texts
from tests.service.household import Household

START = datetime(2026, 12, 31, 23, 0, tzinfo=UTC)
DAYS = 365
ALL = frozenset(TRACKS)
ONLY_FOR = {"hurt": {"hurt", "mixed"}, "repairing": {"repairing", "mixed"}}


@dataclass
class Kind:
    """A couple to be: `raises` are the days of the year on which both of them say that they are ready for more."""

    roles: tuple[Role, Role]
    zones: tuple[str, str]
    tracks: tuple[frozenset[Track], frozenset[Track]] = (ALL, ALL)
    raises: tuple[int, ...] = (84, 196)
    back: int | None = None
    repeats: bool = False
    """Their pool is smaller than a year."""


@dataclass
class Pair:
    kind: Kind
    first: int
    second: int
    couple: int
    disliked: set[str] = field(default_factory=set)
    given: dict[int, dict[date, str]] = field(default_factory=dict)


KINDS = {
    "far apart": Kind(("hurt", "repairing"), ("Pacific/Auckland", "Europe/Lisbon")),
    "over the date line": Kind(("mixed", "unsaid"), ("Pacific/Apia", "America/New_York"), raises=(60, 150)),
    "no role said": Kind(("unsaid", "unsaid"), ("America/New_York", "Europe/Lisbon"), raises=(28,)),
    "both mixed, a step back": Kind(("mixed", "mixed"), ("Asia/Kolkata", "Asia/Kolkata"), back=130),
    "tracks off": Kind(
        ("hurt", "repairing"),
        ("Europe/Lisbon", "Africa/Cairo"),
        (frozenset({"gratitude", "connection"}), frozenset({"memories", "connection"})),
        repeats=True,
    ),
    "never ready": Kind(("hurt", "hurt"), ("Europe/Lisbon", "Pacific/Apia"), raises=(), repeats=True),
}
QUIET = (YearDay(2, 14), YearDay(7, 3))


async def settle_in(home: Household, kind: Kind, number: int) -> Pair:
    people: list[Person] = []
    for place, (role, zone, tracks) in enumerate(zip(kind.roles, kind.zones, kind.tracks, strict=True)):
        person = await home.welcomed(10 * number + place, f"P{number}{place}")
        async with home.work() as work:
            await work.people.set(person.id, zone=zone)
            await work.people.set_tracks(person.id, tracks)
            await work.people.set_role(person.id, role)
            people.append(await work.people.get(person.id))
    async with home.work() as work:
        couple = await work.couples.join(people[0].id, people[1].id)
        for person, day in zip(people, QUIET, strict=True):
            await quiet.add(work, person, day)
    first, second = (person.id for person in people)
    return Pair(kind, first, second, couple, given={first: {}, second: {}})


async def change_stage(work: Work, pair: Pair, day: int) -> None:
    step = (day in pair.kind.raises) - (day == pair.kind.back)
    for one in (pair.first, pair.second) if step else ():
        pace = (await work.people.get(one)).pace
        await work.people.set_pace(one, replace(pace, stage=pace.stage + step))
    if step:
        await together.note(work, pair.couple)


async def live_a_day(work: Work, texts: Texts, pair: Pair, day: date, number: int) -> None:
    """Give both their prompt of a date, the one that is further east first, and check that it is theirs."""
    library = texts.library
    couple = await work.couples.of(pair.first)
    assert couple is not None
    stage = effective_stage((couple.first, couple.second))
    for person in (couple.first, couple.second):
        if await quiet.is_quiet(work, person, day):
            continue
        chosen = await choice.for_day(work, library, person, day)
        if not isinstance(chosen, choice.Chosen):
            assert chosen == "free"
            assert person.tracks != ALL
            continue
        prompt, shared = chosen.prompt, chosen.couple_id
        await work.seen.record(person.id, prompt.id, day)
        pair.given[person.id][day] = prompt.id
        assert prompt.stage <= person.stage
        assert shared is None or prompt.stage <= stage
        assert person.role in ONLY_FOR.get(prompt.audience, {person.role})
        assert prompt.practice not in set(TRACKS) - person.tracks
        assert prompt.id not in await work.seen.disliked(person.id)
        assert (shared is None) or prompt.audience == "both"
        if number % 20 == 7:
            await work.seen.dislike(person.id, prompt.id)


@pytest.fixture
async def year(home: Household) -> list[Pair]:
    home.now = START
    pairs = [await settle_in(home, kind, number) for number, kind in enumerate(KINDS.values(), 1)]
    for number in range(DAYS):
        day = START.date() + timedelta(days=number + 1)
        async with home.work() as work:
            for pair in pairs:
                await change_stage(work, pair, number)
                await live_a_day(work, home.texts, pair, day, number)
    return pairs


async def test_a_year_is_right_on_every_single_day(year: list[Pair], home: Household) -> None:
    for pair in year:
        mine, yours = pair.given[pair.first], pair.given[pair.second]
        for given, tracks in zip((mine, yours), pair.kind.tracks, strict=True):
            free = 1 + len(ALL - tracks) * 52 + 60 if tracks != ALL else 0
            assert DAYS - len(QUIET) - free <= len(given) <= DAYS - len(QUIET)
            assert not {day for day in given if any(one.falls_on(day) for one in QUIET)}
            if not pair.kind.repeats:
                assert max(Counter(given.values()).values()) == 1
        if pair.kind.tracks == (ALL, ALL):
            same = [day for day in mine if mine[day] == yours.get(day)]
            assert len(same) > 150  # every shared date, but for what one of them had turned down


async def test_prompts_that_come_and_go_disturb_nobodys_history(home: Household, texts: Texts) -> None:
    """Whoever has lived some weeks goes on as before where a release takes nothing away that was next."""
    home.now = START
    pair = await settle_in(home, KINDS["far apart"], 1)
    library = texts.library
    for number in range(40):
        async with home.work() as work:
            await live_a_day(work, texts, pair, START.date() + timedelta(days=number + 1), number=1)
    had = set(pair.given[pair.first].values()) | set(pair.given[pair.second].values())
    tomorrow = START.date() + timedelta(days=41)
    async with home.work() as work:
        person = await work.people.get(pair.first)
        past = await work.together.of(pair.couple)
        expected = await choice.for_day(work, library, person, tomorrow)
        assert isinstance(expected, choice.Chosen)
        await work.together.keep(pair.couple, past)
        others = [
            p for p in library.by_id.values() if p.id not in had and p.practice != expected.prompt.practice
        ]
        smaller = Library.of(p for p in library.by_id.values() if p not in others[::7])
        assert (await choice.for_day(work, smaller, person, tomorrow)) == expected
        await work.together.keep(pair.couple, past)
        removed = Library.of(p for p in library.by_id.values() if p.id not in had)
        assert isinstance(await choice.for_day(work, removed, person, tomorrow), choice.Chosen)
        assert had >= set(await work.seen.of(pair.first))  # what has left the library stays in the history


async def test_the_calendar_of_a_year_gives_one_nudge_a_day_and_none_on_quiet_dates(home: Household) -> None:
    """The whole service this time, over both changes of the clocks and the other side of the date line."""
    home.now = START
    pair = await settle_in(home, Kind(("hurt", "repairing"), ("Pacific/Apia", "Europe/Lisbon")), 1)
    for person_id in (pair.first, pair.second):
        home.now = START
        person = await home.person(person_id)
        for _ in range(DAYS):
            async with home.work() as work:
                due_at = await nudge_calendar.next_at(work, person)
            assert due_at is not None
            home.now = due_at
            async with home.work() as work:
                await giving.fall_due(work, home.texts.library, person, due_at)
                nudge = await work.nudges.newest(person_id)
                if (
                    nudge is not None and nudge.state == "open"
                ):  # a word now and then: silence is another story
                    await work.nudges.change(nudge, nudge.answered())
        async with home.work() as work:
            rows = await work.tx.all("SELECT local_date FROM nudges WHERE person_id = ?", person_id)
        days = [date.fromisoformat(row["local_date"]) for row in rows]
        assert len(days) == len(set(days)) == DAYS - len(QUIET)
        assert not any(one.falls_on(day) for day in days for one in QUIET)
