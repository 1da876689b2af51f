"""Erases a person at once and for good; their key is destroyed as soon as the rows are gone for certain."""

from datetime import datetime

from bot.domain.people import Person
from bot.service import invites, parting, post
from bot.store.database import Database
from bot.store.vault import Vault
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.texts import Texts


async def forget(work: Work, texts: Texts, person: Person) -> None:
    """Remove every row of theirs; what is still said to them in this transaction needs no key of theirs.

    `finish` must follow the commit.
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
    await work.erasures.add(person.id)
    await post.send(work, person, Card(texts.voice(person.language).text("farewell-forgotten")))


async def finish(database: Database, vault: Vault, now: datetime) -> int:
    """Destroy the keys of everybody who was erased; returns how many. `now` is aware UTC.

    Called after such a commit, and at each start for what a crash left undone; repeating it is harmless.
    """
    async with database.transaction(now) as work:
        waiting = await work.erasures.waiting()
    if not waiting:
        return 0
    for person_id in waiting:
        vault.destroy_key(person_id)
    await database.checkpoint()
    async with database.transaction(now) as work:
        for person_id in waiting:
            await work.erasures.done(person_id)
    return len(waiting)


class Eraser:
    """Has `finish` follow each commit that erased somebody, and costs nothing after all others."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault
        self._unfinished = False

    async def after(self, work: Work) -> None:
        """`work` has just been committed. What failed is tried again after the next one."""
        self._unfinished = self._unfinished or bool(work.erasures.now)
        if self._unfinished:
            await finish(self._database, self._vault, work.now)
            self._unfinished = False
