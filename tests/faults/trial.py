"""Lets one trouble happen to one call and says what became of it, of its chat and of everybody else."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.domain.kinds import Kind
from bot.domain.people import Person
from bot.service import post
from bot.texts.card import Card
from kintsugi_sandbox.calls import CallLog
from kintsugi_sandbox.person import Person as Phone
from kintsugi_sandbox.state import Callback
from tests.faults.acts import ACTS, Things
from tests.faults.home import Home
from tests.faults.troubles import Trouble, befalling

MENDED_AFTER = timedelta(minutes=5)
"""How long the way to the server is closed."""

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
    """`effects`: how often the server carried it out at once, `on_next_try` when they were tried again by the calendar,
    `on_return` after a sign of life of theirs.

    `behind` is a message queued for the same chat after it, `elsewhere` one for somebody else.
    `busiest`: most calls in one minute, for this chat and by this method.
    """

    row: Row
    effects: int
    on_next_try: int
    on_return: int
    resting: bool
    behind: Row
    elsewhere: Row
    busiest: int


@dataclass(frozen=True)
class Tried:
    """A call that is queued: whose it is, somebody else, and the number of its row."""

    method: str
    ana: Phone
    ben: Phone
    first: int


@dataclass
class Bench:
    """Tries each method on a person of its own, with a second one as everybody else."""

    home: Home
    people: dict[str, tuple[Phone, Phone]]
    number: int = 0

    @classmethod
    async def set_up(cls, home: Home, methods: Sequence[str] = tuple(ACTS)) -> "Bench":
        telegram = home.story.telegram
        people = {method: (telegram.person(f"Ana {method}"), telegram.person("Ben")) for method in methods}
        for pair in people.values():
            for person in pair:
                person.open_link()
        await home.story.run_until_idle()
        return cls(home, people)

    async def attempt(self, trouble: Trouble, times: int = 1) -> dict[str, Outcome]:
        """The trouble with each method; where it takes a while, with all of them at the same time."""
        if trouble.kind in (None, "timeout"):
            return await self._attempt(list(self.people), trouble, times)
        outcomes: dict[str, Outcome] = {}
        for method in self.people:
            outcomes |= await self._attempt([method], trouble, times)
        return outcomes

    async def _attempt(self, methods: list[str], trouble: Trouble, times: int) -> dict[str, Outcome]:
        """One call of each, its trouble, and everything until nothing of it is left to do."""
        home, clock = self.home, self.home.story.clock
        home.story.telegram.calls = CallLog()
        began = clock.now()
        things = {method: self._things(method) for method in methods}
        async with befalling(home, trouble, *methods, times=times):
            tried = [await self._queue(method, things[method]) for method in methods]
            await home.story.app.sender.drain()
            if times > 1:
                await self.until_nothing_is_left(began + LONGEST)
            elif trouble.kind is None:
                await self.until_nothing_is_left(began + MENDED_AFTER)
        await self.until_nothing_is_left(began + LONGEST)
        before = [(self._effects(one), await self._resting(one), self._busiest(one)) for one in tried]
        await self._next_try()
        tried_again = [self._effects(one) for one in tried]
        await self._come_back(tried)
        outcomes: dict[str, Outcome] = {}
        for one, (effects, resting, busiest), again in zip(tried, before, tried_again, strict=True):
            row, behind, elsewhere = await self._rows(one.first)
            on_next_try, on_return = again - effects, self._effects(one) - again
            outcomes[one.method] = Outcome(
                row, effects, on_next_try, on_return, resting, behind, elsewhere, busiest
            )
        return outcomes

    async def until_nothing_is_left(self, latest: datetime) -> None:
        """Move from retry to retry; only the sender works meanwhile."""
        app, clock = self.home.story.app, self.home.story.clock
        for _ in range(2000):
            await app.sender.drain()
            async with app.database.transaction(clock.now()) as work:
                due_at = await work.outbox.next_at()
            if due_at is None:
                return
            if due_at > latest:
                clock.move_to(latest)
                return
            assert due_at > clock.now(), "the sender left something that was due"
            clock.move_to(due_at)
        raise AssertionError("2,000 rounds and still something is left")

    async def _next_try(self) -> None:
        """Let the calendar try once more whoever is to be tried."""
        story = self.home.story
        async with story.app.database.transaction(story.clock.now()) as work:
            at = await work.schedule.next_at(Kind.REACH)
        if at is not None:
            story.clock.move_to(max(at, story.clock.now()))
            await story.app.ticker.ring()
            await story.app.sender.drain()

    async def _come_back(self, tried: list[Tried]) -> None:
        """A word from each: whoever rests no longer does."""
        for one in tried:
            one.ana.say("Back again")
            one.ben.say("Back again")
        await self.home.story.run_until_idle()

    async def _queue(self, method: str, things: Things) -> Tried:
        """The call, one behind it, one elsewhere."""
        phones = self.people[method]
        ana, ben = [await self._person(phone) for phone in phones]
        async with self.home.story.app.database.transaction(self.home.story.clock.now()) as work:
            first = await work.tx.next_id("outbox") + 1
            await ACTS[method](work, ana, things)
            await post.send(work, ana, Card("Behind"))
            await post.send(work, ben, Card("Elsewhere"))
        return Tried(method, *phones, first)

    async def _rows(self, first: int) -> list[Row]:
        clock = self.home.story.clock
        async with self.home.story.app.database.transaction(clock.now()) as work:
            found = await work.tx.all(
                "SELECT * FROM outbox WHERE id BETWEEN ? AND ? ORDER BY id", first, first + 2
            )
        rows = []
        for row in found:
            took = timedelta(milliseconds=(row["finished_at"] or row["created_at"]) - row["created_at"])
            finished = datetime.fromtimestamp((row["finished_at"] or 0) / 1000, UTC)
            rows.append(Row(row["state"], row["attempts"], row["error"], took, finished))
        return rows

    async def _person(self, phone: Phone) -> Person:
        async with self.home.story.app.database.transaction(self.home.story.clock.now()) as work:
            person = await work.people.by_telegram(phone.user_id)
        assert person is not None
        return person

    async def _resting(self, one: Tried) -> bool:
        return (await self._person(one.ana)).unreachable

    def _effects(self, one: Tried) -> int:
        """How often the server carried out what is tried, which among messages has a number."""
        return sum(
            call.ok and (one.method != "sendMessage" or str(call.params.get("text", "")).startswith("Number"))
            for call in self.home.story.telegram.calls.all(one.method)
        )

    def _busiest(self, one: Tried) -> int:
        minutes = Counter(
            call.at.replace(second=0, microsecond=0)
            for call in self.home.story.telegram.calls.all()
            if call.chat == one.ana.user_id or call.method == one.method != "sendMessage"
        )
        return max(minutes.values(), default=0)

    def _things(self, method: str) -> Things:
        self.number += 1
        world, ana = self.home.story.telegram, self.people[method][0]
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
            text_id=text.id,
            photo_id=photo.id,
            own_id=own.id,
            tap_id=tap.id,
            photo=picture[-1]["file_id"],
            voice=sound["file_id"],
            group_id=group.chat_id,
            number=self.number,
        )
