"""Holds the chats: what is put into them and what the bot hears of it; it must not know who acts in them."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from kintsugi_sandbox.bell import Bell
from kintsugi_sandbox.files import Files
from kintsugi_sandbox.persistence import NoShelf, Shelf
from kintsugi_sandbox.records import Records
from kintsugi_sandbox.state import Bot, Callback, Json, Message, Toast
from kintsugi_sandbox.updates import UpdateQueue
from kintsugi_sandbox.views import message_view

CALLBACK_SECONDS = 150


class Chats:
    """What people and the bot act through. All methods belong to one event loop's thread."""

    def __init__(
        self,
        now: Callable[[], datetime],
        shelf: Shelf | NoShelf,
        bot: Bot,
        wall: Callable[[], float] = time.time,
    ) -> None:
        """Hold what the shelf holds.

        `now` gives the sandbox's time (aware UTC), `wall` real time (epoch seconds), for the life of a tap.
        """
        self.now = now
        self.wall = wall
        self.bell = Bell()
        self.load(shelf, bot)

    def load(self, shelf: Shelf | NoShelf, bot: Bot) -> None:
        """Be what the shelf holds; `bot` is who the bot is where the shelf does not say."""
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

    def drop_old_callbacks(self) -> None:
        """Forget taps that can no longer be answered; they lie in the order in which they were made."""
        callbacks = self.records.callbacks
        while callbacks and not self.open_callback(oldest := next(iter(callbacks))):
            self.records.drop_callback(callbacks[oldest])

    def waiting(self, user_id: int) -> list[Callback]:
        """Taps of a person that the bot has not answered yet."""
        taps = [c for c in self.records.callbacks.values() if c.user_id == user_id]
        return [tap for tap in taps if self.open_callback(tap.id)]

    def toast(self, user_id: int, text: str, *, alert: bool, url: str | None = None) -> None:
        self.bot.last_toast += 1
        self.records.save_bot()
        self.records.save_toast(Toast(self.bot.last_toast, user_id, text, alert, url))
        self.bell.ring()
