"""Is the whole of "Telegram": its chats, and the people and groups that are made in it; it must not know HTTP."""

import asyncio
import secrets
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from kintsugi_sandbox.calls import CallLog
from kintsugi_sandbox.chats import Chats
from kintsugi_sandbox.faults import Faults
from kintsugi_sandbox.group import Group
from kintsugi_sandbox.persistence import NoShelf, Shelf
from kintsugi_sandbox.person import Person
from kintsugi_sandbox.rate import Limits
from kintsugi_sandbox.state import Bot, Chat, User
from kintsugi_sandbox.validation.versions import NEWEST

BOT_ID = 8_000_000_001
BOT_USERNAME = "kintsugi_sandbox_bot"
FIRST_USER_ID = 7_000_000_001  # beyond 32 bits, as real ones are
FIRST_GROUP_ID = -4_000_000_001


class World(Chats):
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
        shelf = Shelf(folder, fresh=fresh) if folder else NoShelf()
        super().__init__(now, shelf, Bot(id=bot_id, username=bot_username), wall)
        self.monotonic = monotonic
        self.faults = Faults()
        self.limits = limits
        self.version = NEWEST
        self.calls = CallLog()

    def keep_in(self, folder: Path) -> None:
        """Be what `folder` holds, and stay there; ValueError once there are people in an unkept world."""
        if isinstance(self.records.shelf, Shelf):
            return
        if self.records.users:
            raise ValueError("give the folder to World before anybody is in it")
        self.load(Shelf(folder), self.bot)

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

    async def until(self, happened: Callable[[], Any], seconds: float = 10.0) -> Any:
        """Wait until `happened()` is true, looking at each change; TimeoutError after real `seconds`."""
        async with asyncio.timeout(seconds):
            while not (result := happened()):
                await self.bell.wait(self.bell.rings)
        return result


def _chat_instance() -> str:
    return str(secrets.randbits(62))
