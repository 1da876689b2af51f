"""In whatever order two people share, take back, rest and read: what arrives is what is still shared, and once."""

import asyncio
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings as how, strategies as st

from bot.domain.kinds import About, Kind
from bot.domain.localtime import local_date
from bot.domain.people import Person
from bot.domain.quiet import YearDay
from bot.service import (
    due,
    gathering,
    journal,
    pausing,
    peace,
    quiet,
    reflections,
    sharing,
    taking_back,
)
from bot.service.nudge import hard_day
from bot.store.schedule import Due
from bot.store.work import Work
from bot.texts.operations import Edit, Remove, Show
from bot.texts.packing import unpack
from bot.texts.texts import Texts
from tests.service.home import Home, home_in, text

NOTES = 3
KINDS = (Kind.RESUME, Kind.GATHER)

Step = tuple[str, int]

BENS = ("share", "take back", "edit", "delete")
ACTS = (*BENS, "pause", "resume", "hours", "quiet", "hard", "read", "later")

STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, NOTES - 1)), max_size=25)


class Pair:
    """Ana reads, Ben writes three notes; `chat` is what stands in hers, by the number of the message."""

    def __init__(self, home: Home, ana: Person, ben: Person, couple_id: int) -> None:
        self.home, self.ana, self.ben, self.couple_id = home, ana, ben, couple_id
        self.chat: dict[int, str] = {}
        self.notes: list[int] = []
        self.said: dict[int, str] = {}
        self.shared: set[int] = set()
        self.reads_all = False

    async def write(self) -> None:
        async with self.home.work() as work:
            for number in range(NOTES):
                kept = await reflections.keep(work, self.ben, text(number, f"note {number} first"))
                assert kept is not None
                self.notes.append(kept.part.id)
                self.said[kept.part.id] = f"note {number} first"
                await work.open_entries.close(self.ben.id)

    async def act(self, act: str, which: int) -> None:
        async with self.home.work() as work:
            if act in BENS:
                if await work.reflections.own(self.ben.id, self.notes[which]) is not None:
                    await self._ben(work, act, which)
            else:
                await self._ana(work, await work.people.get(self.ana.id), act, which)
        await self._arrives()
        await self.wait(hours=5 + 4 * which if act == "hours" else 0)

    async def _ben(self, work: Work, act: str, which: int) -> None:
        note = self.notes[which]
        match act:
            case "share":
                await sharing.share(work, self.ben, note, self.couple_id)
                self.shared.add(note)
            case "edit":
                self.said[note] = f"note {which} at {self.home.now:%d %H:%M}"
                await reflections.edit(
                    work, self.ben, which, text(which, self.said[note]).content, fears=_never
                )
            case "take back":
                await taking_back.take_back(work, self.ben, note)
                self.shared.discard(note)
            case _:
                await journal.delete(work, self.home.texts.library, self.ben, note)
                self.shared.discard(note)

    async def _ana(self, work: Work, ana: Person, act: str, which: int) -> None:
        today = local_date(work.now, ana.zone_or_utc)
        match act:
            case "pause":
                await pausing.pause(work, ana, today + timedelta(days=which) if which else None)
            case "resume":
                await pausing.resume(work, ana)
            case "quiet":
                await quiet.add(work, ana, YearDay(today.month, today.day))
            case "hard":
                await hard_day.begin(work, ana)
            case "read":
                await gathering.read(work, ana)
            case "later":
                await gathering.put_off(work, ana)
            case _:
                pass

    async def wait(self, hours: float) -> None:
        """Time passes, and what is due on the way happens."""
        until = self.home.now + timedelta(hours=hours)
        while (at := await self._next()) is not None and at <= until:
            self.home.now = max(at, self.home.now)
            async with self.home.work() as work:
                for kind in KINDS:
                    when = await work.schedule.get(self.ana.id, kind)
                    if when is not None and when <= work.now:
                        await due.fall_due(
                            work, self.home.texts.library_for, Due(self.ana.id, kind, work.now)
                        )
            await self._arrives()
        self.home.now = until

    async def _next(self) -> datetime | None:
        async with self.home.work() as work:
            due_at = [await work.schedule.get(self.ana.id, kind) for kind in KINDS]
        return min((at for at in due_at if at is not None), default=None)

    async def _arrives(self) -> None:
        """What Telegram would show in her chat; nothing new comes while she is left in peace, but what she asks for."""
        async with self.home.work() as work:
            while ready := await work.outbox.ready(100):
                for entry in ready:
                    await work.outbox.sent(entry.id)
                    if entry.person_id != self.ana.id:
                        continue
                    operation = unpack(entry.operation, entry.content)
                    target = entry.target
                    if isinstance(target, About):
                        target = await work.bubbles.find(self.ana.id, target)
                    match operation:
                        case Show(card):
                            self.home.last_message += 1
                            self.chat[self.home.last_message] = card.text
                            if entry.about:
                                await work.bubbles.add(self.ana.id, self.home.last_message, entry.about)
                        case Edit(card) if target in self.chat:
                            self.chat[target] = card.text
                        case Remove() if target in self.chat:
                            del self.chat[target]
                        case _:
                            pass

    def copies(self) -> list[str]:
        """The words of notes that stand in her chat."""
        hidden = (words.partition("<tg-spoiler>")[2] for words in self.chat.values())
        return sorted(words.removesuffix("</tg-spoiler>") for words in hidden if words)


async def live(folder: Path, texts: Texts, steps: list[Step]) -> None:
    async with home_in(folder, texts) as home:
        ana, ben = await home.person(1, "Ana"), await home.person(2, "Ben")
        pair = Pair(home, ana, ben, await home.couple(ana, ben))
        await pair.write()
        for act, which in steps:
            before = pair.copies()
            async with home.work() as work:
                rests = await peace.holds(work, await work.people.get(ana.id))
            await pair.act(act, which)
            if rests and act in BENS:
                assert len(pair.copies()) <= len(before)
            assert len(set(pair.copies())) == len(pair.copies())
            assert set(pair.copies()) <= {pair.said[note] for note in pair.shared}
        await pair.act("resume", 0)
        for _ in range(3):  # days that are kept quiet end
            await pair.wait(hours=24)
        told = [words for words in pair.chat.values() if "While you rested" in words]
        unread = {pair.said[note] for note in pair.shared} - set(pair.copies())
        if "later" not in {act for act, _ in steps}:
            counts = {1: "one thing", 2: "two things", 3: "3 things"}
            assert [counts[len(unread)] in words for words in told] == ([True] if unread else [])
        for _ in range(2):
            await pair.act("read", 0)
            assert len(set(pair.copies())) == len(pair.copies())
        unread -= set(pair.copies())
        async with home.work() as work:
            in_journal = set()
            page = await journal.newest(work, texts.library, ana)
            while page is not None:
                in_journal.add(page.entry.first.content.words)
                page = (
                    await journal.page(work, texts.library, ana, page.older)
                    if page.older is not None
                    else None
                )
        assert in_journal == {pair.said[note] for note in pair.shared}
        assert not unread or "later" in {act for act, _ in steps}


@how(max_examples=60, deadline=None)
@given(STEPS)
def test_what_arrives_is_what_is_still_shared_and_once(texts: Texts, steps: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(live(Path(folder), texts, steps))


def _never(_passages: Iterable[str]) -> bool:
    return False
