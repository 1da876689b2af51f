"""Is the whole of "Telegram": people, chats, messages and the bot's updates; it must not know HTTP."""

import asyncio
import secrets
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.sandbox.bell import Bell
from bot.sandbox.calls import CallLog
from bot.sandbox.faults import Faults
from bot.sandbox.files import Files
from bot.sandbox.group import Group
from bot.sandbox.persistence import NoShelf, Shelf
from bot.sandbox.person import Person
from bot.sandbox.rate import Limits
from bot.sandbox.records import Records
from bot.sandbox.state import Bot, Callback, Chat, Json, Message, Toast, User
from bot.sandbox.updates import UpdateQueue
from bot.sandbox.validation.versions import NEWEST
from bot.sandbox.views import message_view

BOT_ID = 8_000_000_001
BOT_USERNAME = "kintsugi_sandbox_bot"
FIRST_USER_ID = 7_000_000_001  # beyond 32 bits, as real ones are
FIRST_GROUP_ID = -4_000_000_001
CALLBACK_SECONDS = 150


class World:
    """Everything Telegram would know. All methods belong to one event loop's thread."""

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        folder: Path | None = None,
        fresh: bool = False,
        bot_id: int = BOT_ID,
        bot_username: str = BOT_USERNAME,
        limits: Limits | None = None,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Build a world, from what `folder` holds if given (`fresh` wipes that first).

        `now` gives the sandbox's time (aware UTC). `wall` (epoch seconds) and `monotonic` (seconds) are real
        time, for the life of a tap and for `limits`. `version` may be set back to that of an older server.
        """
        self.now = now
        self.wall = wall
        self.monotonic = monotonic
        self.bell = Bell()
        self.faults = Faults()
        self.limits = limits
        self.version = NEWEST
        self.calls = CallLog()
        self._load(Shelf(folder, fresh=fresh) if folder else NoShelf(), Bot(id=bot_id, username=bot_username))

    def _load(self, shelf: Shelf | NoShelf, bot: Bot) -> None:
        self.records = Records(shelf, bot)
        self.files = Files(self.records)
        self.updates = UpdateQueue(
            self.records.bot, self.bell, self.epoch, self.records.save_update, self.records.drop_update
        )
        self.updates.restore(self.records.queued())

    @property
    def bot(self) -> Bot:
        return self.records.bot

    def epoch(self) -> float:
        return self.now().timestamp()

    def keep_in(self, folder: Path) -> None:
        """Be what `folder` holds, and stay there; ValueError once there are people in an unkept world."""
        if isinstance(self.records.shelf, Shelf):
            return
        if self.records.users:
            raise ValueError("give the folder to World before anybody is in it")
        self._load(Shelf(folder), self.bot)

    def close(self) -> None:
        self.records.shelf.close()

    def adopt(self, token: str) -> None:
        """Be the world of the bot with this token; raises ValueError for what cannot be a token."""
        number, _, secret = token.partition(":")
        if not number.isdigit() or not secret:
            raise ValueError("a bot token looks like 123456:ABC-DEF")
        self.bot.id = int(number)
        self.records.save_bot()

    def person(
        self,
        first_name: str,
        *,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "en",
        user_id: int | None = None,
    ) -> Person:
        """A person with a phone; the one with this `user_id` if there is one already."""
        number = user_id or max([*self.records.users, FIRST_USER_ID - 1]) + 1
        if number not in self.records.users:
            self.records.save_user(User(number, first_name, last_name, username, language_code))
            self.records.save_chat(Chat(number, "private", people=[number], instance=_chat_instance()))
        return Person(self, number)

    def group(self, person: Person, title: str = "A group") -> Group:
        """A group that `person` makes and adds the bot to (my_chat_member, then a message)."""
        self.bot.last_group += 1
        chat = Chat(
            FIRST_GROUP_ID - self.bot.last_group,
            "group",
            title=title,
            started=True,
            people=[person.user_id],
            instance=_chat_instance(),
        )
        self.records.save_chat(chat)
        group = Group(self, chat.id)
        group.add_bot(person)
        return group

    def add_message(self, chat_id: int, sender_id: int, content: Json, **more: Any) -> Message:
        """Put a message into a chat, dated now."""
        message = Message(
            chat_id, self.records.next_message_id(), sender_id, int(self.epoch()), content, **more
        )
        self.records.save_message(message)
        self.bell.ring()
        return message

    def hear(self, message: Message, kind: str = "message") -> None:
        """Tell the bot of a person's message."""
        self.updates.push(kind, message_view(self.records, message))

    def changed(self, message: Message) -> None:
        self.records.save_message(message)
        self.bell.ring()

    def remove(self, message: Message) -> None:
        chat = self.records.chats[message.chat_id]
        if message.id in chat.pinned:
            chat.pinned.remove(message.id)
            self.records.save_chat(chat)
        self.records.drop_message(message)
        self.bell.ring()

    def open_callback(self, callback_id: str) -> Callback | None:
        """The tap if it can still be answered: once, within 150 s of real time."""
        callback = self.records.callbacks.get(callback_id)
        return callback if callback and self.wall() - callback.at <= CALLBACK_SECONDS else None

    def waiting(self, user_id: int) -> list[Callback]:
        """Taps of a person that the bot has not answered yet."""
        taps = [c for c in self.records.callbacks.values() if c.user_id == user_id]
        return [tap for tap in taps if self.open_callback(tap.id)]

    def toast(self, user_id: int, text: str, *, alert: bool, url: str | None = None) -> None:
        self.bot.last_toast += 1
        self.records.save_bot()
        self.records.save_toast(Toast(self.bot.last_toast, user_id, text, alert, url))
        self.bell.ring()

    async def until(self, happened: Callable[[], Any], seconds: float = 10.0) -> Any:
        """Wait until `happened()` is true, looking at each change; TimeoutError after real `seconds`."""
        async with asyncio.timeout(seconds):
            while not (result := happened()):
                await self.bell.wait(self.bell.rings)
        return result


def _chat_instance() -> str:
    return str(secrets.randbits(62))
