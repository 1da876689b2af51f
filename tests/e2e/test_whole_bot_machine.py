"""Anybody does anything in any order, and things break meanwhile: the promises hold all the same."""

import asyncio
import json
import re
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, TypeVar, get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from bot.app import opened
from bot.config import SANDBOX_TOKEN
from bot.delivery.probe import Point
from bot.domain.questions import QuestionKind
from bot.sandbox.server import running
from bot.sandbox.shown import Shown
from bot.sandbox.world import World
from bot.store.calls import Lane
from bot.testing import ManualClock
from tests.e2e.hostile import visible
from tests.e2e.story import MONDAY_NOON, PICTURE, Phone, Story

NAMES = ("Ana", "Ben", "Cleo", "Dan", "Eva", "Finn")
WHO = (0, 0, 0, 1, 1, 1, 2, 3, 4, 5)
HEAD = "For today"
MARKER = re.compile(r"zq\d+x")
IN_WORDS = (
    QuestionKind.NAME,
    QuestionKind.ZONE,
    QuestionKind.HOUR,
    QuestionKind.PAUSE,
    QuestionKind.CHECKIN,
    QuestionKind.QUIET_DAY,
)
SHARING = (
    *("share.yes", "share.now", "share.add", "share.answer", "share.alone"),
    *("journal.share", "journal.add"),
)
DRASTIC = ("leave.yes", "forget.now")
COMMANDS = (
    *("/today", "/journal", "/checkin", "/settings", "/help") * 3,
    *("/invite", "/pause", "/pause 2d", "/resume", "/checkin sunday 20:00", "/checkin monday 9:00") * 2,
    *(
        "/start",
        "/privacy",
        "/leave",
        "/forget",
        "/pause banana",
        "/nonsense",
        "/start made_up_token_0000000",
    ),
)
VERBS = (
    *["taps"] * 12,
    *["writes"] * 5,
    *["commands"] * 5,
    *["time_passes"] * 4,
    *["edits", "replies", "opens_a_link", "something_breaks", "sends_a_file"] * 2,
    *["blocks", "taps_an_old_button", "the_bot_restarts"],
)
FAULTS = ("429", "500", "502", "reset", "broken_json", "wrong_shape", "reset after delivery")
UNCLEAR = ("500", "502", "reset after delivery")
KNOWN_DEATHS = re.compile(r"gone|late|expired.*|no-target|no target")
"""Why a call may rightly never arrive: nobody there, too late for it, or nothing there any more to change."""

KNOWN_DEATHS_OF_DECORATION = re.compile(rf"{KNOWN_DEATHS.pattern}|unclear: .*|not sent: .*")
"""A reaction is tried twice and no more, so trouble may end it too."""

Result = TypeVar("Result")


class Crash(BaseException):
    """The process died here."""


class Tripwire:
    """Kills the bot when a point is reached for the nth time."""

    def __init__(self) -> None:
        self._point: str | None = None
        self._left = 0

    def set_up(self, point: str, hit: int) -> None:
        self._point, self._left = point, hit

    def take_down(self) -> None:
        self._point = None

    def reached(self, point: Point) -> None:
        if point == self._point:
            self._left -= 1
            if self._left == 0:
                self._point = None
                raise Crash(point)


class FragileStory(Story):
    """A story whose bot can die at any of its named points."""

    def __init__(self, telegram: World, clock: ManualClock, folder: Path, url: str) -> None:
        super().__init__(telegram, clock, folder, url)
        self.tripwire = Tripwire()

    async def start_bot(self) -> None:
        self._app = await self._open.enter_async_context(opened(self.settings, self.clock, self.tripwire))

    async def until(self, instant: datetime) -> None:
        """As any story does; and while the whole bot is told to wait, what is due stays due and seconds pass."""
        while (due_at := await self.app.next_due()) is not None and due_at <= max(instant, self.clock.now()):
            overdue = due_at <= self.clock.now()
            self.clock.move_to(self.clock.now() + timedelta(seconds=1) if overdue else due_at)
            await self.settle()
        self.clock.move_to(max(instant, self.clock.now()))
        await self.settle()


@asynccontextmanager
async def fragile_telling(folder: Path) -> AsyncIterator[FragileStory]:
    clock = ManualClock(MONDAY_NOON)
    telegram = World(clock.now, wall=clock.monotonic)
    async with running(telegram, token=SANDBOX_TOKEN) as url:
        story = FragileStory(telegram, clock, folder, url)
        await story.start_bot()
        try:
            yield story
        finally:
            await story.stop_bot()
    telegram.close()


class Stage:
    """An event loop on which one task lives through the whole story: what it opened it also closes."""

    def __init__(self, folder: Path) -> None:
        self._runner = asyncio.Runner()
        self._jobs: asyncio.Queue[tuple[Coroutine[Any, Any, Any], asyncio.Future[Any]] | None] = (
            asyncio.Queue()
        )
        loop = self._runner.get_loop()
        self._story: asyncio.Future[FragileStory] = loop.create_future()
        self._life = loop.create_task(self._live(folder))
        self.story = self._runner.run(self._opened())

    async def _opened(self) -> FragileStory:
        return await self._story

    async def _live(self, folder: Path) -> None:
        async with fragile_telling(folder) as story:
            self._story.set_result(story)
            while (job := await self._jobs.get()) is not None:
                await self._do(*job)

    async def _do(self, job: Coroutine[Any, Any, Any], done: asyncio.Future[Any]) -> None:
        try:
            done.set_result(await job)
        except BaseException as error:  # noqa: BLE001 - handed to who asked for the job
            done.set_exception(error)

    def run(self, job: Coroutine[Any, Any, Result]) -> Result:
        async def handed_over() -> Result:
            done: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
            await self._jobs.put((job, done))
            return await done

        return self._runner.run(handed_over())

    def close(self) -> None:
        async def over() -> None:
            await self._jobs.put(None)
            await self._life

        self._runner.run(over())
        self._runner.close()


@dataclass
class Ledger:
    """What the people themselves know: who wrote what, and what they chose to show to whom."""

    written: int = 0
    authors: dict[str, int] = field(default_factory=dict)
    newest: dict[tuple[int, int], str] = field(default_factory=dict)
    """The words that one's own message (who, message id) says now."""
    open_to: dict[tuple[int, int], set[int]] = field(default_factory=dict)
    may_read: set[tuple[str, int]] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def words(self, who: int) -> str:
        self.written += 1
        marker = f"zq{self.written}x"
        self.authors[marker] = who
        return marker

    def says(self, message: tuple[int, int], marker: str) -> None:
        self.newest[message] = marker
        self.may_read |= {(marker, reader) for reader in self.open_to.get(message, ())}

    def opens(self, message: tuple[int, int], reader: int) -> None:
        self.open_to.setdefault(message, set()).add(reader)
        if message in self.newest:
            self.may_read.add((self.newest[message], reader))

    def allows(self, marker: str, reader: int) -> bool:
        return self.authors[marker] == reader or marker in self.names or (marker, reader) in self.may_read


class WholeBot(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.stage = Stage(Path(self.folder.name))
        self.story = self.stage.story
        self.ledger = Ledger()
        self.repeats = 0
        """How often a message may be seen twice by now: once per death and per answer that was lost."""
        self.asked: Counter[int] = Counter()
        self.nudges: Counter[tuple[int, date]] = Counter()
        self.seen_until: Counter[int] = Counter()
        self.last_call: object = None
        self.to_be_kept: list[tuple[int, int, str]] = []

    @initialize()
    def six_people_come(self) -> None:
        """A couple, two who could become one, and two who have only begun."""
        ana, ben = self.stage.run(self.story.couple())
        cleo = self.stage.run(self.story.welcomed("Cleo", "Auckland", "08:00"))
        dan = self.stage.run(self.story.welcomed("Dan", "Tokyo", "20:00"))
        newcomers = [self.story.phone(name) for name in NAMES[4:]]
        self.phones: list[Phone] = [ana, ben, cleo, dan, *newcomers]
        for newcomer in newcomers:
            self.stage.run(newcomer.opens())

    def teardown(self) -> None:
        try:
            if hasattr(self, "phones"):
                self.at_last_everything_has_arrived()
        finally:
            self.stage.close()
            self.folder.cleanup()

    @rule(
        verb=st.sampled_from(VERBS),
        who=st.sampled_from(WHO),
        pick=st.integers(0, 10_000),
        crash=st.sampled_from((None,) * 30 + get_args(Point)),
        hit=st.integers(1, 3),
    )
    def anything_happens(self, verb: str, who: int, pick: int, crash: str | None, hit: int) -> None:
        if crash:
            self.story.tripwire.set_up(crash, hit)
        act: Callable[[int, int], Coroutine[Any, Any, None]] = getattr(self, verb)
        self.survives(act(who, pick))
        self.story.tripwire.take_down()
        self.stage.run(self.nothing_written_is_lost())
        self.note_what_is_private_again()

    def survives(self, act: Coroutine[Any, Any, None]) -> None:
        """Do it; if the bot dies of it, start the bot again and let it come to rest."""
        try:
            self.stage.run(act)
        except BaseException as error:
            if not died(error):
                raise
            self.repeats += 1
            self.stage.run(self.story.restart_bot())
            self.stage.run(self.story.settle())

    # -- what people do ----------------------------------------------------------------------------------

    async def taps(self, who: int, pick: int) -> None:
        phone = await self.awake(who)
        buttons = visible(phone)[-14:]
        if not buttons:
            return
        number, data = buttons[pick % len(buttons)]
        if data.startswith(DRASTIC) and pick % 3:
            return
        await self.taps_on(who, number, data)

    async def taps_an_old_button(self, who: int, pick: int) -> None:
        """One that belongs to somebody else, or is there no more."""
        phone = await self.awake(who)
        others = [data for one in self.phones for _, data in visible(one) if not data.startswith(DRASTIC)]
        own = [number for number, _ in visible(phone)]
        if others and own:
            await self.taps_on(who, own[-1], others[pick % len(others)])

    async def taps_on(self, who: int, message_id: int, data: str) -> None:
        """Tap; no spinner is left of it, unless something is broken just now."""
        self.note_consent(who, data)
        before = {tap.id for tap in self.phones[who].person.waiting}
        await self.phones[who].taps_raw(message_id, data)
        if not self.is_troubled():
            assert {tap.id for tap in self.phones[who].person.waiting} <= before

    async def writes(self, who: int, pick: int) -> None:
        phone = await self.awake(who)
        await self.says(who, phone, None)

    async def replies(self, who: int, pick: int) -> None:
        phone = await self.awake(who)
        recent = phone.messages[-6:]
        await self.says(who, phone, recent[pick % len(recent)].id if recent else None)

    async def says(self, who: int, phone: Phone, reply_to: int | None) -> None:
        person = self.row(who)
        asked = await self.asked_in_words(person)
        marker = self.ledger.words(who)
        if asked is QuestionKind.NAME:
            self.ledger.names.add(marker)
        message_id = phone.person.say(marker, reply_to)
        self.ledger.says((who, message_id), marker)
        if person and person["onboarded_at"] and asked is None:
            self.to_be_kept.append((who, message_id, marker))
        await self.story.settle()

    async def asked_in_words(self, person: sqlite3.Row | None) -> QuestionKind | None:
        """Return which open question may take what they write; what it cannot take is kept by a tap."""
        if person is None:
            return None
        async with self.story.app.database.transaction(self.story.clock.now()) as work:
            question = (await work.questions.of(person["id"])).open
        return question.kind if question and question.kind in IN_WORDS else None

    async def edits(self, who: int, pick: int) -> None:
        phone = await self.awake(who)
        mine = [number for author, number in self.ledger.newest if author == who][-4:]
        if not mine:
            return
        message_id, marker = mine[pick % len(mine)], self.ledger.words(who)
        asked = await self.asked_in_words(self.row(who))
        if asked is QuestionKind.NAME:
            self.ledger.names.add(marker)
        if asked is None and await self.kept(who, message_id) is not None:
            self.to_be_kept.append((who, message_id, marker))
        self.ledger.says((who, message_id), marker)
        await phone.edits(message_id, marker)

    async def sends_a_file(self, who: int, pick: int) -> None:
        phone = await self.awake(who)
        marker = self.ledger.words(who)
        kind = pick % 4
        if kind == 0:
            self.ledger.says((who, phone.person.send_photo(PICTURE, marker)), marker)
            await self.story.settle()
        elif kind == 1:
            await phone.sends_voice()
        elif kind == 2:
            await phone.sends_sticker()
        else:
            await phone.forwards(marker)

    async def commands(self, who: int, pick: int) -> None:
        phone = await self.awake(who)
        command = COMMANDS[pick % len(COMMANDS)]
        self.asked[who] += command == "/today"
        await phone.says(command)

    async def opens_a_link(self, who: int, pick: int) -> None:
        phone = await self.awake(who)
        links = re.findall(r"\?start=(\S+)", "\n".join(text for one in self.phones for text in one.texts))
        if links:
            await phone.opens(links[-1 - pick % min(2, len(links))])

    async def blocks(self, who: int, pick: int) -> None:
        await self.phones[who].blocks()

    async def awake(self, who: int) -> Phone:
        """Return the phone, unblocked if it was blocked."""
        phone = self.phones[who]
        if phone.person.chat.blocked:
            await phone.unblocks()
        return phone

    # -- what happens to them ----------------------------------------------------------------------------

    async def time_passes(self, who: int, pick: int) -> None:
        await self.story.pass_time(hours=(1, 3, 7, 13, 24, 50)[pick % 6])

    async def the_bot_restarts(self, who: int, pick: int) -> None:
        await self.story.stop_bot()
        if pick % 3 == 0:
            self.story.clock.move(timedelta(hours=pick % 80))
        await self.story.start_bot()
        await self.story.settle()

    async def something_breaks(self, who: int, pick: int) -> None:
        kind, times = FAULTS[pick % len(FAULTS)], 1 + pick % 3
        if kind in UNCLEAR:
            self.repeats += times
        name, _, after = kind.partition(" ")
        self.story.telegram.faults.plan(name, times=times, delivered=True if after else None)  # type: ignore[arg-type]  # one of its kinds

    # -- what must hold ----------------------------------------------------------------------------------

    @invariant()
    def words_reach_only_those_they_were_shown_to(self) -> None:
        for call in self.new_calls():
            for reader, phone in enumerate(getattr(self, "phones", ())):
                if call.chat == phone.person.user_id:
                    said = MARKER.findall(json.dumps(call.params, default=str))
                    unseemly = [marker for marker in said if not self.ledger.allows(marker, reader)]
                    assert unseemly == [], f"{call.method} to {NAMES[reader]}"

    @invariant()
    def nobody_gets_two_nudges_on_one_date(self) -> None:
        for who, phone in enumerate(getattr(self, "phones", ())):
            for card in self.new_messages(who, phone):
                if card.from_bot and card.text.startswith(HEAD):
                    day = datetime.fromtimestamp(card.at, self.zone(who)).date()
                    self.nudges[who, day] += 1
                    assert self.nudges[who, day] <= 1 + self.asked[who] + self.repeats

    @invariant()
    def the_tables_agree(self) -> None:
        with closing(self.database()) as look:
            assert look.execute("PRAGMA foreign_key_check").fetchall() == []
            assert look.execute("SELECT update_id, error FROM inbox WHERE state = 'aside'").fetchall() == []
            deaths = look.execute("SELECT DISTINCT lane, error FROM outbox WHERE state = 'dead'").fetchall()
            known = {Lane.DECORATION: KNOWN_DEATHS_OF_DECORATION}
            assert [one for one in deaths if not known.get(one[0], KNOWN_DEATHS).fullmatch(one[1])] == []
            for what, orphans in ORPHANS.items():
                assert look.execute(orphans).fetchall() == [], what

    def is_troubled(self) -> bool:
        """Whether a fault is still to come, or what it held up still waits."""
        with closing(self.database()) as look:
            late = look.execute("SELECT 1 FROM outbox WHERE state = 'new' LIMIT 1").fetchone()
        return bool(late) or self.story.telegram.faults.left > 0

    async def nothing_written_is_lost(self) -> None:
        for who, message_id, marker in self.to_be_kept:
            assert await self.kept(who, message_id) == marker
        self.to_be_kept.clear()

    def at_last_everything_has_arrived(self) -> None:
        self.story.telegram.faults.clear()
        self.stage.run(self.story.pass_time(minutes=25))
        with closing(self.database()) as look:
            assert [tuple(row) for row in look.execute("PRAGMA integrity_check")] == [("ok",)]
            assert look.execute("SELECT update_id FROM inbox WHERE state = 'new'").fetchall() == []
            assert look.execute("SELECT operation, error FROM outbox WHERE state = 'new'").fetchall() == []
        self.words_reach_only_those_they_were_shown_to()
        self.nobody_gets_two_nudges_on_one_date()
        self.the_tables_agree()

    # -- looking -----------------------------------------------------------------------------------------

    def new_calls(self) -> list[Any]:
        calls = self.story.telegram.calls.all()
        fresh = []
        for call in reversed(calls):
            if call is self.last_call:
                break
            fresh.append(call)
        self.last_call = calls[-1] if calls else None
        return fresh

    def new_messages(self, who: int, phone: Phone) -> Iterator[Shown]:
        numbers = list(self.story.telegram.records.messages.get(phone.person.user_id, {}))
        for number in numbers:
            if number > self.seen_until[who]:
                yield phone.person.message(number)
        self.seen_until[who] = max(numbers, default=0)

    def note_consent(self, who: int, data: str) -> None:
        """A tap that shares shows an entry as far as that part to the partner of this moment, and no more of it."""
        verb, *about = data.split(":")
        if verb not in SHARING or not about or not about[0].isdecimal():
            return
        with closing(self.database()) as look:
            sql = "SELECT person_id, message_id FROM reflections WHERE id <= ?1"
            sql += " AND entry_id = (SELECT entry_id FROM reflections WHERE id = ?1)"
            found = look.execute(sql, (int(about[0]),)).fetchall()
            person = self.row(who)
            partner = self.partner(who)
        for part in found:
            if person and part["person_id"] == person["id"] and partner is not None:
                self.ledger.opens((who, part["message_id"]), partner)

    def note_what_is_private_again(self) -> None:
        """What was taken back, or waited for a partner who left, is not open for later changes of it."""
        for who, message_id in list(self.ledger.open_to):
            person = self.row(who)
            with closing(self.database()) as look:
                sql = "SELECT 1 FROM reflections WHERE person_id = ? AND message_id = ? AND sharing <> 'private'"
                if person is None or not look.execute(sql, (person["id"], message_id)).fetchone():
                    del self.ledger.open_to[who, message_id]

    def partner(self, who: int) -> int | None:
        sql = "SELECT other.person_id FROM members AS mine JOIN members AS other USING (couple_id)"
        sql += " WHERE mine.person_id = ? AND other.person_id <> mine.person_id"
        person = self.row(who)
        with closing(self.database()) as look:
            found = look.execute(sql, (person["id"] if person else 0,)).fetchone()
        ids = [row["id"] if (row := self.row(other)) else None for other in range(len(NAMES))]
        return ids.index(found["person_id"]) if found else None

    async def kept(self, who: int, message_id: int) -> str | None:
        """What the bot has kept of a message, in the clear."""
        person = self.row(who)
        if person is None:
            return None
        async with self.story.app.database.transaction(self.story.clock.now()) as work:
            reflection = await work.reflections.by_message(person["id"], message_id)
        return reflection.content.words if reflection else None

    def zone(self, who: int) -> ZoneInfo:
        person = self.row(who)
        return ZoneInfo(person["zone"] if person and person["zone"] else "UTC")

    def row(self, who: int) -> sqlite3.Row | None:
        account = self.story.app.vault.fingerprint("telegram", self.phones[who].person.user_id)
        with closing(self.database()) as look:
            found: sqlite3.Row | None = look.execute(
                "SELECT * FROM people WHERE account = ?", (account,)
            ).fetchone()
        return found

    def database(self) -> sqlite3.Connection:
        path = self.story.settings.data_dir / "kintsugi.sqlite3"
        look = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        look.row_factory = sqlite3.Row
        return look


ORPHANS = {
    "a couple of other than two": "SELECT couple_id FROM members GROUP BY couple_id HAVING count(*) <> 2",
    "a couple of nobody": "SELECT id FROM couples WHERE id NOT IN (SELECT couple_id FROM members)",
    "a call to nobody": "SELECT id FROM outbox WHERE state IN ('new', 'held')"
    " AND person_id NOT IN (SELECT id FROM people)",
    "a call whose words nobody can read": "SELECT id FROM outbox WHERE state IN ('new', 'held')"
    " AND author_id <> 0 AND author_id NOT IN (SELECT id FROM people)",
    "an update whose words nobody can read": "SELECT update_id FROM inbox WHERE state = 'new'"
    " AND author_id <> 0 AND author_id NOT IN (SELECT id FROM people)",
    "an occurrence of nobody": "SELECT owner_id FROM occurrences WHERE owner_id NOT IN (SELECT id FROM people)"
    " AND owner_id NOT IN (SELECT id FROM couples)",
    "a key still to be destroyed": "SELECT person_id FROM erasures",
    "a nudge that will not come": "SELECT id FROM people WHERE onboarded_at IS NOT NULL AND NOT paused"
    " AND NOT resting AND weekdays AND id NOT IN (SELECT person_id FROM schedule WHERE kind = 'nudge')",
    "a nudge for somebody who rests": "SELECT person_id FROM schedule WHERE kind = 'nudge' AND person_id IN"
    " (SELECT id FROM people WHERE onboarded_at IS NULL OR paused OR resting OR NOT weekdays)",
    "shared and yet nobody's to read, or the other way round": "SELECT id FROM reflections AS r"
    " WHERE (sharing = 'shared') <> EXISTS (SELECT 1 FROM shares WHERE reflection_id = r.id)",
    "a part without its entry": "SELECT id FROM reflections AS r WHERE NOT EXISTS (SELECT 1 FROM reflections"
    " WHERE id = r.entry_id AND entry_id = id AND person_id = r.person_id)",
    "shared without what came before it": "SELECT r.id FROM reflections AS r JOIN reflections AS before"
    " ON before.entry_id = r.entry_id AND before.id < r.id"
    " WHERE before.sharing = 'private' AND r.sharing <> 'private'",
    "waiting for a couple that is over": "SELECT id FROM reflections AS r WHERE sharing = 'waiting'"
    " AND NOT EXISTS (SELECT 1 FROM members WHERE couple_id = r.couple_id AND person_id = r.person_id)",
}


def died(error: BaseException) -> bool:
    """Whether this is the crash that was asked for, however deep in groups of tasks."""
    if isinstance(error, BaseExceptionGroup):
        return all(died(one) for one in error.exceptions)
    return isinstance(error, Crash)


def walk(machine: WholeBot, seed: int, steps: int) -> None:
    """A long even walk gets where hypothesis, which likes to begin anew, does not."""
    chance = Random(seed)
    everything = (
        machine.words_reach_only_those_they_were_shown_to,
        machine.nobody_gets_two_nudges_on_one_date,
        machine.the_tables_agree,
    )
    try:
        machine.six_people_come()
        for _ in range(steps):
            crash = chance.choice(get_args(Point)) if chance.random() < 0.15 else None
            machine.anything_happens(
                chance.choice(VERBS),
                chance.choice(WHO),
                chance.randrange(10_000),
                crash,
                chance.randrange(1, 4),
            )
            for holds in everything:
                holds()
    finally:
        machine.teardown()


@pytest.mark.timeout(240)
def test_whatever_up_to_six_people_do() -> None:
    run_state_machine_as_test(
        WholeBot,
        settings=settings(
            max_examples=3,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            phases=[Phase.generate],  # making an example smaller takes longer than reading it
        ),
    )


@pytest.mark.timeout(240)
@pytest.mark.parametrize("seed", range(3))
def test_whatever_they_do_for_long(seed: int) -> None:
    walk(WholeBot(), seed, 80)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(1000, 1030))
def test_whatever_they_do_for_very_long(seed: int) -> None:
    walk(WholeBot(), seed, 400)
