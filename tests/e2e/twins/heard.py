"""A little Telegram that writes down everything that one person gets, in order; it must not judge it; holds no test."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.clock import Clock
from kintsugi_sandbox.calls import Call, CallLog
from kintsugi_sandbox.state import Json, Message
from kintsugi_sandbox.world import World
from tests.e2e.twins.source import SeededRandomness, frozen


@dataclass(frozen=True)
class Heard:
    """One call about somebody: when (UTC), which, and with everything that it carries."""

    at: datetime
    method: str
    params: str


class Ear(CallLog):
    """The log of calls, and apart from it what one person gets of them."""

    def __init__(self, source: SeededRandomness) -> None:
        super().__init__()
        self.heard: list[Heard] = []
        self.taps: set[str] = set()
        self.listener: int | None = None
        self._source = source
        self._names: dict[int, str] = {}

    def add(self, call: Call) -> None:
        super().add(call)
        if self.listener is not None and (call.chat == self.listener or self._is_answer(call.params)):
            params = json.dumps(frozen(call.params), default=repr, ensure_ascii=False, sort_keys=True)
            words = self._source.veiled(params, self._names)
            self.heard.append(
                Heard(call.at, call.method if call.ok else f"{call.method}: {call.error}", words)
            )

    def _is_answer(self, params: dict[str, Any]) -> bool:
        return params.get("callback_query_id") in self.taps


class QuietWorld(World):
    """Each chat counts its own messages: what Telegram's numbers tell is no work of the bot's."""

    def __init__(self, clock: Clock, ear: Ear) -> None:
        super().__init__(clock.now, wall=clock.monotonic)
        self.calls = ear
        self._last: dict[int, int] = {}

    def add_message(self, chat_id: int, sender_id: int, content: Json, **more: Any) -> Message:
        self.bot.last_message_id = self._last.get(chat_id, 0)
        message = super().add_message(chat_id, sender_id, content, **more)
        self._last[chat_id] = message.id
        return message
