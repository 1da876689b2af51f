"""The whole bot dies while two people talk: nothing they wrote and nothing they were due is lost."""

import asyncio
import random
import shutil
import sys
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import get_args

import pytest

from bot.config import SANDBOX_TOKEN
from bot.delivery.probe import Point
from bot.keyfile import make_key_file
from tests.crash.household import PATIENCE_SECONDS, SHARE, Household, living
from tests.surroundings import bare

pytestmark = pytest.mark.crash

KILLS = 20
EVENING_EVERY = 5

Recorder = Callable[[str, object], None]


@pytest.fixture(scope="module")
def paired(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a world and a bot in which Ana and Ben have just become a couple."""
    folder = tmp_path_factory.mktemp("paired")
    make_key_file(folder / "master.key")

    async def become_a_couple() -> None:
        async with living(root, folder) as household:
            await household.pair()

    asyncio.run(become_a_couple())
    return folder


@pytest.fixture
async def household(root: Path, paired: Path, tmp_path: Path) -> AsyncIterator[Household]:
    async with living(root, shutil.copytree(paired, tmp_path / "home")) as found:
        yield found


@pytest.fixture
async def peaceful_household(root: Path, paired: Path, tmp_path: Path) -> AsyncIterator[Household]:
    """The same couple, before anything happened to it."""
    async with living(root, shutil.copytree(paired, tmp_path / "peaceful")) as found:
        yield found


@pytest.mark.parametrize("point", get_args(Point))
async def test_killed_at_a_named_point(household: Household, point: str) -> None:
    household.an_evening_comes()
    for person in (household.ana, household.ben):
        household.says(person)
        household.says(person)
    hit = "1" if point.startswith(("inbox", "tick")) else "3"
    await household.dies(await household.start("--point", point, "--hit", hit))
    household.says(household.ana)
    await household.recover()


@pytest.mark.parametrize("hit", [1, 2, 4])
@pytest.mark.parametrize("point", ["work.before_commit", "work.after_commit", "send.before", "send.after"])
async def test_killed_in_the_middle_of_a_thought(household: Household, point: str, hit: int) -> None:
    household.says(household.ben)
    for _ in range(3):
        household.says(household.ana, apart=timedelta(0))
    await household.dies(await household.start("--point", point, "--hit", str(hit)))
    household.says(household.ana, apart=timedelta(0))
    await household.recover()
    assert household.rows("SELECT count(*) FROM reflections GROUP BY entry_id ORDER BY 1") == [(1,), (4,)]
    offers = [shown for shown in household.ana.inbox if SHARE in shown.button_texts]
    assert "4 parts together" in offers[-1].text
    assert len(offers) <= 2  # a call that was made but not marked is made again


@pytest.mark.timeout(300)
async def test_killed_at_random_moments(household: Household, peaceful_household: Household) -> None:
    await killed_at_random(household, random.Random(21), KILLS)
    await is_as_if_nobody_had_killed_it(household, peaceful_household)


@pytest.mark.soak
@pytest.mark.timeout(3600)
async def test_killed_at_random_moments_for_long(
    household: Household, peaceful_household: Household, record_testsuite_property: Recorder
) -> None:
    await killed_at_random(household, random.Random(22), 300)
    record_testsuite_property("repeats after 300 kills", household.repeats())
    await is_as_if_nobody_had_killed_it(household, peaceful_household)


async def killed_at_random(household: Household, chance: random.Random, kills: int) -> None:
    points = get_args(Point)
    while household.deaths < kills:
        if household.deaths % EVENING_EVERY == 0:
            household.an_evening_comes()  # all is at rest: what still lay about would be too old to be sent
            await household.is_killed_at_rest()
        for person in (household.ana, household.ben):
            household.shares(person)
            household.says(person)
        if household.deaths % EVENING_EVERY == EVENING_EVERY - 1:
            await household.is_killed_at_rest()
        else:
            await household.is_killed_at(chance.choice(points), chance.randrange(1, 5))
    await household.recover()
    [(shared,)] = household.rows("SELECT count(*) FROM shares")
    assert isinstance(shared, int)
    assert shared >= kills // 4


async def is_as_if_nobody_had_killed_it(household: Household, peaceful: Household) -> None:
    await peaceful.lives_in_peace(household.deeds)
    assert peaceful.repeats() == 0
    assert peaceful.all_are_marked()
    for person, same in ((household.ana, peaceful.ana), (household.ben, peaceful.ben)):
        assert household.found(person) == peaceful.found(same)


async def test_a_stop_in_order_while_they_talk_repeats_nothing(household: Household) -> None:
    household.an_evening_comes()
    for _ in range(3):
        for person in (household.ana, household.ben):
            household.shares(person)
            household.says(person)
        victim = await household.start()
        await household.until(lambda: not household.world.updates.pending)  # all fetched, not all answered
        await household.stops(victim)
    await household.recover()
    assert household.repeats() == 0


async def test_the_command_line_runs_stops_and_refuses_a_second_one(
    household: Household, tmp_path: Path
) -> None:
    """`python -m bot run` with its settings from the environment, as an operator starts it."""
    household.says(household.ana)
    key = (household.folder / "master.key").read_text(encoding="utf-8").strip()
    env = bare(
        BOT_TOKEN=SANDBOX_TOKEN,
        BOT_API_URL=household.url,
        DATA_DIR=str(household.folder / "bot"),
        MASTER_KEY=key,
        PYTHONPATH=str(household.root),
    )

    async def run() -> asyncio.subprocess.Process:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"), cwd=tmp_path, env=env, stderr=asyncio.subprocess.PIPE
        )
        household.victims.append(process)
        return process

    first = await run()
    await household.until(lambda: any(shown.reaction for shown in household.ana.messages))
    second = await run()
    async with asyncio.timeout(PATIENCE_SECONDS):
        _, said = await second.communicate()
    lines = said.decode().splitlines()
    assert second.returncode == 2
    assert len(lines) == 1
    assert str(household.folder / "bot") in lines[0]
    await household.stops(first)
    household.check_files()
