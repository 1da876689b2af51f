"""Where somebody stands decides at which stage both begin, and no other trace of it is left."""

from itertools import product

import pytest

from bot.domain.errors import Refusal
from bot.domain.people import Person, Role
from bot.service import parting, roles
from tests.service.household import Household

ROLES: tuple[Role, ...] = ("hurt", "repairing", "mixed", "unsaid")


async def couple(home: Household) -> tuple[Person, Person]:
    ana, ben = await home.welcomed(1, "Ana"), await home.welcomed(2, "Ben")
    async with home.work() as work:
        await work.couples.join(ana.id, ben.id)
    return ana, ben


@pytest.mark.parametrize(("first", "second"), list(product(ROLES, ROLES)))
async def test_both_begin_at_stage_one_when_either_was_hurt(
    home: Household, first: Role, second: Role
) -> None:
    ana, ben = await couple(home)
    async with home.work() as work:
        await roles.choose(work, ana, first)
        await roles.choose(work, ben, second)
    stage = 1 if {first, second} & {"hurt", "mixed"} else 2
    for one in (ana, ben):
        assert (await home.person(one.id)).stage == stage


async def test_an_answer_that_changes_nothing_for_the_pace_keeps_the_stage_reached(home: Household) -> None:
    ana, ben = await couple(home)
    async with home.work() as work:
        await roles.choose(work, ana, "hurt")
        for one in (ana, ben):
            await work.people.set(one.id, stage=3)
        await roles.choose(work, await work.people.get(ben.id), "repairing")
        await roles.choose(work, await work.people.get(ana.id), "mixed")
    assert (await home.person(ana.id)).stage == (await home.person(ben.id)).stage == 3


async def test_a_changed_answer_lets_both_begin_anew(home: Household) -> None:
    ana, ben = await couple(home)
    async with home.work() as work:
        ana = await roles.choose(work, ana, "hurt")
        await roles.choose(work, ana, "unsaid")
    assert (await home.person(ben.id)).stage == 2


async def test_after_a_parting_each_begins_where_they_stand_themselves(home: Household) -> None:
    ana, ben = await couple(home)
    async with home.work() as work:
        ana = await roles.choose(work, ana, "hurt")
        ended = await parting.couple_to_leave(work, ana)
        await parting.leave(work, home.texts, ana, ended.id)
    assert (await home.person(ana.id)).stage == 1
    assert (await home.person(ben.id)).stage == 2


async def test_an_answer_sends_nothing_to_anybody_and_is_stored_sealed(home: Household) -> None:
    ana, ben = await couple(home)
    async with home.work() as work:
        await roles.choose(work, ana, "repairing")
    assert await home.sayings(ana) == await home.sayings(ben) == []
    await home.database.checkpoint()
    assert b"repairing" not in (home.folder / "kintsugi.sqlite3").read_bytes()


async def test_an_answer_that_does_not_exist_is_refused(home: Household) -> None:
    ana = await home.welcomed(1, "Ana")
    async with home.work() as work:
        with pytest.raises(Refusal, match="trouble-old-button"):
            await roles.choose(work, ana, "victim")
    assert (await home.person(ana.id)).role is None
