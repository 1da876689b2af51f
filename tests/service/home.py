"""Two people with a database and all words, for services that are asked directly; holds no test."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.chat import offers
from bot.chat.presenter import Presenter
from bot.chat.setup import all_routes
from bot.delivery.requests import Request, request
from bot.domain.people import Person
from bot.domain.reflections import Content, File
from bot.service import reflections
from bot.service.reflections import Written
from bot.store.calls import Outgoing
from bot.store.database import Database
from bot.store.instants import to_ms
from bot.store.keyring import Keyring
from bot.store.vault import Vault
from bot.store.work import Work
from bot.texts.packing import unpack
from bot.texts.texts import Texts
from tests.e2e.story import words

MONDAY_NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Delivered:
    """An entry and the call that carried it out. Messages that were found by what they are about have no number."""

    entry: Outgoing
    request: Request

    @property
    def method(self) -> str:
        return self.request.method

    @property
    def params(self) -> dict[str, Any]:
        return self.request.params

    @property
    def person_id(self) -> int | None:
        return self.entry.person_id


def _request(entry: Outgoing) -> Request:
    message_id = entry.target if isinstance(entry.target, int) else 0
    return request(unpack(entry.operation, entry.content), entry.telegram_id, message_id)


@dataclass
class Home:
    """`now` moves only when a test moves it; each message sent is given a number, as Telegram would."""

    database: Database
    texts: Texts
    now: datetime = MONDAY_NOON
    last_message: int = 100
    sent: list[Delivered] = field(default_factory=list)

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        async with self.database.transaction(self.now) as work:
            yield work
            await self.present(work)

    async def present(self, work: Work) -> None:
        """Show what has happened so far."""
        await Presenter(self.texts, all_routes().events).present(work)

    async def keeps(self, work: Work, person: Person, written: Written) -> None:
        """They write, and are asked about it as they would be."""
        kept = await reflections.keep(work, person, written)
        if kept is not None:
            await offers.show(work, self.texts, person, kept.entry)

    def later(self, **amount: float) -> None:
        self.now += timedelta(**amount)

    async def person(self, telegram_id: int, name: str, zone: str = "Europe/Lisbon") -> Person:
        async with self.work() as work:
            person = await work.people.create(telegram_id, "en")
            await work.people.set_name(person.id, name)
            await work.people.set(person.id, zone=zone, nudge_minute=19 * 60, onboarded_at=to_ms(self.now))
            return await work.people.get(person.id)

    async def couple(self, *people: Person) -> int:
        async with self.work() as work:
            return await work.couples.join(people[0].id, people[1].id)

    async def deliver(self) -> list[Delivered]:
        """Send everything that waits, as the sender would; returns the calls of this time."""
        calls: list[Delivered] = []
        async with self.work() as work:
            while ready := await work.outbox.ready(100):
                for entry in ready:
                    calls.append(Delivered(entry, _request(entry)))
                    await work.outbox.sent(entry.id)
                    if entry.about and entry.person_id:
                        self.last_message += 1
                        await work.bubbles.add(entry.person_id, self.last_message, entry.about)
        self.sent += calls
        return calls


def text(message_id: int, words: str) -> Written:
    return Written(message_id, Content("text", words))


def photo(message_id: int, name: str, album: str | None = None, caption: str = "") -> Written:
    return Written(message_id, Content("photo", caption, File(f"file-{name}", f"mark-{name}")), album=album)


@asynccontextmanager
async def home_in(folder: Path, texts: Texts | None = None) -> AsyncIterator[Home]:
    master = b"m" * 32
    with Keyring(folder / "keyring.sqlite3", master) as keyring:
        database = await Database.open(folder / "kintsugi.sqlite3", Vault(keyring, master))
        try:
            yield Home(database, texts or words())
        finally:
            await database.close()
