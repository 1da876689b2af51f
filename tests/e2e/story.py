"""A story to tell in a test: people with phones, a strict local Telegram, the whole bot, a clock the test moves."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from bot.app import App, opened
from bot.config import SANDBOX_TOKEN, Settings, sandbox_settings
from bot.delivery.probe import Probe
from bot.testing import ManualClock, run_until_idle
from bot.texts.content import own_folder
from bot.texts.loading import load_texts
from bot.texts.texts import Texts
from kintsugi_sandbox.compose import caption_content
from kintsugi_sandbox.person import Person
from kintsugi_sandbox.server import running
from kintsugi_sandbox.shown import Shown
from kintsugi_sandbox.state import Json
from kintsugi_sandbox.world import World

MONDAY_NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PICTURE = b"GIF89a\x0a\x00\x0a\x00"  # as much of a picture as its size takes
OPEN_RATE = 1e12
"""Messages per second: while the clock stands still nothing waits for the limiter, however many there are."""


@cache
def words() -> Texts:
    """Return everything that ships with the bot, read once: it is half of a start."""
    return load_texts(sandbox_settings(Path("there is no such folder"), 0))


class Story:
    """Every act of a phone is followed by all that the bot makes of it; only `pass_time` moves the clock."""

    probe: Probe | None = None
    """What stands at the bot's named points, if anything does."""

    def __init__(self, telegram: World, clock: ManualClock, folder: Path, url: str) -> None:
        self.telegram = telegram
        self.clock = clock
        self.folder = folder
        self.rates = (OPEN_RATE, OPEN_RATE)
        """Messages per second, altogether and in one chat, from the next start on."""
        self._url = url
        self._app: App | None = None
        self._open = AsyncExitStack()

    @property
    def app(self) -> App:
        if self._app is None:
            raise RuntimeError("the bot is not running")
        return self._app

    async def start_bot(self) -> None:
        texts = None if own_folder(self.settings.data_dir) else words()
        bot = opened(self.settings, self.clock, self.probe, texts)
        self._app = await self._open.enter_async_context(bot)

    @property
    def settings(self) -> Settings:
        """Read afresh at every start: the first one makes the master key."""
        settings = sandbox_settings(self.folder, 0)
        return replace(settings, bot_api_url=self._url, send_rate=self.rates[0], chat_rate=self.rates[1])

    async def stop_bot(self) -> None:
        self._app = None
        await self._open.aclose()
        self._open = AsyncExitStack()

    async def restart_bot(self) -> None:
        await self.stop_bot()
        await self.start_bot()

    async def run_until_idle(self) -> None:
        """Let everything happen that is due now."""
        await run_until_idle(self.app)

    async def pass_time(self, **amount: float) -> None:
        """Move the clock by a timedelta's worth, stopping at whatever falls due on the way."""
        await self.until(self.clock.now() + timedelta(**amount))

    async def until(self, instant: datetime) -> None:
        while (due_at := await self.app.next_due()) is not None and due_at <= instant:
            if due_at > self.clock.now():
                self.clock.move_to(due_at)
            await self.run_until_idle()
        if instant > self.clock.now():
            self.clock.move_to(instant)
        await self.run_until_idle()

    def phone(self, name: str, language: str = "en") -> "Phone":
        return Phone(self, self.telegram.person(name, language_code=language))

    async def welcomed(self, name: str, city: str = "Lisbon", hour: str = "19:00") -> "Phone":
        """Somebody new who has been through the first questions, and let the private one at their end be."""
        phone = self.phone(name)
        await self.welcomes(phone, city, hour)
        await phone.says("/start")
        return phone

    async def welcomes(self, phone: "Phone", city: str = "Lisbon", hour: str = "19:00") -> None:
        """The first questions and their answers."""
        await phone.opens()
        await phone.taps("Yes, let's begin")
        await phone.taps(f"Call me {phone.person.name}")
        await phone.says(city)
        await phone.taps("Yes, that's right")
        await phone.says(hour)
        await phone.taps("Done")

    async def couple(self, *, cities: tuple[str, str] = ("Lisbon", "Lisbon")) -> "tuple[Phone, Phone]":
        """Ana and Ben, paired, who have both turned from the private question to something else."""
        ana, ben = await self.just_paired(cities=cities)
        for phone in (ana, ben):
            await phone.says("/start")
        return ana, ben

    async def couple_on_a_shared_day(
        self, *, cities: tuple[str, str] = ("Lisbon", "Lisbon")
    ) -> "tuple[Phone, Phone]":
        """The same two, together since three days ago: this date is the first on which they get the same prompt.

        On days of one's own nothing is asked beneath what they write.
        """
        couple = await self.couple(cities=cities)
        await self.makes_it_a_shared_day()
        return couple

    async def makes_it_a_shared_day(self) -> None:
        """Let every couple of today have been together for three days."""
        async with self.app.database.transaction(self.clock.now()) as work:
            await work.tx.execute("UPDATE couples SET together_since = together_since - 3 * 86400000")

    async def just_paired(self, *, cities: tuple[str, str] = ("Lisbon", "Lisbon")) -> "tuple[Phone, Phone]":
        """Ana and Ben, who have just been asked where they stand."""
        ana = await self.welcomed("Ana", cities[0])
        ben = await self.welcomed("Ben", cities[1])
        await self.pairs(ana, ben)
        return ana, ben

    async def pairs(self, one: "Phone", other: "Phone") -> None:
        """The first invites the second."""
        await one.says("/invite")
        await other.opens(one.invite_token())
        await other.taps("Accept")
        await one.taps("Yes, that is my partner")


class Phone:
    """A person as they meet the bot: they say, tap and read. Buttons are found by their visible text."""

    def __init__(self, story: Story, person: Person) -> None:
        self._story = story
        self.person = person

    async def opens(self, start_param: str | None = None) -> int:
        """Press START, or open a deep link."""
        return await self._then(self.person.open_link(start_param))

    async def says(self, text: str, *, reply_to: int | None = None) -> int:
        return await self._then(self.person.say(text, reply_to))

    async def answers(self, text: str) -> int:
        """Reply to the newest prompt, as Telegram's Reply does."""
        return await self.says(text, reply_to=self.message_with("For today").id)

    async def sends_photo(self, content: bytes = PICTURE, caption: str | None = None) -> int:
        return await self._then(self.person.send_photo(content, caption))

    async def sends_voice(self, content: bytes = b"OggSvoice") -> int:
        return await self._then(self.person.send_voice(content))

    async def sends_location(self, latitude: float, longitude: float) -> int:
        return await self._then(self.person.send_location(latitude, longitude))

    async def sends(self, content: Json, *, reply_to: int | None = None) -> int:
        """Send whatever a message may hold."""
        return await self._then(self.person.send(content, reply_to))

    async def sends_album(self, name: str, *captions: str | None) -> list[int]:
        """Send one photo for each caption, together."""
        sizes = self.person._chats.files.photo(PICTURE)
        mark = {"media_group_id": name}
        sent = [self.person.send({"photo": sizes, **mark, **caption_content(words)}) for words in captions]
        await self._story.run_until_idle()
        return sent

    async def sends_sticker(self) -> int:
        return await self._then(self.person.send_sticker())

    async def forwards(self, text: str) -> int:
        return await self._then(self.person.forward(text))

    async def edits(self, message_id: int, text: str) -> None:
        self.person.edit(message_id, text)
        await self._story.run_until_idle()

    async def taps(self, label: str, *, message_id: int | None = None) -> None:
        """Tap the newest button with this text, or the one on a given message."""
        self.person.press(label, message_id)
        await self._story.run_until_idle()

    async def unfolds(self, label: str) -> None:
        """Tap "More" on the newest card that has it, and then what stands behind it."""
        await self.taps("More")
        await self.taps(label)

    async def taps_raw(self, message_id: int, data: str) -> None:
        """What only somebody with a forged client can do: tap a button that is not there."""
        self.person._tap(self.person._stored(message_id), data)
        await self._story.run_until_idle()

    async def blocks(self) -> None:
        self.person.block()
        await self._story.run_until_idle()

    async def unblocks(self) -> None:
        self.person.unblock()
        await self._story.run_until_idle()

    @property
    def messages(self) -> list[Shown]:
        """The bot's messages, oldest first."""
        return [message for message in self.person.messages if message.from_bot]

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.messages]

    @property
    def last(self) -> Shown:
        """The bot's newest message."""
        return self.messages[-1]

    @property
    def buttons(self) -> list[str]:
        """The visible buttons of the bot's newest message."""
        return self.last.button_texts

    def reads(self, words: str) -> bool:
        """Whether these words stand anywhere in what the bot has said."""
        return any(words in text for text in self.texts)

    def message_with(self, words: str) -> Shown:
        """The newest message of the bot that holds these words."""
        return next(message for message in reversed(self.messages) if words in message.text)

    def toast(self) -> str:
        """The newest passing line."""
        return self.person.toasts[-1].text

    def invite_token(self) -> str:
        """The token in the newest invite link on this phone."""
        link = self.message_with("?start=").text.split("?start=")[1]
        return link.split()[0]

    async def _then(self, message_id: int) -> int:
        await self._story.run_until_idle()
        return message_id


@asynccontextmanager
async def telling(folder: Path, now: datetime = MONDAY_NOON) -> AsyncIterator[Story]:
    """The bot and its Telegram, with everything they keep under `folder`."""
    clock = ManualClock(now)
    telegram = World(clock.now, wall=clock.monotonic)
    async with running(telegram, token=SANDBOX_TOKEN) as url:
        story = Story(telegram, clock, folder, url)
        await story.start_bot()
        try:
            yield story
        finally:
            await story.stop_bot()
    telegram.close()
