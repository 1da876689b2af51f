"""Lets one trouble happen to one call and says what became of it, of its chat and of everybody else."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.people import Person
from bot.sandbox.calls import CallLog
from bot.sandbox.person import Person as Phone
from bot.sandbox.state import Callback
from bot.service import post
from bot.texts.card import Card
from tests.faults.acts import ACTS, Things
from tests.faults.home import Home
from tests.faults.troubles import Trouble, befalling

LONGEST = timedelta(days=2)
"""Nothing is tried for longer: all that is queued expires before."""


@dataclass(frozen=True)
class Row:
    """What became of one queued call. `took` is from queueing to the last word on it."""

    state: str
    attempts: int
    error: str | None
    took: timedelta
    finished: datetime


@dataclass(frozen=True)
class Outcome:
    """`effects`: how often the server carried it out before the person did anything; `on_return`: after they came back.

    `behind` is a message queued for the same chat after it, `elsewhere` one for somebody else.
    `busiest`: most calls the server saw in one minute.
    """

    row: Row
    effects: int
    on_return: int
    resting: bool
    behind: Row
    elsewhere: Row
    busiest: int


@dataclass
class Bench:
    """Tries things out on Ana, with Ben as everybody else."""

    home: Home
    ana: Phone
    ben: Phone
    number: int = 0

    @classmethod
    async def set_up(cls, home: Home) -> "Bench":
        people = [home.story.telegram.person(name) for name in ("Ana", "Ben")]
        for person in people:
            person.open_link()
        await home.story.settle()
        return cls(home, *people)

    async def attempt(self, method: str, trouble: Trouble, times: int = 1) -> Outcome:
        """One call, its trouble, and everything until nothing of it is left to do."""
        home, telegram, clock = self.home, self.home.story.telegram, self.home.story.clock
        things = self._things()
        telegram.calls = CallLog()
        began = clock.now()
        async with befalling(home, trouble, method, times):
            first = await self._queue(method, things)
            await home.story.app.sender.drain()
            if trouble.kind is None:  # the way is mended after five minutes
                await self._until_nothing_is_left(began + timedelta(minutes=5))
        await self._until_nothing_is_left(began + LONGEST)
        effects, busiest = self._effects(method), self._busiest()
        resting = (await self._person(self.ana)).resting
        await self._come_back()
        rows = await self._rows(first)
        return Outcome(
            row=rows[0],
            effects=effects,
            on_return=self._effects(method) - effects,
            resting=resting,
            behind=rows[1],
            elsewhere=rows[2],
            busiest=busiest,
        )

    async def _until_nothing_is_left(self, latest: datetime) -> None:
        """Move from retry to retry; only the sender works meanwhile."""
        app, clock = self.home.story.app, self.home.story.clock
        for _ in range(500):
            await app.sender.drain()
            async with app.database.transaction(clock.now()) as work:
                due_at = await work.outbox.next_at()
            if due_at is None or due_at > latest:
                return
            assert due_at > clock.now(), "the sender left something that was due"
            clock.move_to(due_at)
        raise AssertionError("500 rounds and still something is left")

    async def _come_back(self) -> None:
        """A word from each: whoever rests no longer does."""
        for phone in (self.ana, self.ben):
            phone.say("Back again")
        await self.home.story.settle()

    async def _queue(self, method: str, things: Things) -> int:
        """The call, one behind it, one elsewhere; returns the first one's row number."""
        clock = self.home.story.clock
        ana, ben = await self._person(self.ana), await self._person(self.ben)
        async with self.home.story.app.database.transaction(clock.now()) as work:
            first = await work.tx.next_id("outbox") + 1
            await ACTS[method](work, ana, things)
            await post.send(work, ana, Card("Behind"))
            await post.send(work, ben, Card("Elsewhere"))
        return first

    async def _rows(self, first: int) -> list[Row]:
        clock = self.home.story.clock
        async with self.home.story.app.database.transaction(clock.now()) as work:
            found = await work.tx.all(
                "SELECT * FROM outbox WHERE id BETWEEN ? AND ? ORDER BY id", first, first + 2
            )
        rows = []
        for row in found:
            took = timedelta(milliseconds=(row["finished_at"] or row["created_at"]) - row["created_at"])
            finished = datetime.fromtimestamp((row["finished_at"] or 0) / 1000, clock.now().tzinfo)
            rows.append(Row(row["state"], row["attempts"], row["error"], took, finished))
        return rows

    async def _person(self, phone: Phone) -> Person:
        async with self.home.story.app.database.transaction(self.home.story.clock.now()) as work:
            person = await work.people.by_telegram(phone.user_id)
        assert person is not None
        return person

    def _effects(self, method: str) -> int:
        """Calls of this method that were carried out for what is tried here, not for the other two."""
        others = {"Behind", "Elsewhere"}
        return sum(
            call.ok
            and call.params.get("text") not in others
            and (method != "sendMessage" or str(call.params.get("text", "")).startswith("Number"))
            for call in self.home.story.telegram.calls.all(method)
        )

    def _busiest(self) -> int:
        minutes = Counter(
            call.at.replace(second=0, microsecond=0) for call in self.home.story.telegram.calls.all()
        )
        return max(minutes.values(), default=0)

    def _things(self) -> Things:
        self.number += 1
        world, ana = self.home.story.telegram, self.ana
        picture = world.files.photo(b"GIF89a\x0a\x00\x0a\x00")
        sound = world.files.voice(b"OggSvoice", 1)
        button = {"inline_keyboard": [[{"text": "A button", "callback_data": "help"}]]}
        text, photo = (
            world.add_message(ana.user_id, world.bot.id, content, markup=button, outgoing=True)
            for content in ({"text": "A text"}, {"photo": picture})
        )
        own = world.add_message(ana.user_id, ana.user_id, {"text": "Mine"})
        tap = Callback(str(self.number), ana.user_id, ana.user_id, text.id, "help", world.wall())
        world.records.save_callback(tap)
        group = world.group(ana)
        world.updates.clear()  # the bot need not hear of the group
        return Things(
            text.id,
            photo.id,
            own.id,
            tap.id,
            picture[-1]["file_id"],
            sound["file_id"],
            group.chat_id,
            self.number,
        )
