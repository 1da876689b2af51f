"""Where somebody stands and what was broken is theirs alone: it moves no stage and leaves no trace."""

import pytest

from bot.domain.people import Pace, Person, Role
from bot.domain.preferences import BROKEN, Broken, Preferences
from bot.service import roles, together
from bot.service.leaving import parting
from tests.service.household import Household

ROLES: tuple[Role, ...] = ("hurt", "repairing", "mixed", "unsaid")


async def couple(home: Household) -> tuple[Person, Person]:
    ana, ben = await home.welcomed(1, "Ana"), await home.welcomed(2, "Ben")
    async with home.work() as work:
        await work.couples.join(ana.id, ben.id)
    return ana, ben


@pytest.mark.parametrize("role", ROLES)
async def test_an_answer_moves_no_stage(home: Household, role: Role) -> None:
    ana, ben = await couple(home)
    async with home.work() as work:
        await work.people.set_pace(ana.id, Pace(3, home.now))
        await roles.choose(work, await work.people.get(ana.id), role)
        await roles.say_broken(work, ana, "affair")
    assert [(await home.person(one.id)).stage for one in (ana, ben)] == [3, 1]


async def test_after_a_parting_each_begins_at_the_first_stage(home: Household) -> None:
    ana, ben = await couple(home)
    async with home.work() as work:
        await work.people.set_pace(ana.id, Pace(3, home.now, said="more"))
        ended = await parting.couple_to_leave(work, ana)
        await parting.leave(work, ana, ended.id)
    for one in (ana, ben):
        assert (await home.person(one.id)).pace == Pace(1, home.now)


@pytest.mark.parametrize("broken", BROKEN)
async def test_what_was_broken_is_kept_for_them_alone(home: Household, broken: Broken) -> None:
    ana, ben = await couple(home)
    async with home.work() as work:
        await roles.say_broken(work, ana, broken)
    async with home.work() as work:
        kept = await work.preferences.of(ana.id)
        assert (kept.broken, kept.keeps_away) == (broken, broken if broken in ("affair", "money") else None)
        assert await work.preferences.of(ben.id) == Preferences()
    assert await home.sayings(ana) == await home.sayings(ben) == []


async def test_touch_takes_both(home: Household) -> None:
    ana, ben = await couple(home)
    for person, welcome, both in ((ana, True, False), (ben, True, True), (ana, False, False)):
        async with home.work() as work:
            await roles.welcome_touch(work, person, welcome=welcome)
            of = await work.couples.of(ana.id)
            assert of is not None
            assert (await together.settings(work, of)).touch is both
            assert (await work.together.of(of.id)).settings[-1][1].touch is both


async def test_an_answer_sends_nothing_to_anybody_and_is_stored_sealed(home: Household) -> None:
    ana, ben = await couple(home)
    async with home.work() as work:
        await roles.choose(work, ana, "repairing")
        await roles.say_broken(work, ana, "promises")
    assert await home.sayings(ana) == await home.sayings(ben) == []
    await home.database.checkpoint()
    kept = (home.folder / "kintsugi.sqlite3").read_bytes()
    assert b"repairing" not in kept
    assert b"promises" not in kept
