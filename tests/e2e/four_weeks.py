"""Ana, whose trust was hurt, and Ben, who broke it, live four weeks; must not know how a page is written."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import chain, count
from zoneinfo import ZoneInfo

from bot.domain.nudges import Nudge
from bot.randomness import SystemRandomness
from bot.store.transaction import ID_BITS
from tests.e2e.diary import Diary
from tests.e2e.four_weeks_words import ANA_AFTER_THE_TALK, BEN_AFTER_THE_TALK, BEN_REPAIRS, KEEP, SHARED, Said
from tests.e2e.story import Phone, Story

ZONE = ZoneInfo("Europe/Lisbon")
DAYS = 28
ANA, BEN, COUPLE = 100, 200, 1
"""Numbers in the database, always the same: they decide which prompts come."""

INVITE = 300

TOPIC, BREATH, LAST = 6, 7, 9
"""Cards of the check-in, by their numbers."""

Act = Callable[[], Awaitable[None]]


@dataclass(frozen=True, order=True)
class _Planned:
    at: datetime
    order: int
    act: Act = field(compare=False)


async def lived(story: Story, anas: Mapping[str, Said], bens: Mapping[str, Said]) -> tuple[Diary, Diary]:
    """Both sides of four weeks. To a prompt that a mapping lacks, its owner writes nothing."""
    ana, ben = await _paired(story)
    couple = _Couple(story, ana, ben, anas, bens)
    for number in range(DAYS):
        await couple.live(number)
    return couple.ana, couple.ben


async def _paired(story: Story) -> tuple[Phone, Phone]:
    ana, ben = story.phone("Ana"), story.phone("Ben")
    async with story.app.database.transaction(story.clock.now()) as work:
        for phone, number in ((ana, ANA), (ben, BEN)):
            await work.people.create(phone.person.user_id, "en", number)
    story.app.database.randomness = _Counted()
    await story.welcomes(ana, hour="19:00")
    await story.welcomes(ben, hour="20:00")
    await story.pairs(ana, ben)
    return ana, ben


class _Counted(SystemRandomness):
    """Rows are numbered alike in each telling."""

    def __init__(self) -> None:
        self._rows = chain((INVITE, COUPLE), count(COUPLE + 1))

    def bits(self, count: int) -> int:
        """Return the next number of a row, less the one that is added to it; all else is left to chance."""
        return next(self._rows) - 1 if count == ID_BITS else super().bits(count)


class _Couple:
    def __init__(
        self, story: Story, ana: Phone, ben: Phone, anas: Mapping[str, Said], bens: Mapping[str, Said]
    ) -> None:
        self.ana = Diary(story, ana, ben, ZONE, since=1)
        self.ben = Diary(story, ben, ana, ZONE, since=1)
        self._story = story
        self._words = ((self.ana, anas), (self.ben, bens))
        self._first = story.clock.now().astimezone(ZONE).date()
        self._ahead: list[_Planned] = []
        self._order = count()
        self._met: set[tuple[str, str]] = set()

    async def live(self, number: int) -> None:
        """One day, everything at its own time."""
        day = self._first + timedelta(days=number)
        for at, act in self._day(number):
            self._plan(datetime.combine(day, time.fromisoformat(at), ZONE), act)
        midnight = datetime.combine(day + timedelta(days=1), time(), ZONE)
        while self._ahead and self._ahead[0].at < midnight:
            planned = heappop(self._ahead)
            await self._story.until(planned.at)
            await planned.act()
            self.look()

    def _plan(self, at: datetime, act: Act) -> None:
        heappush(self._ahead, _Planned(at, next(self._order), act))

    def _day(self, number: int) -> Sequence[tuple[str, Act]]:
        """(local time, act) in any order."""
        ana, ben = partial(self._taps, self.ana), partial(self._taps, self.ben)
        special: Mapping[int, Sequence[tuple[str, Act]]] = {
            0: [
                ("12:10", ana("My trust was hurt", "An affair, or closeness with another")),
                ("12:31", ben("I broke trust")),
                ("12:44", ben("An affair, or closeness with another")),
                ("22:38", ana("Reply")),
            ],
            1: [("20:45", self._says(self.ben, "/checkin sunday 18:00"))],
            2: [("12:40", ana("Agree"))],
            5: [("22:48", ana("Skip this week"))],
            6: [("19:22", ana("Hard day"))],
            7: [("07:35", self._ben_repairs)],
            8: [
                ("13:10", self._says(self.ana, "/quietdates 12 december")),
                ("19:09", ana("More", "Another one")),
            ],
            9: [("08:40", ana("Have a look")), ("08:42", self._ana_ticks)],
            13: [
                ("18:04", self._they_meet_until_it_is_enough),
                ("22:05", self._says(self.ben, BEN_AFTER_THE_TALK)),
            ],
            14: [("10:30", self._says(self.ana, "/pause 3d"))],
            15: [("20:10", ben("More", "Not today"))],
            17: [("19:12", ana("More", "Don't send this again"))],
            19: [("21:10", ana("Another day", "Wed 16 Dec, 18:00"))],
            23: [("18:11", self._they_meet), ("21:50", self._says(self.ana, ANA_AFTER_THE_TALK))],
            26: [("12:20", self._says(self.ana, "/journal")), ("21:34", ana("Skip this week"))],
        }
        reading = [("15:01", self._read), ("19:02", self._read), ("20:02", self._read), ("21:00", self._pace)]
        return [*reading, *special.get(number, [])]

    def _taps(self, diary: Diary, *labels: str) -> Act:
        async def act() -> None:
            for label in labels:
                await diary.taps(label)
            await self._read()

        return act

    def _says(self, diary: Diary, words: str) -> Act:
        async def act() -> None:
            await diary.writes(words)

        return act

    async def _read(self) -> None:
        """What has come is read; an answer is written when its hour next comes round."""
        now = self._story.clock.now().astimezone(ZONE)
        for diary, words in self._words:
            nudge = await self._newest(diary)
            said = words.get(nudge.prompt_id) if nudge else None
            if nudge is None or said is None or (diary.name, nudge.prompt_id) in self._met:
                continue
            self._met.add((diary.name, nudge.prompt_id))
            at = datetime.combine(now.date(), time.fromisoformat(said.at), ZONE)
            self._plan(at if at > now else at + timedelta(days=1), self._writing(diary, nudge, said))

    def _writing(self, diary: Diary, nudge: Nudge, said: Said) -> Act:
        async def act() -> None:
            newest = await self._newest(diary)
            if newest is None or newest.prompt_id != nudge.prompt_id or newest.state != "open":
                return
            first, *more = said.words
            await diary.answers(first)
            for words in more:
                await diary.writes(words)
            await self._chooses(diary, said.taps)

        return act

    async def _chooses(self, diary: Diary, labels: Sequence[str]) -> None:
        """Where nothing is asked, what is to be private is so already, and /journal shares."""
        for label in labels:
            if label not in diary.me.buttons:
                if label == KEEP:
                    return
                await diary.writes("/journal")
            await diary.taps(label)

    async def _newest(self, diary: Diary) -> Nudge | None:
        async with self._story.app.database.transaction(self._story.clock.now()) as work:
            person = await work.people.by_telegram(diary.me.person.user_id)
            return await work.nudges.newest(person.id) if person else None

    def look(self) -> None:
        self.ana.look()
        self.ben.look()

    async def _pace(self) -> None:
        """The private question about the pace, on whichever evening it comes."""
        for diary, label in ((self.ana, "Stay as it is"), (self.ben, "A bit more")):
            if any(label in message.button_texts for message in diary.me.messages):
                await diary.taps(label)

    async def _ana_ticks(self) -> None:
        for label in ("I keep my guard up", "I feel unsure much of the time", "Done"):
            await self.ana.taps(label)

    async def _ben_repairs(self) -> None:
        await self.ben.writes(BEN_REPAIRS)
        await self._chooses(self.ben, SHARED)

    async def _they_meet_until_it_is_enough(self) -> None:
        """The first time: a break in the topic, back to it, and closed before the end."""
        await self._begin(self.ana, self.ben)
        await self._cards(1, TOPIC, minutes=3)
        await self._story.pass_time(minutes=6)
        await self._both(self.ana, self.ben, "Break", "asks for a break")
        await self._both(self.ana, self.ben, "20 minutes", "says how long")
        await self._story.pass_time(minutes=27)
        await self._both(self.ben, self.ana, "Back to the check-in", "is back")
        await self._cards(TOPIC, BREATH, minutes=11)
        await self._story.pass_time(minutes=2)
        await self._both(self.ana, self.ben, "Close", "closes it for today")

    async def _they_meet(self) -> None:
        """The second: short, and through to the last card."""
        await self._begin(self.ben, self.ana)
        await self._cards(1, LAST, minutes=2)
        await self._story.pass_time(minutes=1)
        await self._both(self.ana, self.ben, "Close", "closes it")

    async def _begin(self, one: Diary, other: Diary) -> None:
        await self._both(one, other, "We're starting", "begins, and the card comes to both")

    async def _cards(self, first: int, last: int, *, minutes: int) -> None:
        """From one card's number to another's; they take turns."""
        for number in range(first, last):
            await self._story.pass_time(minutes=minutes)
            movers = (self.ben, self.ana) if number % 2 else (self.ana, self.ben)
            await self._both(*movers, "Next", "goes on to the next card")

    async def _both(self, one: Diary, other: Diary, label: str, does: str) -> None:
        """A tap that the other, who sits beside, sees being made and finds on their own card."""
        self.look()
        other.sees(f"{one.name} {does}.")
        await one.taps(label)
        self.look()
