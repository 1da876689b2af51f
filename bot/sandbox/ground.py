"""What a person's phone and a group need of the Telegram they live in; it must not know who lives there."""

from collections.abc import Callable
from typing import Any, Protocol

from bot.sandbox.bell import Bell
from bot.sandbox.files import Files
from bot.sandbox.records import Records
from bot.sandbox.state import Bot, Callback, Json, Message
from bot.sandbox.updates import UpdateQueue


class Ground(Protocol):
    """The part of `World` that people act through; the world makes them and so is not imported by them."""

    bell: Bell
    records: Records
    files: Files
    updates: UpdateQueue
    wall: Callable[[], float]

    @property
    def bot(self) -> Bot: ...

    def epoch(self) -> float: ...

    def add_message(self, chat_id: int, sender_id: int, content: Json, **more: Any) -> Message: ...

    def hear(self, message: Message, kind: str = "message") -> None: ...

    def changed(self, message: Message) -> None: ...

    def remove(self, message: Message) -> None: ...

    def open_callback(self, callback_id: str) -> Callback | None: ...

    def waiting(self, user_id: int) -> list[Callback]: ...
