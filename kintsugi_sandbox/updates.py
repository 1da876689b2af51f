"""Queues updates for the bot and hands them out by getUpdates' rules; it must not know what is in them."""

import asyncio
import random
from collections.abc import Callable
from itertools import islice

from kintsugi_sandbox.bell import Bell
from kintsugi_sandbox.errors import ApiError, conflict
from kintsugi_sandbox.state import Bot, Json, QueuedUpdate

KEPT_SECONDS = 24 * 3600
QUIET_SECONDS = 7 * 24 * 3600
FUTURE_SLACK = 10
LONGEST_POLL_SECONDS = 50
ALL_KINDS = [
    "message", "edited_message", "channel_post", "edited_channel_post",
    "business_connection", "business_message", "edited_business_message", "deleted_business_messages",
    "guest_message", "message_reaction", "message_reaction_count", "inline_query",
    "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query",
    "purchased_paid_media", "poll", "poll_answer", "my_chat_member",
    "chat_member", "chat_join_request", "chat_boost", "removed_chat_boost",
    "managed_bot",
]  # fmt: skip
ASKED_FOR_ONLY = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_SET = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


class UpdateQueue:
    """The bot's queue: ids rise, an offset confirms what is below it, one poller at a time."""

    def __init__(
        self,
        bot: Bot,
        bell: Bell,
        now: Callable[[], float],
        keep: Callable[[QueuedUpdate], None],
        forget: Callable[[QueuedUpdate], None],
    ) -> None:
        self._bot = bot
        self._bell = bell
        self._now = now
        self._keep = keep
        self._forget = forget
        self._queue: dict[int, QueuedUpdate] = {}
        self._poller = 0
        self._random = random.SystemRandom()

    def restore(self, updates: list[QueuedUpdate]) -> None:
        self._queue = {update.id: update for update in sorted(updates, key=lambda u: u.id)}

    @property
    def pending(self) -> int:
        return len(self._queue)

    def wants(self, kind: str) -> bool:
        chosen = self._bot.allowed_updates
        return kind in chosen if chosen else kind not in ASKED_FOR_ONLY

    def push(self, kind: str, payload: Json) -> int | None:
        """Queue an update of this kind; None when the bot did not ask for such updates."""
        if not self.wants(kind):
            return None
        return self.push_raw({kind: payload})

    def push_raw(self, fields: Json) -> int:
        """Queue any object as an update, well-formed or not: for tests of what a bot does with nonsense."""
        number = self._next_id()
        update = QueuedUpdate(number, self._now(), {"update_id": number, **fields})
        self._queue[number] = update
        self._keep(update)
        self._bell.ring()
        return number

    def _next_id(self) -> int:
        """One more than the last; anything at all after a week without updates (Bot API, `Update`)."""
        self._expire()
        now, last = self._now(), self._bot.last_update_id
        quiet = last == 0 or now - self._bot.last_update_at > QUIET_SECONDS
        number = self._random.randrange(100_000_000, 900_000_000) if quiet else last + 1
        self._bot.last_update_id = number
        self._bot.last_update_at = now
        return number

    def clear(self) -> None:
        for update in list(self._queue.values()):
            self._remove(update)

    def _remove(self, update: QueuedUpdate) -> None:
        del self._queue[update.id]
        self._forget(update)

    def _remove_while(self, goes: Callable[[QueuedUpdate], bool]) -> None:
        """Remove from the front only: ids and times rise along the queue."""
        while self._queue and goes(first := next(iter(self._queue.values()))):
            self._remove(first)

    def _expire(self) -> None:
        oldest = self._now() - KEPT_SECONDS
        self._remove_while(lambda update: update.at < oldest)

    def _confirm(self, offset: int) -> None:
        """Forget what is below the offset; one from another life (too far ahead) confirms nothing."""
        tail = self._bot.last_update_id + 1
        if offset < 0:
            ids = sorted(self._queue)
            offset = ids[offset] if -offset <= len(ids) else 0
        if offset > tail + FUTURE_SLACK:
            return
        self._remove_while(lambda update: update.id < offset)

    async def poll(self, offset: int, limit: int, seconds: int, closing: asyncio.Event) -> list[Json]:
        """Answer one getUpdates call, waiting `seconds` at most; ApiError 409 when another poller comes."""
        if self._bot.webhook:
            raise conflict(WEBHOOK_SET)
        self._poller += 1
        mine = self._poller
        self._bell.ring()
        self._expire()
        self._confirm(offset)
        try:
            async with asyncio.timeout(min(max(seconds, 0), LONGEST_POLL_SECONDS)):
                while not self._queue and not closing.is_set():
                    await self._bell.wait(self._bell.rings)
                    self._check_alone(mine)
        except TimeoutError:
            pass
        return [u.payload for u in islice(self._queue.values(), min(max(limit, 1), 100))]

    def _check_alone(self, mine: int) -> None:
        if mine != self._poller:
            raise conflict(OTHER_POLLER)
        if self._bot.webhook:
            raise ApiError(409, "Conflict: terminated by setWebhook request")


def check_kinds(kinds: list[str]) -> list[str]:
    """Telegram ignores unknown names; a typo loses updates, so here it is a ValueError."""
    if unknown := [kind for kind in kinds if kind not in ALL_KINDS]:
        raise ValueError(unknown[0])
    return kinds
