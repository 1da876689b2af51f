"""Six people, what they know themselves, and what a test sees of them in the bot; it must not know what they do."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from kintsugi_sandbox.shown import Shown
from tests.e2e.fragile import Stage
from tests.e2e.story import Phone

if TYPE_CHECKING:
    from datetime import date

NAMES = ("Ana", "Ben", "Cleo", "Dan", "Eva", "Finn")
SHARING = (
    *("share.yes", "share.now", "share.add", "share.answer", "share.alone"),
    *("journal.share", "journal.add"),
)


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


class SixPeople:
    """A couple, two who could become one, and two who have only begun, before the whole bot."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.stage = Stage(Path(self.folder.name))
        self.story = self.stage.story
        self.phones: list[Phone] = []
        self.ledger = Ledger()
        self.repeats = 0
        """How often a message may be seen twice by now: once per death and per answer that was lost."""
        self.asked: Counter[int] = Counter()
        self.nudges: Counter[tuple[int, date]] = Counter()
        self.seen_until: Counter[int] = Counter()
        self.last_call: object = None
        self.to_be_kept: list[tuple[int, int, str]] = []

    def is_troubled(self) -> bool:
        """Whether a fault is still to come, or what it held up still waits."""
        with closing(self.database()) as look:
            late = look.execute("SELECT 1 FROM outbox WHERE state = 'new' LIMIT 1").fetchone()
        return bool(late) or self.story.telegram.faults.left > 0

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
