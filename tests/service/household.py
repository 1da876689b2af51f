"""People on a real database without a network: what services are tried on."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.chat.presenter import Presenter
from bot.chat.setup import all_routes
from bot.domain.people import Person
from bot.store.database import Database
from bot.store.instants import to_ms
from bot.store.keyring import Keyring
from bot.store.vault import Vault
from bot.store.work import Work
from bot.texts.texts import Texts

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
MASTER_KEY = bytes(range(32))


@dataclass
class Household:
    """`now` is the one clock; it moves when the test says so."""

    folder: Path
    keyring: Keyring
    vault: Vault
    database: Database
    texts: Texts
    now: datetime = NOON

    def pass_time(self, **amount: float) -> None:
        self.now += timedelta(**amount)

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        async with self.database.transaction(self.now) as work:
            yield work
            await self.present(work)

    async def present(self, work: Work) -> None:
        """Show what has happened in `work` so far; its end does so too."""
        await Presenter(self.texts, all_routes().events).present(work)

    async def welcomed(self, number: int, name: str) -> Person:
        """Return somebody who has been through the first questions, under this Telegram id."""
        async with self.work() as work:
            person = await work.people.create(number, "en")
            await work.people.set_name(person.id, name)
            at = to_ms(self.now)
            await work.people.set(
                person.id, zone="Europe/Lisbon", nudge_minute=1140, consented_at=at, onboarded_at=at
            )
            return await work.people.get(person.id)

    async def person(self, person_id: int) -> Person:
        async with self.work() as work:
            return await work.people.get(person_id)

    async def sayings(self, person: Person) -> list[str]:
        """Return the words of every message still in the outbox for this person, oldest first."""
        async with self.work() as work:
            rows = await work.tx.all("SELECT * FROM outbox WHERE person_id = ? ORDER BY id", person.id)
            opened = [
                json.loads(work.tx.open("outbox", "payload", row["id"], row["author_id"], row["payload"]))
                for row in rows
            ]
        return [content["do"]["text"] for content in opened if "text" in content["do"]]


@asynccontextmanager
async def household(folder: Path, texts: Texts) -> AsyncIterator[Household]:
    with Keyring(folder / "keyring.sqlite3", MASTER_KEY) as keyring:
        vault = Vault(keyring, MASTER_KEY)
        database = await Database.open(folder / "kintsugi.sqlite3", vault)
        try:
            yield Household(folder, keyring, vault, database, texts)
        finally:
            await database.close()
