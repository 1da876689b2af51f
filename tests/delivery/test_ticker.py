"""What is due happens once, whatever fails beside it."""

import asyncio
from datetime import timedelta

from bot.domain.kinds import Kind
from bot.store.schedule import Due
from bot.store.work import Work
from tests.delivery.machine import NOON, Machine


async def plan(bot: Machine, *minutes: int) -> list[int]:
    """Let something fall due for that many people, at these minutes from noon."""
    people: list[int] = []
    for minute in minutes:
        person = await bot.person(1000 + len(people))
        async with bot.database.transaction(NOON) as work:
            await work.schedule.set(person, Kind.NUDGE, NOON + timedelta(minutes=minute))
        people.append(person)
    return people


async def test_what_is_due_happens_oldest_first_and_the_rest_waits(bot: Machine) -> None:
    late, later, not_yet = await plan(bot, -1, -2, 1)
    assert await bot.ticker().ring() == 2
    assert [entry.person_id for entry in bot.due] == [later, late]
    assert bot.queued.is_set()
    bot.pass_time(60)
    assert await bot.ticker().ring() == 1
    assert bot.due[-1] == Due(not_yet, Kind.NUDGE, NOON + timedelta(minutes=1))


async def test_many_fall_due_in_batches(bot: Machine) -> None:
    await plan(bot, *[0] * 230)
    assert await bot.ticker().ring() == 230
    assert len(bot.due) == 230


async def test_a_failing_entry_is_put_off_alone(bot: Machine) -> None:
    people = await plan(bot, 0, 0, 0)

    async def happens(work: Work, entry: Due) -> None:
        await work.schedule.happened(entry.person_id, "seen", "2025-03-29")
        if entry.person_id == people[1]:
            raise RuntimeError
        await work.schedule.clear(entry.person_id, entry.kind)

    bot.happens = happens
    assert await bot.ticker().ring() == 3
    assert sorted(await bot.rows("SELECT owner_id FROM occurrences")) == sorted([(people[0],), (people[2],)])
    [(person, due_at)] = await bot.rows("SELECT person_id, due_at FROM schedule")
    assert (person, due_at) == (people[1], (NOON + timedelta(minutes=10)).timestamp() * 1000)
    assert await bot.ticker().ring() == 0


async def test_an_entry_that_is_left_due_does_not_spin(bot: Machine) -> None:
    await plan(bot, 0)

    async def forgets(work: Work, entry: Due) -> None:
        pass

    bot.happens = forgets
    assert await bot.ticker().ring() == 1
    assert len(bot.due) == 1


async def test_an_entry_that_another_one_took_away_does_not_happen(bot: Machine) -> None:
    first, second = await plan(bot, -1, 0)

    async def erases(work: Work, entry: Due) -> None:
        await work.people.delete(second)
        await work.schedule.clear(entry.person_id, entry.kind)

    bot.happens = erases
    await bot.ticker().ring()
    assert [entry.person_id for entry in bot.due] == [first]


async def test_the_doorbell_rings_at_the_start_and_tidies_up(bot: Machine) -> None:
    await plan(bot, 0)
    async with bot.database.transaction(NOON - timedelta(days=9)) as work:
        await work.inbox.add({"update_id": 1}, None, 0)
        await work.inbox.done(1)
    async with asyncio.TaskGroup() as group:
        running = group.create_task(bot.ticker().run())
        await asyncio.wait_for(bot.queued.wait(), 5)
        while await bot.rows("SELECT * FROM inbox"):  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0)
        running.cancel()
    assert len(bot.due) == 1
