"""The whole bot dies while two people talk: nothing they wrote and nothing they were due is lost."""

import asyncio
import os
import random
import shutil
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest

from bot.config import SANDBOX_TOKEN
from bot.delivery.probe import Point
from bot.keyfile import make_key_file
from bot.sandbox.person import Person
from bot.sandbox.server import running
from bot.sandbox.shown import Shown
from bot.sandbox.world import FIRST_USER_ID, World
from tests.crash.whole_bot import AHEAD

pytestmark = pytest.mark.crash

HEAD = "Something small for today"
KILLS = 20
EVENING_EVERY = 5
STOP_SECONDS = 5
PATIENCE_SECONDS = 30.0
LOOK_SECONDS = 0.01


class Ahead:
    """The machine's clock, moved: the world and every victim go by it."""

    def __init__(self) -> None:
        self.by = timedelta(0)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.by

    def next(self, hour: int, minute: int) -> None:
        """Move to the next time at which a clock in UTC shows this."""
        now = self.now()
        then = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
        self.by += then - now + timedelta(days=int(then <= now))


@dataclass
class Household:
    """Two people, their bot in a process of its own, and what each of them expects to find in the end."""

    root: Path
    folder: Path
    clock: Ahead
    world: World
    url: str
    ana: Person
    ben: Person
    deaths: int = 0
    evenings: int = 0
    said: dict[int, list[str]] = field(default_factory=dict)
    shared: dict[int, list[str]] = field(default_factory=dict)
    victims: list[asyncio.subprocess.Process] = field(default_factory=list)

    @property
    def database(self) -> Path:
        return self.folder / "bot" / "kintsugi.sqlite3"

    # -- the process ---------------------------------------------------------------------------------------

    async def start(self, *more: str) -> asyncio.subprocess.Process:
        command = [
            "-m",
            "tests.crash.victim",
            "--build",
            "tests.crash.whole_bot:build",
            "--token",
            SANDBOX_TOKEN,
        ]
        victim = await asyncio.create_subprocess_exec(
            *(sys.executable, *command, "--data", str(self.folder), "--api", self.url, *more),
            cwd=self.root,
            env=os.environ | {AHEAD: str(self.clock.by.total_seconds())},
        )
        self.victims.append(victim)
        return victim

    async def dies(self, victim: asyncio.subprocess.Process) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS):
            assert await victim.wait() == -signal.SIGKILL
        self.deaths += 1

    async def stops(self, victim: asyncio.subprocess.Process) -> None:
        victim.send_signal(signal.SIGTERM)
        async with asyncio.timeout(STOP_SECONDS):
            assert await victim.wait() == 0

    async def until(self, happened: Callable[[], object]) -> None:
        await self.world.until(happened, PATIENCE_SECONDS)

    # -- what people do ------------------------------------------------------------------------------------

    async def pair(self) -> None:
        """Everything up to being a couple whose nudges come at seven in the evening."""
        victim = await self.start()
        for person in (self.ana, self.ben):
            person.open_link()
            for label in ("Yes, let's begin", f"Call me {person.name}"):
                await self.taps(person, label)
            await self.asks(person, "city")
            person.say("Lisbon")
            await self.taps(person, "Yes, that's right")
            await self.taps(person, "19:00")
            await self.taps(person, "Done")
        self.ana.say("/invite")
        await self.until(lambda: "?start=" in self.ana.last.text)
        self.ben.open_link(self.ana.last.text.split("?start=")[1].split()[0])
        await self.taps(self.ben, "Accept")
        await self.taps(self.ana, "Yes, that is my partner")
        await self.until(lambda: not self.world.updates.pending and not self.ana.waiting)
        await self.stops(victim)

    async def asks(self, person: Person, word: str) -> None:
        await self.until(lambda: person.inbox and word in person.last.text)

    async def taps(self, person: Person, label: str) -> None:
        await self.until(lambda: any(label in shown.button_texts for shown in person.inbox))
        person.press(label)
        await self.until(lambda: not person.waiting)

    def says(self, person: Person) -> None:
        """Write something that is found again only if it arrived once, and whole."""
        mine = self.said.setdefault(person.user_id, [])
        mine.append(f"{person.name} says thing number {len(mine)}.")
        person.say(mine[-1])

    def shares(self, person: Person) -> None:
        """Tap the newest offer there is on the phone; what it shares is found out in the end."""
        label = f"Share with {self.other(person).name}"
        offers = [shown for shown in person.inbox if label in shown.button_texts]
        if offers:
            person.press(label, offers[-1].id)

    def an_evening_comes(self) -> None:
        self.clock.next(19, 0)
        self.evenings += 1

    def other(self, person: Person) -> Person:
        return self.ben if person is self.ana else self.ana

    # -- what they find --------------------------------------------------------------------------------------

    def all_arrived(self) -> bool:
        """Whether nothing is on its way any more: all is kept, and nothing waits in the database or the queue."""
        open_rows = "SELECT (SELECT count(*) FROM inbox WHERE state = 'new')"
        open_rows += " + (SELECT count(*) FROM outbox WHERE state IN ('new', 'held'))"
        open_rows += " + (SELECT count(*) FROM schedule WHERE due_at <= ?)"
        now = int(self.clock.now().timestamp() * 1000)
        return not self.world.updates.pending and self.rows(open_rows, now) == [(0,)]

    async def recover(self) -> None:
        """Run once more, without any killing, until all is done; stop in order, then look at what there is."""
        victim = await self.start()
        before = len(self.world.calls.all("getWebhookInfo"))
        await self.until(
            lambda: len(self.world.calls.all("getWebhookInfo")) > before
        )  # its loops are starting
        await self.comes_to_rest(victim)
        await self.stops(victim)
        self.check_files()
        self.check_words()
        self.check_nudges()

    async def comes_to_rest(self, victim: asyncio.subprocess.Process) -> None:
        """Return when nothing is left to do, or the victim is dead. What the database says rings no bell."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while victim.returncode is None and not self.all_arrived():  # noqa: ASYNC110 - the event is in a process of its own
                await asyncio.sleep(LOOK_SECONDS)

    def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=10)) as look:
            return look.execute(sql, values).fetchall()

    def pairs(self, sql: str) -> list[tuple[object, object]]:
        return [(first, second) for first, second in self.rows(sql)]

    def check_files(self) -> None:
        for path in (self.database, self.folder / "bot" / "keyring.sqlite3"):
            with closing(sqlite3.connect(path)) as look:
                assert look.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                assert look.execute("PRAGMA foreign_key_check").fetchall() == []
        assert self.rows("SELECT update_id, error FROM inbox WHERE state <> 'done'") == []
        # a tap that was answered right before a kill cannot be answered again: it comes too late
        dead = self.rows("SELECT method, error FROM outbox WHERE state = 'dead'")
        assert set(dead) <= {("answerCallbackQuery", "late")}

    def check_words(self) -> None:
        """Each text is one reflection, marked as kept; what is shared has arrived; few things came twice."""
        assert self.rows("SELECT count(*) FROM reflections") == [(sum(map(len, self.said.values())),)]
        for person in (self.ana, self.ben):
            mine = [
                shown
                for shown in person.messages
                if not shown.from_bot and shown.text in self.said[person.user_id]
            ]
            assert [shown.reaction for shown in mine] == ["✍"] * len(mine)
            sharing: dict[object, object] = dict(self.pairs("SELECT message_id, sharing FROM reflections"))
            expected = {shown.text for shown in mine if sharing[shown.id] == "shared"}
            copies = [words for shown in self.other(person).inbox if (words := self.copied(person, shown))]
            assert set(copies) == expected
            assert (
                repeats(shown.text for shown in person.inbox if self.speaks_for_itself(shown)) <= self.deaths
            )

    def copied(self, author: Person, shown: Shown) -> str | None:
        return next((words for words in self.said[author.user_id] if words in shown.text), None)

    @staticmethod
    def speaks_for_itself(shown: Shown) -> bool:
        """Whether the bot says such a thing only once: a nudge, or words of the partner."""
        return shown.text.startswith(HEAD) or "says thing number" in shown.text

    def check_nudges(self) -> None:
        for person in (self.ana, self.ben):
            dates = Counter(
                datetime.fromtimestamp(shown.at, UTC).date()
                for shown in person.inbox
                if shown.text.startswith(HEAD)
            )
            assert len(dates) == self.evenings
            assert dates.total() <= self.evenings + self.deaths
        assert self.rows("SELECT person_id, local_date FROM nudges GROUP BY 1, 2 HAVING count(*) > 1") == []


def repeats(texts: Iterable[str]) -> int:
    return sum(count - 1 for count in Counter(texts).values())


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
    folder = shutil.copytree(paired, tmp_path / "home")
    async with living(root, folder) as found:
        yield found


@asynccontextmanager
async def living(root: Path, folder: Path) -> AsyncIterator[Household]:
    clock = Ahead()
    clock.next(9, 0)
    world = World(clock.now, folder=folder / "telegram")
    async with running(world, token=SANDBOX_TOKEN) as url:
        ana, ben = (
            world.person(name, user_id=FIRST_USER_ID + number) for number, name in enumerate(("Ana", "Ben"))
        )
        found = Household(root, folder, clock, world, url, ana, ben)
        yield found
        for victim in found.victims:
            if victim.returncode is None:
                victim.kill()
                await victim.wait()
    world.close()


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


@pytest.mark.timeout(300)
async def test_killed_at_random_moments(household: Household) -> None:
    await killed_at_random(household, random.Random(21), KILLS)


@pytest.mark.soak
@pytest.mark.timeout(3600)
async def test_killed_at_random_moments_for_long(household: Household) -> None:
    await killed_at_random(household, random.Random(22), 300)


async def killed_at_random(household: Household, chance: random.Random, kills: int) -> None:
    points = get_args(Point)
    for number in range(kills):
        for person in (household.ana, household.ben):
            household.shares(person)
            household.says(person)
        at_rest = number % EVENING_EVERY == 0
        where = () if at_rest else ("--point", chance.choice(points), "--hit", str(chance.randrange(1, 5)))
        victim = await household.start(*where)
        await household.comes_to_rest(victim)  # it may never come to that point
        if victim.returncode is None:
            victim.kill()
        await household.dies(victim)
        if at_rest:  # a day later, what still lay about would be too old to be sent
            household.an_evening_comes()
    await household.recover()
    [(shared,)] = household.rows("SELECT count(*) FROM shares")
    assert isinstance(shared, int)
    assert shared >= kills // 4


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
    for person in (household.ana, household.ben):
        assert repeats(shown.text for shown in person.inbox if household.speaks_for_itself(shown)) == 0


async def test_the_command_line_runs_stops_and_refuses_a_second_one(
    household: Household, tmp_path: Path
) -> None:
    """`python -m bot run` with its settings from the environment, as an operator starts it."""
    household.says(household.ana)
    key = (household.folder / "master.key").read_text(encoding="utf-8").strip()
    env = {
        "PATH": os.environ["PATH"],
        "BOT_TOKEN": SANDBOX_TOKEN,
        "BOT_API_URL": household.url,
        "DATA_DIR": str(household.folder / "bot"),
        "MASTER_KEY": key,
        "PYTHONPATH": str(household.root),
    }

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
