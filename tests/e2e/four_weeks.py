"""Ana, whose trust was hurt, and Ben, who broke it, live four weeks; must not know how a page is written."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.e2e.diary import Diary
from tests.e2e.four_weeks_words import Said
from tests.e2e.story import Phone, Story

ZONE = ZoneInfo("Europe/Lisbon")
DAYS = 28
ANA, BEN = 100, 200
"""Their numbers in the database, always the same: they decide which prompts come."""

STEPS = 9
Act = Callable[[], Awaitable[None]]


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
    await story.welcomes(ana, hour="19:00")
    await story.welcomes(ben, hour="20:00")
    await story.pairs(ana, ben)
    return ana, ben


class _Couple:
    def __init__(
        self, story: Story, ana: Phone, ben: Phone, anas: Mapping[str, Said], bens: Mapping[str, Said]
    ) -> None:
        self.ana = Diary(story, ana, ben, ZONE, since=1)
        self.ben = Diary(story, ben, ana, ZONE, since=1)
        self._story = story
        self._anas = anas
        self._bens = bens
        self._first = story.clock.now().astimezone(ZONE).date()

    async def live(self, number: int) -> None:
        """One day, everything at its own time."""
        day = self._first + timedelta(days=number)
        for at, act in sorted(self._plan(number), key=lambda planned: planned[0]):
            await self._story.until(datetime.combine(day, time.fromisoformat(at), ZONE))
            await act()

    def _plan(self, number: int) -> Sequence[tuple[str, Act]]:
        """(local time, act) in any order."""
        special = {
            0: [("12:10", self._ana_answers), ("12:30", self._ben_answers)],
            2: [("19:06", self._ana_wants_another)],
            4: [("20:45", self._ben_suggests_sundays), ("21:15", self._ana_agrees)],
            5: [("19:20", self._ana_skips_the_week), ("19:58", self._ana_looks), ("20:58", self._ben_looks)],
            8: [("13:10", self._ana_keeps_a_day_quiet)],
            10: [("20:10", self._ben_leaves_it)],
            13: [("18:02", self._they_meet_briefly)],
            14: [("10:30", self._ana_rests)],
            16: [("20:50", self._ben_would_go_on)],
            19: [("21:05", self._ben_puts_it_off)],
            22: [("13:05", self._ana_reads_back)],
            27: [("18:01", self._they_meet)],
        }
        daily = [("21:20", self._ana_answers_first), ("21:30", self._ana_writes), ("21:40", self._ben_writes)]
        return [*daily, *special.get(number, [])]

    async def _ana_writes(self) -> None:
        await self._write(self.ana, self._anas)

    async def _ben_writes(self) -> None:
        await self._write(self.ben, self._bens)

    async def _write(self, diary: Diary, words: Mapping[str, Said]) -> None:
        async with self._story.app.database.transaction(self._story.clock.now()) as work:
            person = await work.people.by_telegram(diary.me.person.user_id)
            today = self._story.clock.now().astimezone(ZONE).date()
            nudge = await work.nudges.on(person.id, today) if person else None
        said = words.get(nudge.prompt_id) if nudge and nudge.state == "open" else None
        diary.look()
        if said is not None:
            await diary.writes(said.words)
            partner = (self.ben if diary is self.ana else self.ana).me.person.name
            await diary.taps(f"Share with {partner}" if said.shared else "Keep private")
        self.look()

    def look(self) -> None:
        self.ana.look()
        self.ben.look()

    async def _ana_answers_first(self) -> None:
        """The private question about the pace, on whichever evening it comes."""
        self.look()
        if any("Stay as it is" in message.button_texts for message in self.ana.me.messages):
            await self.ana.taps("Stay as it is")

    async def _ana_answers(self) -> None:
        await self.ana.taps("My trust was hurt")

    async def _ben_answers(self) -> None:
        await self.ben.taps("I broke trust")

    async def _ana_wants_another(self) -> None:
        await self.ana.taps("Another one")

    async def _ben_suggests_sundays(self) -> None:
        await self.ben.writes("/checkin sunday 18:00")

    async def _ana_agrees(self) -> None:
        await self.ana.taps("Agree")
        self.look()

    async def _ana_skips_the_week(self) -> None:
        await self.ana.taps("Skip this week")
        self.look()

    async def _ana_looks(self) -> None:
        for label in ("Have a look", "I keep my guard up", "I look out for the next letdown", "Done"):
            await self.ana.taps(label)

    async def _ben_looks(self) -> None:
        await self.ben.taps("Not now")

    async def _ana_keeps_a_day_quiet(self) -> None:
        await self.ana.writes("/quietdates 12 december")

    async def _ben_leaves_it(self) -> None:
        await self.ben.taps("Not today")

    async def _ana_rests(self) -> None:
        await self.ana.writes("/pause 3d")

    async def _ana_reads_back(self) -> None:
        await self.ana.writes("/journal")

    async def _ben_would_go_on(self) -> None:
        await self.ben.writes("/settings")
        await self.ben.taps("Pace")
        await self.ben.taps("A bit more, when you are ready")

    async def _ben_puts_it_off(self) -> None:
        await self.ben.taps("Skip this week")
        self.look()

    async def _they_meet_briefly(self) -> None:
        """The first time, as far as it goes."""
        await self._begin(self.ana, self.ben)
        for _ in range(4):
            await self._move_on(self.ben, self.ana, minutes=3)
        await self._story.pass_time(minutes=3)
        await self._both(self.ana, self.ben, "Close", "closes it for today")

    async def _they_meet(self) -> None:
        """The whole hour, with a break after the topic has begun."""
        await self._begin(self.ben, self.ana)
        for step in range(2, STEPS + 1):
            if step == STEPS - 2:
                await self._take_a_break()
            mover = (self.ana, self.ben) if step % 2 else (self.ben, self.ana)
            await self._move_on(*mover, minutes=3)
        await self._story.pass_time(minutes=3)
        await self._both(self.ben, self.ana, "Close", "closes it")

    async def _begin(self, one: Diary, other: Diary) -> None:
        await self._both(one, other, "We're starting", "begins, and the card comes to both")

    async def _move_on(self, one: Diary, other: Diary, minutes: int) -> None:
        await self._story.pass_time(minutes=minutes)
        await self._both(one, other, "Next", "goes on to the next card")

    async def _take_a_break(self) -> None:
        await self._story.pass_time(minutes=4)
        await self._both(self.ana, self.ben, "Break", "asks for a break")
        await self._both(self.ana, self.ben, "20 minutes", "says how long")
        await self._story.pass_time(minutes=20)
        await self._both(self.ben, self.ana, "Back to the check-in", "is back")

    async def _both(self, one: Diary, other: Diary, label: str, does: str) -> None:
        """A tap that the other, who sits beside, sees being made and finds on their own card."""
        self.look()
        other.sees(f"{one.name} {does}.")
        await one.taps(label)
        self.look()
