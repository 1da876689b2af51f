"""Two people and the bot, with what a person with a client of their own can do and see; holds no test."""

from contextlib import suppress
from dataclasses import dataclass, field

from bot.domain.nudges import Nudge
from bot.domain.people import Couple, Person
from bot.domain.reflections import Entry
from bot.store.work import Work
from bot.texts.callback import Action
from kintsugi_sandbox.errors import PhoneError
from tests.e2e.story import Phone, Story
from tests.e2e.twins.heard import Ear
from tests.e2e.twins.source import SeededRandomness


@dataclass
class Scene:
    """`done` is what Ana did that Ben may see, in order: what he gets is compared as long as that is the same."""

    story: Story
    ana: Phone
    ben: Phone
    ear: Ear
    source: SeededRandomness
    done: list[tuple[int, str, object]] = field(default_factory=list)
    words: int = 0

    async def taps(self, phone: Phone, action: Action | str) -> None:
        """Tap a button on the newest message of the bot, whether it stands there or not."""
        data = action if isinstance(action, str) else action.pack()
        tap = phone.person._tap(phone.person._stored(phone.last.id), data)
        if phone is self.ben:
            self.ear.taps.add(tap)
        await self.story.run_until_idle()

    async def writes(self, phone: Phone) -> int:
        """Words that answer nothing; returns the message's number."""
        before = await phone.says("/journal")
        self.words += 1
        return await phone.says(f"Words number {self.words}.", reply_to=before)

    async def comes_back(self, phone: Phone) -> None:
        """Nobody can say or tap anything who blocks the bot."""
        if phone.person.chat.blocked:
            with suppress(PhoneError):
                await phone.unblocks()

    def other(self, phone: Phone) -> Phone:
        return self.ben if phone is self.ana else self.ana

    async def person(self, work: Work, phone: Phone) -> Person:
        person = await work.people.by_telegram(phone.person.user_id)
        assert person is not None
        return person

    async def couple(self) -> Couple:
        async with self.story.app.database.transaction(self.story.clock.now()) as work:
            couple = await work.couples.of((await self.person(work, self.ben)).id)
        assert couple is not None
        return couple

    async def nudge(self, phone: Phone) -> Nudge | None:
        """Their newest."""
        async with self.story.app.database.transaction(self.story.clock.now()) as work:
            return await work.nudges.newest((await self.person(work, phone)).id)

    async def entry(self, phone: Phone, sharing: str | None = None) -> Entry | None:
        """Their newest entry, or the newest that is shared, waits or is private."""
        async with self.story.app.database.transaction(self.story.clock.now()) as work:
            person = await self.person(work, phone)
            rows = await work.tx.all(
                "SELECT id FROM reflections WHERE person_id = ? AND (?2 IS NULL OR sharing = ?2)"
                " ORDER BY created_at DESC, id DESC LIMIT 1",
                person.id,
                sharing,
            )
            return await work.reflections.own_entry(person.id, rows[0]["id"]) if rows else None
