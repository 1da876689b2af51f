"""The unit of work: every table within one open transaction; commits nothing itself."""

import sqlite3
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Self

import aiosqlite

from bot.randomness import Randomness
from bot.store.bubbles import Bubbles
from bot.store.checkins import Checkins
from bot.store.cooldowns import Cooldowns
from bot.store.couples import Couples
from bot.store.erasures import Erasures
from bot.store.events import Events
from bot.store.held import HeldRecords
from bot.store.inbox import Inbox
from bot.store.invites import Invites
from bot.store.journal import Journal
from bot.store.mentions import Mentions
from bot.store.misses import Misses
from bot.store.nudges import Nudges
from bot.store.open_entries import OpenEntries
from bot.store.outbox import Outbox
from bot.store.ownership import Ownership
from bot.store.people import People
from bot.store.preferences import PreferenceCells
from bot.store.questions import Questions
from bot.store.quiet_dates import QuietDates
from bot.store.reflections import Reflections
from bot.store.safety import SafetyCells
from bot.store.schedule import Schedule
from bot.store.seen import Seen
from bot.store.shares import Shares
from bot.store.signs import Signs
from bot.store.together import Together
from bot.store.transaction import Transaction
from bot.store.unconfirmed import Unconfirmed
from bot.store.unreachable import UnreachablePeople
from bot.store.vault import Vault
from bot.store.waiting import Waiting


@dataclass(frozen=True)
class Work:
    """What a service works with. `now` is the instant at which all of it happens (aware UTC)."""

    now: datetime
    tx: Transaction
    events: Events
    people: People
    couples: Couples
    schedule: Schedule
    inbox: Inbox
    outbox: Outbox
    bubbles: Bubbles
    erasures: Erasures
    held: HeldRecords
    checkins: Checkins
    cooldowns: Cooldowns
    invites: Invites
    misses: Misses
    journal: Journal
    mentions: Mentions
    nudges: Nudges
    open_entries: OpenEntries
    ownership: Ownership
    preferences: PreferenceCells
    questions: Questions
    quiet_dates: QuietDates
    reflections: Reflections
    safety: SafetyCells
    seen: Seen
    shares: Shares
    signs: Signs
    unconfirmed: Unconfirmed
    unreachable: UnreachablePeople
    together: Together
    waiting: Waiting

    @asynccontextmanager
    async def attempt(self) -> AsyncIterator[None]:
        """A part that is undone alone when it raises, its events too, while the transaction goes on."""
        before = len(self.events)
        try:
            async with self.tx.attempt():
                yield
        except BaseException:
            self.events.drop(before)
            raise

    async def read_ahead(self, people: Collection[int]) -> list[int]:
        """Read what falling due asks of these people and their partners, in a few statements for all of them.

        Returns the numbers of all.
        """
        everybody, couples = await self.couples.read_ahead(people)
        await self.checkins.read_ahead(couples)
        await self.together.read_ahead(couples)
        for table in (self.schedule, self.quiet_dates, self.seen, self.signs, self.preferences, self.held):
            await table.read_ahead(everybody)
        return everybody

    @classmethod
    def of(
        cls,
        connection: aiosqlite.Connection,
        bare: sqlite3.Connection,
        vault: Vault,
        now: datetime,
        randomness: Randomness,
    ) -> Self:
        tx = Transaction(connection, bare, vault, now, randomness)
        people = People(tx)
        return cls(
            now=now,
            tx=tx,
            events=Events(),
            people=people,
            couples=Couples(tx, people),
            schedule=Schedule(tx),
            inbox=Inbox(tx),
            outbox=Outbox(tx),
            bubbles=Bubbles(tx),
            erasures=Erasures(tx),
            held=HeldRecords(tx),
            checkins=Checkins(tx),
            cooldowns=Cooldowns(tx),
            invites=Invites(tx),
            misses=Misses(tx),
            journal=Journal(tx),
            mentions=Mentions(tx),
            nudges=Nudges(tx),
            open_entries=OpenEntries(tx),
            ownership=Ownership(tx),
            preferences=PreferenceCells(tx),
            questions=Questions(tx),
            quiet_dates=QuietDates(tx),
            reflections=Reflections(tx),
            safety=SafetyCells(tx),
            seen=Seen(tx),
            shares=Shares(tx),
            signs=Signs(tx),
            unconfirmed=Unconfirmed(tx),
            unreachable=UnreachablePeople(tx),
            together=Together(tx),
            waiting=Waiting(tx),
        )
