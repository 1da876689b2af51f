"""Erases a person at once and for good; their key is destroyed as soon as the rows are gone for certain."""

import logging
from datetime import datetime, timedelta

from bot.domain.people import Person
from bot.service import invites, parting, post
from bot.store.calls import Lane
from bot.store.database import Database
from bot.store.erasures import Erasure, Farewell
from bot.store.vault import Vault
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.texts import Texts

_TRIES_AGAIN_AFTER = (1, 2, 5, 15, 30, 60)  # seconds; the last one repeats

_log = logging.getLogger(__name__)


async def forget(work: Work, texts: Texts, person: Person) -> None:
    """Remove every row of theirs; what is still said to them in this transaction needs no key of theirs.

    `finish` must follow the commit: it destroys the key and says that all of it is gone.
    """
    couple = await work.couples.of(person.id)
    if couple:
        await parting.end(work, texts, couple, person)
    await invites.close_all(work, texts, person)
    await work.outbox.erase(person.id)
    await work.inbox.erase(person.id, work.people.account(person.telegram_id))
    await work.schedule.forget_occurrences(person.id)
    await work.reflections.lose_reader(person.id)
    await work.people.delete(person.id)
    await work.erasures.add(person.id, Farewell(person.telegram_id, person.language))


async def finish(database: Database, vault: Vault, texts: Texts, now: datetime) -> bool:
    """Destroy the keys of everybody who was erased, and tell them what is true; False while a trace is left.

    A trace is left while another program reads the files: its view keeps the pages as they were. `now` is aware
    UTC. Called after such a commit, at each start, and again until it is done; repeating it is harmless. Raises
    StorageError when a file is locked.
    """
    async with database.transaction(now) as work:
        waiting = await work.erasures.waiting()
    if not waiting:
        return True
    destroyed = [vault.destroy_key(erasure.person_id) for erasure in waiting]
    done = await database.checkpoint() and all(destroyed)
    async with database.transaction(now) as work:
        for erasure in waiting:
            await (_end if done else _put_off)(work, texts, erasure)
    if not done:
        _log.warning("an erasure waits for another program that reads the data folder; it is tried again")
    return done


async def _end(work: Work, texts: Texts, erasure: Erasure) -> None:
    await work.erasures.done(erasure.person_id)
    await _say(work, texts, erasure, "farewell-forgotten")


async def _put_off(work: Work, texts: Texts, erasure: Erasure) -> None:
    if not erasure.told:
        await work.erasures.told(erasure.person_id)
        await _say(work, texts, erasure, "farewell-forgetting")


async def _say(work: Work, texts: Texts, erasure: Erasure, key: str) -> None:
    if erasure.farewell is None:
        return
    card = Card(texts.voice(erasure.farewell.language).text(key))
    await post.say_in_chat(work, erasure.farewell.telegram_id, card, lane=Lane.WAY_OUT)


class Eraser:
    """Has `finish` follow each commit that erased somebody, until it is done; costs nothing after all others."""

    def __init__(self, database: Database, vault: Vault, texts: Texts) -> None:
        self._database = database
        self._vault = vault
        self._texts = texts
        self._tries = 0
        self._again_at: datetime | None = None

    async def after(self, work: Work) -> None:
        """`work` has just been committed."""
        if work.erasures.now:
            await self.finish(work.now)

    async def look(self, now: datetime) -> bool:
        """Try again what is not done and due at `now` (aware UTC); whether anything was tried."""
        due = self._again_at is not None and now >= self._again_at
        if due:
            await self.finish(now)
        return due

    async def finish(self, now: datetime) -> None:
        """Finish what waits, or remember when to try again. Raises StorageError when a file is locked."""
        wait = _TRIES_AGAIN_AFTER[min(self._tries, len(_TRIES_AGAIN_AFTER) - 1)]
        self._again_at = now + timedelta(seconds=wait)  # whatever happens now
        self._tries += 1
        if await finish(self._database, self._vault, self._texts, now):
            self._again_at, self._tries = None, 0
