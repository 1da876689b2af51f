"""What falls due around a check-in comes once, at its hour, whatever happens beside it."""

import asyncio
import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import available_timezones

import pytest
from hypothesis import given, settings, strategies as st

from bot.domain.checkin import Plan
from bot.domain.errors import Refusal
from bot.domain.kinds import Kind
from bot.domain.localtime import instant_at, local_date, local_minute
from bot.domain.people import Person
from bot.service import calendar, due, gathering
from bot.service.checkin import calendar as checkin_calendar, moves, planning, preparation
from bot.service.nudge import calendar as nudge_calendar, giving
from bot.store.schedule import Due
from bot.store.work import Work
from bot.texts.texts import Texts
from tests.service.household import Household, household

SUNDAY = date(2026, 11, 29)
AT_EIGHT = datetime(2026, 11, 29, 20, 0, tzinfo=UTC)
REMINDER = "It's time for your check-in."
EVE = "Your check-in is coming up."

zones = st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"}))
minutes = st.integers(0, 1439)


async def pair(home: Household, plan: Plan | None = None) -> tuple[Person, Person]:
    """Return Ana and Ben of Lisbon, with a check-in on Sundays at eight unless the plan says otherwise."""
    ana, ben = await home.welcomed(1, "Ana"), await home.welcomed(2, "Ben")
    async with home.work() as work:
        await work.couples.join(ana.id, ben.id)
        if plan:
            await work.people.set(ana.id, zone=plan.zone)
        ana = await work.people.get(ana.id)
    await agree(home, ana, ben, plan or Plan(6, 20 * 60, "Europe/Lisbon"))
    return ana, ben


async def agree(home: Household, proposer: Person, other: Person, plan: Plan) -> None:
    async with home.work() as work:
        proposal = await planning.propose(work, proposer, plan.weekday, plan.minute)
        assert proposal is not None
        await planning.agree(work, other, proposal.id)


async def ring(home: Household) -> list[Due]:
    """Let everything happen that is due, as the ticker would."""
    async with home.work() as work:
        entries = await work.schedule.due(100)
        for entry in entries:
            if entry.kind in ("eve", "checkin"):
                await due.fall_due(work, home.texts.library_for, entry)
    return entries


async def heard(home: Household, person: Person, words: str) -> int:
    return sum(words in said for said in await home.sayings(person))


@dataclass
class Year:
    """Instants at which somebody was told something, by person and kind."""

    told: dict[tuple[int, str], list[datetime]] = field(default_factory=lambda: defaultdict(list))


async def live(home: Household, until: datetime) -> Year:
    year = Year()
    while True:
        async with home.work() as work:
            next_at = await work.schedule.next_at(Kind.EVE, Kind.CHECKIN)
        assert next_at is not None
        if next_at > until:
            return year
        home.now = max(home.now, next_at)
        async with home.work() as work:
            for entry in await work.schedule.due(100):
                before = await reminders_of(work, entry.person_id)
                if entry.kind in ("eve", "checkin"):
                    await due.fall_due(work, home.texts.library_for, entry)
                    await home.present(work)
                else:
                    await work.schedule.clear(entry.person_id, entry.kind)
                count = await reminders_of(work, entry.person_id) - before
                year.told[entry.person_id, entry.kind] += [home.now] * count


async def reminders_of(work: Work, person_id: int) -> int:
    row = await work.tx.one(
        "SELECT count(*) AS n FROM outbox WHERE person_id = ? AND subject = 'checkin'", person_id
    )
    return int(row["n"]) if row else 0


@dataclass(frozen=True)
class Life:
    """Where and when two people live."""

    plan: Plan
    zones: tuple[str, str]
    hours: tuple[int, int]
    start: date

    def of(self, people: tuple[Person, Person]) -> list[tuple[Person, str, int]]:
        return list(zip(people, self.zones, self.hours, strict=True))


@st.composite
def lives(draw: st.DrawFn) -> Life:
    one, other = draw(zones), draw(zones)
    plan = Plan(draw(st.integers(0, 6)), draw(minutes), one)
    start = draw(st.dates(date(2024, 1, 1), date(2026, 1, 1)))
    return Life(plan, (one, other), (draw(minutes), draw(minutes)), start)


@settings(max_examples=12, deadline=None)
@given(life=lives())
def test_a_year_in_two_zones_has_one_eve_and_one_reminder_a_week_for_each(texts: Texts, life: Life) -> None:
    asyncio.run(a_year(texts, life))


async def a_year(texts: Texts, life: Life) -> None:
    with TemporaryDirectory() as folder:
        async with household(Path(folder), texts) as home:
            home.now = datetime(life.start.year, life.start.month, life.start.day, 12, tzinfo=UTC)
            people = await pair(home, life.plan)
            async with home.work() as work:
                for person, zone, hour in life.of(people):
                    await work.people.set(person.id, zone=zone, nudge_minute=hour)
                    await checkin_calendar.arrange(work, await work.people.get(person.id))
            year = await live(home, home.now + timedelta(days=365))
            for person, zone, hour in life.of(people):
                check_year(year, person, life.plan, zone, hour)


def check_year(year: Year, person: Person, plan: Plan, zone: str, hour: int) -> None:
    reminders, eves = year.told[person.id, "checkin"], year.told[person.id, "eve"]
    days = [planned_day(instant, plan) for instant in reminders]
    assert len(days) in (52, 53)
    assert {later - earlier for earlier, later in pairwise(days)} == {timedelta(days=7)}
    assert reminders == [instant_at(plan.zone, day, plan.minute) for day in days]
    expected = [instant_at(zone, local_date(at, zone) - timedelta(days=1), hour) for at in reminders]
    # The first week's may have gone by when the time was agreed on; the last one's check-in lies beyond the year.
    assert [eve for eve in eves if eve <= reminders[-1]] in (expected, expected[1:])


def planned_day(instant: datetime, plan: Plan) -> date:
    """Return the date of the plan; a gap over midnight moves its last minutes into the next one."""
    day = local_date(instant, plan.zone)
    return day if day.weekday() == plan.weekday else day - timedelta(days=1)


async def test_ringing_twice_reminds_once(home: Household) -> None:
    ana, ben = await pair(home)
    home.now = AT_EIGHT
    entries = await ring(home)
    async with home.work() as work:
        for entry in entries:
            await due.fall_due(work, home.texts.library_for, entry)
    for person in (ana, ben):
        assert await heard(home, person, REMINDER) == 1
        async with home.work() as work:
            assert await work.schedule.get(person.id, Kind.CHECKIN) == AT_EIGHT + timedelta(days=7)


@pytest.mark.parametrize(("kind", "at", "words"), [("checkin", AT_EIGHT, REMINDER), ("eve", AT_EIGHT, EVE)])
async def test_what_is_due_this_moment_survives_a_change_of_settings(
    home: Household, kind: str, at: datetime, words: str
) -> None:
    ana, _ = await pair(home)
    home.now = at if kind == "checkin" else at - timedelta(days=1, hours=1)
    async with home.work() as work:
        await calendar.arrange(work, await work.people.get(ana.id))
    await ring(home)
    assert await heard(home, ana, words) == 1


async def test_the_eve_follows_a_person_to_another_zone(home: Household) -> None:
    ana, _ = await pair(home)
    async with home.work() as work:
        await work.people.set(ana.id, zone="Pacific/Auckland")
        await calendar.arrange(work, await work.people.get(ana.id))
        eve = await work.schedule.get(ana.id, Kind.EVE)
        assert eve is not None
        assert local_date(eve, "Pacific/Auckland") == SUNDAY  # it is Monday morning there
        assert local_minute(eve, "Pacific/Auckland") == 19 * 60
        assert await work.schedule.get(ana.id, Kind.CHECKIN) == AT_EIGHT


async def test_a_new_time_on_the_same_day_brings_no_second_eve(home: Household) -> None:
    ana, ben = await pair(home)
    home.now = AT_EIGHT - timedelta(days=1, hours=1)
    await ring(home)
    await agree(home, ben, ana, Plan(6, 21 * 60, "Europe/Lisbon"))
    async with home.work() as work:
        await work.people.set(ana.id, nudge_minute=20 * 60)
        await calendar.arrange(work, await work.people.get(ana.id))
    home.pass_time(hours=1)
    await ring(home)
    assert await heard(home, ana, EVE) == 1
    home.now = AT_EIGHT
    await ring(home)
    assert await heard(home, ana, REMINDER) == 0
    home.pass_time(hours=1)
    await ring(home)
    assert await heard(home, ana, REMINDER) == 1


async def test_an_eve_is_not_caught_up_at_night(home: Household) -> None:
    ana, _ = await pair(home)
    home.now = AT_EIGHT - timedelta(days=1, hours=1) + timedelta(hours=3)
    await ring(home)
    assert await heard(home, ana, EVE) == 0
    async with home.work() as work:
        assert await work.schedule.get(ana.id, Kind.EVE) is None
        assert await work.schedule.get(ana.id, Kind.CHECKIN) == AT_EIGHT


async def test_an_hour_late_is_in_time_and_more_is_not(home: Household) -> None:
    ana, ben = await pair(home)
    home.now = AT_EIGHT + timedelta(hours=1)
    async with home.work() as work:
        await due.fall_due(work, home.texts.library_for, Due(ana.id, Kind.CHECKIN, AT_EIGHT))
    home.pass_time(minutes=1)
    async with home.work() as work:
        await due.fall_due(work, home.texts.library_for, Due(ben.id, Kind.CHECKIN, AT_EIGHT))
    assert [await heard(home, person, REMINDER) for person in (ana, ben)] == [1, 0]


@pytest.mark.parametrize("column", ["paused", "unreachable"])
async def test_nothing_falls_due_for_somebody_who_rests(home: Household, column: str) -> None:
    ana, ben = await pair(home)
    async with home.work() as work:
        await work.people.set(ana.id, **{column: 1})
        await calendar.arrange(work, await work.people.get(ana.id))
        assert await work.schedule.get(ana.id, Kind.EVE) is None
        assert await work.schedule.get(ana.id, Kind.CHECKIN) is None
        await work.people.set(ana.id, **{column: 0})
        await calendar.arrange(work, await work.people.get(ana.id))
        assert await work.schedule.get(ana.id, Kind.CHECKIN) == AT_EIGHT
        assert await work.schedule.get(ben.id, Kind.CHECKIN) == AT_EIGHT


async def test_an_entry_left_over_from_a_couple_is_cleared(home: Household) -> None:
    ana, ben = await pair(home)
    async with home.work() as work:
        couple = await work.couples.of(ana.id)
        assert couple is not None
        await work.couples.part(couple.id)
    home.now = AT_EIGHT
    await ring(home)
    for person in (ana, ben):
        assert await heard(home, person, REMINDER) == 0
        async with home.work() as work:
            assert await work.schedule.get(person.id, Kind.CHECKIN) is None


async def test_a_stale_reminder_of_last_week_moves_nothing(home: Household) -> None:
    ana, _ = await pair(home)
    home.now = AT_EIGHT
    await ring(home)
    async with home.work() as work:
        couple = await work.couples.of(ana.id)
        assert couple is not None
        old = await work.checkins.on(couple.id, SUNDAY)
        assert old is not None
    home.pass_time(days=7, hours=-2)
    for attempt in ("later", "skip", "move"):
        async with home.work() as work:
            with pytest.raises(Refusal) as refused:
                await change(work, ana, old.id, attempt)
        assert refused.value.key == "checkin-over"


async def change(work: Work, person: Person, checkin_id: int, attempt: str) -> None:
    if attempt == "later":
        await moves.later(work, person, checkin_id, 1)
    elif attempt == "skip":
        await moves.skip(work, person, checkin_id)
    else:
        await moves.move_to_day(work, person, checkin_id, SUNDAY + timedelta(days=8))


async def test_a_replaced_suggestion_that_was_not_sent_yet_never_arrives(home: Household) -> None:
    ana, ben = await pair(home)
    async with home.work() as work:
        await planning.propose(work, ana, 2, 18 * 60)
    async with home.work() as work:
        await planning.propose(work, ana, 3, 18 * 60)
    asked = [said for said in await home.sayings(ben) if "has a suggestion" in said and "18:00" in said]
    assert len(asked) == 1
    assert "every Thursday" in asked[0]


async def test_a_suggestion_waits_for_a_paused_partner(home: Household) -> None:
    ana, ben = await pair(home)
    async with home.work() as work:
        await work.people.set(ben.id, paused=1)
        await planning.propose(work, ana, 2, 18 * 60)
    assert not [said for said in await home.sayings(ben) if "18:00" in said]
    home.pass_time(hours=1)
    async with home.work() as work:
        await work.people.set(ben.id, paused=0)
        await due.fall_due(work, home.texts.library_for, Due(ben.id, Kind.GATHER, home.now))
    (card, *_) = reversed(await home.sayings(ben))
    assert card.startswith("While you rested, Ana suggested a time for a weekly check-in.")
    async with home.work() as work:
        row = await work.tx.one("SELECT * FROM outbox WHERE person_id = ? ORDER BY id DESC LIMIT 1", ben.id)
        assert row is not None
        words = work.tx.open("outbox", "payload", row["id"], row["author_id"], row["payload"])
        assert json.loads(words)["do"]["silent"] is True
        assert await gathering.read(work, ben) == 1
    assert "18:00" in (await home.sayings(ben))[-1]


async def prepared(home: Household, person: Person, first: date, days: int) -> dict[date, date]:
    """On which dates this person prepares a check-in, and that of which planned date."""
    async with home.work() as work:
        couple = await work.couples.of(person.id)
        assert couple is not None
        dates = [first + timedelta(days=number) for number in range(days)]
        planned = {day: await preparation.on(work, couple, person, day) for day in dates}
    return {day: of for day, of in planned.items() if of is not None}


async def test_each_prepares_on_the_date_of_the_check_in_whatever_the_others_hour(home: Household) -> None:
    ana, ben = await pair(home)
    for minute in (9 * 60, 23 * 60):
        async with home.work() as work:
            await work.people.set(ben.id, nudge_minute=minute)
        for person in (ana, ben):
            assert await prepared(home, person, SUNDAY - timedelta(days=6), 14) == {SUNDAY: SUNDAY}


async def test_the_nudge_of_that_date_comes_in_time_and_nothing_behind_it(home: Household) -> None:
    ana, _ = await pair(home)
    async with home.work() as work:
        couple = await work.couples.of(ana.id)
        assert couple is not None
        coming = await work.checkins.upcoming(couple.id)
        assert coming is not None
        await work.people.set(ana.id, nudge_minute=23 * 60)
    home.now = coming.starts_at - timedelta(hours=6)
    async with home.work() as work:
        ana = await work.people.get(ana.id)
        due_at = await nudge_calendar.next_at(work, ana)
        assert due_at == coming.starts_at - timedelta(hours=3)
        await work.schedule.set(ana.id, Kind.NUDGE, due_at)
    home.now = due_at
    async with home.work() as work:
        await giving.fall_due(work, home.texts.library, ana, due_at)
        given = await work.nudges.on(ana.id, SUNDAY)
        assert given is not None
        assert given.prompt_id.startswith("checkin-prep")
        assert await nudge_calendar.next_at(work, ana) == due_at.replace(hour=23, minute=0) + timedelta(
            days=1
        )


@pytest.mark.parametrize("attempt", ["skip", "later", "move"])
async def test_what_prepared_a_check_in_goes_with_it_unless_it_was_answered(
    home: Household, attempt: str
) -> None:
    ana, ben = await pair(home)
    async with home.work() as work:
        couple = await work.couples.of(ana.id)
        assert couple is not None
        coming = await work.checkins.upcoming(couple.id)
        assert coming is not None
    home.now = coming.starts_at - timedelta(hours=3)
    async with home.work() as work:
        for person in (ana, ben):
            await giving.today(work, home.texts.library, person)
        answered = await work.nudges.on(ben.id, SUNDAY)
        assert answered is not None
        await work.nudges.change(answered, answered.answered())
        if attempt == "move":
            await moves.move_to_day(work, ana, coming.id, SUNDAY + timedelta(days=2))
        else:
            await change(work, ana, coming.id, attempt)
    async with home.work() as work:
        mine, theirs = await work.nudges.on(ana.id, SUNDAY), await work.nudges.on(ben.id, SUNDAY)
        assert (mine is not None) is (attempt == "later")  # later on the same date it still prepares
        assert theirs is not None
        if attempt != "later":
            await giving.today(work, home.texts.library, ana)
            instead = await work.nudges.on(ana.id, SUNDAY)
            assert instead is not None
            assert not instead.prompt_id.startswith("checkin-prep")


async def test_on_the_date_of_a_talk_nothing_else_comes(home: Household) -> None:
    ana, _ = await pair(home)
    async with home.work() as work:
        couple = await work.couples.of(ana.id)
        assert couple is not None
        coming = await work.checkins.upcoming(couple.id)
        assert coming is not None
    home.now = coming.starts_at + timedelta(hours=1)
    async with home.work() as work:
        with pytest.raises(Refusal, match="nudge-talk"):
            await giving.today(work, home.texts.library, ana)
