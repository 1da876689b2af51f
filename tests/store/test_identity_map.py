"""What a transaction has read once it need not read again, and is never out of date."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.checkin import Meeting, Plan
from bot.domain.kinds import Kind
from bot.domain.people import Pace
from bot.domain.preferences import Preferences
from bot.domain.questions import Conversation, Question, QuestionKind
from bot.domain.quiet import YearDay
from bot.domain.shared import Past
from bot.domain.signs import SignsRecord
from bot.store.database import Database
from bot.store.work import Work

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = NOW.date()


async def three_people(work: Work) -> list[int]:
    """A couple that has lived a little, and somebody alone who has nothing yet."""
    people = [(await work.people.create(number, "en")).id for number in (1, 2, 3)]
    one, other, _ = people
    couple = await work.couples.join(one, other)
    await work.together.keep(couple, Past(had={"memories-001": TODAY}))
    await work.preferences.keep(one, Preferences(broken="money"))
    await work.schedule.set(one, Kind.NUDGE, NOW)
    await work.schedule.set(other, Kind.PACE, NOW + timedelta(days=1))
    await work.quiet_dates.add(other, YearDay(11, 24))
    await work.seen.record(one, "needs-001", TODAY)
    await work.seen.dislike(other, "needs-002")
    await work.signs.keep(one, SignsRecord(frozenset({"near"}), NOW))
    return people


async def change_the_talk(work: Work, person: int) -> None:
    """Each way to write a check-in, with what is read in between."""
    couple = await work.couples.of(person)
    assert couple is not None
    assert await work.checkins.plan(couple.id) is None
    await work.checkins.set_plan(couple.id, Plan(6, 1080, "Europe/Lisbon"))
    assert await work.checkins.plan(couple.id) == Plan(6, 1080, "Europe/Lisbon")
    assert await work.checkins.upcoming(couple.id) is None
    first = await work.checkins.add(couple.id, Meeting(TODAY, NOW + timedelta(hours=1)))
    assert await work.checkins.upcoming(couple.id) == first
    await work.checkins.change(first, first.moved(NOW + timedelta(hours=2)))
    moved = await work.checkins.upcoming(couple.id)
    assert moved == first.moved(NOW + timedelta(hours=2))
    await work.checkins.change(moved, moved.begun())
    assert await work.checkins.latest_due(couple.id) == moved.begun()
    await work.checkins.add(couple.id, Meeting(TODAY + timedelta(days=7), NOW + timedelta(days=7)))
    assert len(await work.checkins.all_of(couple.id)) == 2
    await work.checkins.set_plan(couple.id, Plan(5, 1080, "Europe/Lisbon"))
    assert await work.checkins.all_of(couple.id) == [moved.begun()]


async def everything(work: Work, people: list[int]) -> list[object]:
    found: list[object] = []
    for person in people:
        found += [await work.people.get(person), await work.couples.of(person)]
        found += [await work.schedule.get(person, Kind.NUDGE), await work.schedule.get(person, Kind.PACE)]
        found += [await work.quiet_dates.of(person), await work.signs.of(person)]
        found += [await work.seen.of(person), await work.seen.disliked(person)]
        found += [await work.preferences.of(person)]
        couple = await work.couples.of(person)
        if couple:
            found += [await work.together.of(couple.id), await work.checkins.plan(couple.id)]
            found += [await work.checkins.all_of(couple.id)]
    return found


async def test_what_is_read_ahead_is_what_would_be_read(database: Database) -> None:
    async with database.transaction(NOW) as work:
        people = await three_people(work)
    async with database.transaction(NOW) as work:
        one_by_one = await everything(work, people)
    said: list[str] = []
    async with database.transaction(NOW) as work:
        await work.read_ahead([people[0], people[2]])  # the partner comes along
        database._bare.set_trace_callback(said.append)
        assert await everything(work, people) == one_by_one
        database._bare.set_trace_callback(None)
    assert said == []


async def test_whatever_is_written_is_read_again(database: Database) -> None:
    async with database.transaction(NOW) as work:
        people = await three_people(work)
        one, other, _ = people
        await everything(work, people)
        await work.people.set_pace(one, Pace(3, NOW))
        await work.people.set_name(other, "Ben")
        await work.people.set_role(other, "mixed")
        await work.people.set_tracks(one, frozenset({"memories"}))
        await work.people.set_weekdays(one, frozenset({1, 2}))
        await work.people.set(other, paused=1, zone="Asia/Tokyo")
        await work.schedule.set(one, Kind.NUDGE, NOW + timedelta(days=2))
        await work.schedule.clear(other, Kind.PACE)
        await work.quiet_dates.add(one, YearDay(1, 2))
        await work.seen.record(one, "needs-003", TODAY)
        await work.seen.dislike(one, "needs-001")
        await work.signs.keep(other, SignsRecord(wanted=False))
        await work.preferences.keep(one, Preferences(broken="affair", fewer=frozenset({"play"})))
        assert await work.questions.of(one) == Conversation()
        asked = Conversation(Question(QuestionKind.NAME, asked_at=NOW))
        await work.questions.keep(one, asked)
        assert await work.questions.of(one) == asked
        await change_the_talk(work, one)
        kept = await everything(work, people)
    async with database.transaction(NOW) as work:
        assert await everything(work, people) == kept
        couple = await work.couples.of(one)
        assert couple is not None
        assert (couple.other(other).stage, couple.other(one).name) == (3, "Ben")
        await work.couples.part(couple.id)
        assert await work.couples.of(one) is None
        assert await work.checkins.plan(couple.id) is None
        assert await work.checkins.all_of(couple.id) == []
        again = await work.couples.join(one, other)
        joined = await work.couples.of(other)
        assert joined is not None
        assert joined.id == again
        dates = await work.quiet_dates.of(one)
        assert await work.quiet_dates.remove(one, dates[0].id)
        assert await work.quiet_dates.of(one) == dates[1:]


async def test_what_was_undone_is_not_believed(database: Database) -> None:
    async with database.transaction(NOW) as work:
        people = await three_people(work)
    async with database.transaction(NOW) as work:
        before = await everything(work, people)
        with suppress(ZeroDivisionError):
            async with work.tx.attempt():
                await work.schedule.set(people[0], Kind.NUDGE, NOW + timedelta(days=2))
                await work.seen.record(people[0], "needs-009", date(2030, 1, 1))
                await work.people.set_pace(people[0], Pace(3, NOW))
                raise ZeroDivisionError
        assert await everything(work, people) == before


async def test_who_is_gone_has_no_rows_left(database: Database) -> None:
    async with database.transaction(NOW) as work:
        people = await three_people(work)
        await everything(work, people)
        await work.people.delete(people[0])
        assert await work.schedule.get(people[0], Kind.NUDGE) is None
        assert await work.seen.of(people[0]) == {}
        assert await work.couples.of(people[1]) is None
        with pytest.raises(LookupError):
            await work.people.get(people[0])
        await work.read_ahead(people)
        assert await work.schedule.get(people[1], Kind.PACE) == NOW + timedelta(days=1)


async def test_a_calendar_that_is_pulled_in_is_read_again(database: Database) -> None:
    async with database.transaction(NOW) as work:
        _, other, _ = await three_people(work)
        assert await work.schedule.get(other, Kind.PACE) == NOW + timedelta(days=1)
        await work.schedule.pull_in(Kind.PACE, timedelta(hours=1))
        assert await work.schedule.get(other, Kind.PACE) == NOW
