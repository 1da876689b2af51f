"""Two people and their bot in a process of its own that may die at any moment; what they did, and what they find."""

import asyncio
import os
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

from bot.config import SANDBOX_TOKEN
from kintsugi_sandbox.person import Person
from kintsugi_sandbox.server import running
from kintsugi_sandbox.shown import Shown
from kintsugi_sandbox.world import FIRST_USER_ID, World
from tests.crash.whole_bot import AHEAD

HEAD = "For today"
SHARE, BY_ITSELF = "Share with your partner", "By itself"
STOP_SECONDS = 5
PATIENCE_SECONDS = 30.0
LOOK_SECONDS = 0.01
APART = timedelta(minutes=6)
"""What is written that much later is another thought."""

RECENTLY = timedelta(hours=20)
"""What was offered longer ago is let be: of what is a day old, a word is asked for."""

TOGETHER_FOR = timedelta(days=3)
"""After so many dates comes the first one that two people share: until then nothing is asked beneath words."""


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


@dataclass(frozen=True)
class Deed:
    """Something that a person did, or an evening that came; `words` are those they wrote or shared."""

    what: Literal["says", "shares", "by itself", "evening"]
    user_id: int = 0
    words: str = ""


@dataclass(frozen=True)
class Found:
    """What one person is left with, however often their bot died; what came twice counts once."""

    kept: dict[str, object]
    """Whom each text of theirs may reach."""
    nudges: frozenset[tuple[date, str]]
    partners_words: frozenset[str]


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
    ahead: timedelta = timedelta(0)
    """How far the clock of the one started last is ahead."""
    begun_before: object = None
    said: dict[int, list[str]] = field(default_factory=dict)
    deeds: list[Deed] = field(default_factory=list)
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
        self.ahead = self.clock.by
        self.begun_before = self.newest_beginning()
        return victim

    async def is_killed_at(self, point: str, hit: int) -> None:
        """Let it live until it comes to a point for the nth time, or to rest, which may be before that."""
        await self.is_killed_at_rest("--point", point, "--hit", str(hit))

    async def is_killed_at_rest(self, *more: str) -> None:
        victim = await self.start(*more)
        await self.comes_to_rest(victim)
        if victim.returncode is None:
            victim.kill()
        await self.dies(victim)

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
        for person in (self.ana, self.ben):
            person.say("/start")  # lets the private question be: from now on they write for the journal
            await self.asks(person, "Good to see you")
        await self.until(lambda: not self.world.updates.pending and not self.ana.waiting)
        await self.stops(victim)
        self.have_been_together_for(TOGETHER_FOR)

    def have_been_together_for(self, some_time: timedelta) -> None:
        """Move the day on which they became a couple back."""
        with closing(sqlite3.connect(self.database, timeout=10)) as hand, hand:
            hand.execute(
                "UPDATE couples SET together_since = together_since - ?",
                (some_time // timedelta(milliseconds=1),),
            )

    async def asks(self, person: Person, word: str) -> None:
        await self.until(lambda: person.inbox and word in person.last.text)

    async def taps(self, person: Person, label: str) -> None:
        await self.until(lambda: any(label in shown.button_texts for shown in person.inbox))
        person.press(label)
        await self.until(lambda: not person.waiting)

    def says(self, person: Person, *, apart: timedelta = APART) -> None:
        """Write something that is found again only if it arrived once, and whole; each a thought of its own."""
        self.clock.by += apart
        mine = self.said.setdefault(person.user_id, [])
        mine.append(f"{person.name} says thing number {len(mine)}.")
        person.say(mine[-1])
        self.deeds.append(Deed("says", person.user_id, mine[-1]))

    def shares(self, person: Person) -> None:
        """Say of what was to be shared that it is no answer, and tap the newest offer there is on the phone.

        What that shares is found out in the end.
        """
        if asked := self.offers(person, BY_ITSELF):
            words, card = [*asked.items()][-1]
            person.press(BY_ITSELF, card)
            self.deeds.append(Deed("by itself", person.user_id, words))
        if offers := self.offers(person, SHARE):
            words, card = [*offers.items()][-1]
            person.press(SHARE, card)
            self.deeds.append(Deed("shares", person.user_id, words))

    def offers(self, person: Person, label: str) -> dict[str, int]:
        """The messages of late that have such a button, by the words they are about; the newest last."""
        since = (self.clock.now() - RECENTLY).timestamp()
        open_ones = [
            shown
            for shown in person.inbox
            if label in shown.button_texts and shown.reply_to and shown.at > since
        ]
        return {person.message(shown.reply_to or 0).text: shown.id for shown in open_ones}

    def an_evening_comes(self) -> None:
        self.clock.next(19, 0)
        self.evenings += 1
        self.deeds.append(Deed("evening"))

    async def lives_in_peace(self, deeds: list[Deed]) -> None:
        """Do all of it over again with a bot that nobody kills, each thing once the one before is done."""
        victim = await self.start()
        # an offer may have been tapped twice, when the kill came before the buttons went: in peace they go at once
        for deed in first_times(deeds):
            person = self.ana if deed.user_id == self.ana.user_id else self.ben
            if deed.what == "evening":
                await self.has_begun()
                await self.stops(victim)  # the clock of a process cannot be moved while it runs
                self.an_evening_comes()
                victim = await self.start()
            elif deed.what == "says":
                self.says(person)
            else:
                label = SHARE if deed.what == "shares" else BY_ITSELF
                person.press(label, self.offers(person, label)[deed.words])
            await self.comes_to_rest(victim)
        await self.stops(victim)

    def other(self, person: Person) -> Person:
        return self.ben if person is self.ana else self.ana

    # -- what they find --------------------------------------------------------------------------------------

    def all_arrived(self) -> bool:
        """Whether nothing is on its way any more: all is kept, and nothing waits in the database or the queue."""
        open_rows = "SELECT (SELECT count(*) FROM inbox WHERE state = 'new')"
        open_rows += " + (SELECT count(*) FROM outbox WHERE state IN ('new', 'held'))"
        open_rows += " + (SELECT count(*) FROM schedule WHERE due_at <= ?)"
        # by the clock of the one that runs: it does not move with ours
        now = int((datetime.now(UTC) + self.ahead).timestamp() * 1000)
        return not self.world.updates.pending and self.rows(open_rows, now) == [(0,)]

    async def recover(self) -> None:
        """Run once more, without any killing, until all is done; stop in order, then look at what there is."""
        victim = await self.start()
        await self.has_begun()
        await self.comes_to_rest(victim)
        await self.stops(victim)
        self.check_files()
        self.check_words()
        self.check_nudges()

    async def has_begun(self) -> None:
        """Return when the loops of the one started last are starting: from then on it can be stopped in order."""
        await self.until(lambda: self.newest_beginning() is not self.begun_before)

    def newest_beginning(self) -> object:
        calls = self.world.calls.all("getWebhookInfo")
        return calls[-1] if calls else None

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

    def found(self, person: Person) -> Found:
        sharing = dict(self.pairs("SELECT message_id, sharing FROM reflections"))
        mine = [shown for shown in person.messages if not shown.from_bot and shown.id in sharing]
        cards = [shown for shown in person.inbox if shown.text.startswith(HEAD)]
        others = [words for shown in person.inbox if (words := self.copied(self.other(person), shown))]
        return Found(
            {shown.text: sharing[shown.id] for shown in mine},
            frozenset((datetime.fromtimestamp(card.at, UTC).date(), card.text) for card in cards),
            frozenset(others),
        )

    def check_files(self) -> None:
        for path in (self.database, self.folder / "bot" / "keyring.sqlite3"):
            with closing(sqlite3.connect(path)) as look:
                assert look.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                assert look.execute("PRAGMA foreign_key_check").fetchall() == []
        assert self.rows("SELECT update_id, error FROM inbox WHERE state <> 'done'") == []
        # a tap that was answered right before a kill cannot be answered again: it comes too late
        dead = self.rows("SELECT operation, error FROM outbox WHERE state = 'dead'")
        # and a card that moved down, before it had been sent or after it was tapped, is not there to be changed
        moved = {(change, "no-target") for change in ("remove", "strip")}
        late = {("answer-tap", "late"), ("answer-tap", "expired")}
        assert set(dead) - late - moved - {("react", "expired")} == set()

    def check_words(self) -> None:
        """Each text is one reflection; what is shared has arrived; few things came twice."""
        assert self.rows("SELECT count(*) FROM reflections") == [(sum(map(len, self.said.values())),)]
        for person in (self.ana, self.ben):
            mine = [
                shown
                for shown in person.messages
                if not shown.from_bot and shown.text in self.said[person.user_id]
            ]
            assert {shown.reaction for shown in mine} <= {
                "✍",
                None,
            }  # it lives for a minute, and may die with us
            sharing: dict[object, object] = dict(self.pairs("SELECT message_id, sharing FROM reflections"))
            expected = {shown.text for shown in mine if sharing[shown.id] == "shared"}
            copies = [words for shown in self.other(person).inbox if (words := self.copied(person, shown))]
            assert set(copies) == expected
            assert self.repeats_for(person) <= self.deaths

    def repeats(self) -> int:
        """How many messages came twice, on both phones."""
        return self.repeats_for(self.ana) + self.repeats_for(self.ben)

    def repeats_for(self, person: Person) -> int:
        said = Counter(shown.text for shown in person.inbox if self.speaks_for_itself(shown))
        return said.total() - len(said)

    def copied(self, author: Person, shown: Shown) -> str | None:
        return next((words for words in self.said[author.user_id] if words in shown.text), None)

    @staticmethod
    def speaks_for_itself(shown: Shown) -> bool:
        """Whether the bot says such a thing only once: a nudge, or words of the partner."""
        return shown.text.startswith(HEAD) or "says thing number" in shown.text

    def all_are_marked(self) -> bool:
        """Whether each thing that was said has been marked as kept, as it is where nothing fails."""
        said = [
            shown
            for person in (self.ana, self.ben)
            for shown in person.messages
            if not shown.from_bot and shown.text in self.said[person.user_id]
        ]
        return bool(said) and all(shown.reaction == "✍" for shown in said)

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


def first_times(deeds: Iterable[Deed]) -> Iterator[Deed]:
    """The deeds without those that were done again; evenings come again."""
    done: set[Deed] = set()
    for deed in deeds:
        if deed not in done or deed.what == "evening":
            yield deed
        done.add(deed)
