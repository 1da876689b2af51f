"""Fetches updates and commits them to the inbox before Telegram may forget them; knows no update's meaning.

Each run starts without an offset, and an offset is used for one confirming poll only: after a week
without updates Telegram's next number is random, and a remembered offset above it would discard it.
"""

import asyncio
import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from bot.clock import Clock
from bot.delivery.answers import lowest_update_id
from bot.delivery.incoming import is_of, origin_of, update_id_of
from bot.delivery.polling import PollLength, PollPace
from bot.delivery.probe import Probe
from bot.delivery.token_doubt import TokenDoubt
from bot.delivery.transport import BotApi, BrokenAnswerError, CallError, RejectedError
from bot.domain.errors import DamagedStorageError, StorageError
from bot.domain.people import Person
from bot.store.database import Database
from bot.store.keyring import HOUSE
from bot.store.work import Work

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
_MOST_AT_ONCE = 100  # updates; the most Telegram gives
_KEPT_OF_UNREADABLE = 100_000  # characters
_ANSWER_MARGIN = 10  # seconds of silence beyond the long poll
_LONGEST_TROUBLE, _LONGEST_CONFLICT = 30.0, 60.0  # seconds

_log = logging.getLogger(__name__)


def jitter() -> float:
    """A random factor from 0.5 to 1, so that many bots do not come back at the same moment."""
    return 0.5 + secrets.randbelow(1000) / 2000


@dataclass(frozen=True)
class _Polled:
    """What a poll brought: the numbers of all updates, and how many of them were new and wanted."""

    numbers: frozenset[int]
    fresh: int


class Receiver:
    def __init__(  # noqa: PLR0917 - put together in one place only
        self,
        database: Database,
        api: BotApi,
        clock: Clock,
        probe: Probe,
        arrived: asyncio.Event,
        jitter: Callable[[], float] = jitter,
    ) -> None:
        """`arrived` is set whenever new updates have been committed."""
        self._database = database
        self._api = api
        self._clock = clock
        self._probe = probe
        self._arrived = arrived
        self._jitter = jitter
        self._offset: int | None = None
        self._limit = _MOST_AT_ONCE
        self._length = PollLength()
        self._pace = PollPace()
        self._doubt = TokenDoubt(clock)
        self._failures = 0
        self._conflicts = 0
        self.last_poll = self.last_attempt = clock.monotonic()
        """Monotonic seconds: when a poll last brought an answer, and when one last ended at all."""

    async def run(self) -> None:
        """Poll for ever. Raises StartError when Telegram has not known the token for a minute."""
        while True:
            pause = await self._attempt()
            self.last_attempt = self._clock.monotonic() + pause  # to wait as long as asked is no hanging
            if pause:
                await self._clock.sleep(pause)

    async def once(self, wait: int = 0) -> int:
        """One poll of up to `wait` seconds; returns how many new updates were stored. Raises CallError."""
        return (await self._poll(wait)).fresh

    async def _poll(self, wait: int) -> _Polled:
        params: dict[str, Any] = {
            "timeout": wait,
            "limit": self._limit,
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        if self._offset is not None:
            params["offset"] = self._offset
        try:
            updates = await self._api.call("getUpdates", params, read_timeout=wait + _ANSWER_MARGIN)
        except BrokenAnswerError as error:
            return await self._step_over(error)
        if not isinstance(updates, list):
            raise CallError("no list of updates")
        numbered = [(number, update) for update in updates if (number := update_id_of(update)) is not None]
        if skipped := len(updates) - len(numbered):
            _log.error("%d updates without a number were skipped", skipped)
        numbered.sort(key=itemgetter(0))
        fresh = await self._keep([update for _, update in numbered])
        if updates and not numbered:
            raise CallError("no update has a number")  # nothing to confirm: asking again at once would spin
        if not updates:
            self._limit = _MOST_AT_ONCE
        return self._confirming(frozenset(number for number, _ in numbered), fresh)

    def _confirming(self, numbers: frozenset[int], fresh: int) -> _Polled:
        """What is on the disk is confirmed by the next poll."""
        self._offset = max(numbers) + 1 if numbers else None
        self.last_poll = self._clock.monotonic()
        return _Polled(numbers, fresh)

    async def _step_over(self, error: BrokenAnswerError) -> _Polled:
        """Updates that cannot be read as JSON are asked for one by one; what cannot be read alone is set aside.

        Raises the error itself where no update is to be seen in it, or there may be several.
        """
        number = lowest_update_id(error.body) if error.status == 200 else None
        if number is None:
            raise error
        if self._limit > 1:
            _log.error("an answer with updates cannot be read; they are asked for one by one")
            self._limit = 1
            raise error
        _log.error("update %d cannot be read; it is set aside", number)
        async with self._database.transaction(self._clock.now()) as work:
            body = error.body.decode("utf-8", "replace")[:_KEPT_OF_UNREADABLE]
            await work.inbox.set_unreadable_aside(number, body)
        self._limit = _MOST_AT_ONCE
        return self._confirming(frozenset({number}), 0)

    async def forget_webhook(self) -> None:
        """Remove a webhook set for this bot: Telegram serves either it or getUpdates.

        Trouble is left to `run`, which comes upon the webhook again.
        """
        try:
            info = await self._api.call("getWebhookInfo")
            if isinstance(info, dict) and info.get("url"):
                _log.warning("a webhook was set for this bot; it is removed, since updates are fetched")
                await self._api.call("deleteWebhook", {"drop_pending_updates": False})
        except CallError as error:
            _log.warning("it is not known whether a webhook is set (%s)", error.kind)

    async def _keep(self, updates: list[dict[str, Any]]) -> int:
        wanted = [update for update in updates if is_of(update, ALLOWED_UPDATES)]
        if len(wanted) < len(updates):
            _log.debug("%d updates that nobody asked for were passed over", len(updates) - len(wanted))
        if not wanted:
            return 0
        async with self._database.transaction(self._clock.now()) as work:
            known: dict[int | None, Person | None] = {None: None}
            fresh = [await _store(work, update, known) for update in wanted].count(True)
            self._probe.reached("inbox.before_commit")
        self._probe.reached("inbox.after_commit")
        if fresh:
            self._arrived.set()
        return fresh

    async def _attempt(self) -> float:
        """One poll; returns the seconds to wait before the next."""
        began = self._clock.monotonic()
        try:
            polled = await self._poll(self._length.seconds)
        except CallError as error:
            return await self._trouble(error, self._clock.monotonic() - began)
        except DamagedStorageError:
            raise
        except StorageError as error:
            _log.error("updates could not be stored: %s", error)
            return self._back_off()
        except Exception:  # noqa: BLE001 - the mouth of the loop: not stored, so not confirmed either, and it comes again
            _log.exception("updates could not be stored")
            return self._back_off()
        if self._failures or self._conflicts:
            _log.info("updates are coming in again")
        self._failures = self._conflicts = 0
        self._doubt.succeeded()
        now = self._clock.monotonic()
        self._length.answered(now)
        return self._pace.pause(polled.numbers, now - began)

    async def _trouble(self, error: CallError, took: float) -> float:
        self._doubt.failed(error)
        if not isinstance(error, RejectedError):
            pause = self._length.cut(took, self._clock.monotonic())
            return self._back_off(error) if pause is None else pause
        if error.status == 409:
            return await self._conflict(error)
        if error.status == 429 and error.retry_after is not None:
            _log.warning("asked to wait %.0f s before the next poll", error.retry_after)
            return error.retry_after
        return self._back_off(error)

    async def _conflict(self, error: RejectedError) -> float:
        if "webhook" in error.description.lower():
            await self.forget_webhook()
            return self._back_off(error)
        pause = min(5.0 * 2.0 ** min(self._conflicts, 10), _LONGEST_CONFLICT)
        self._conflicts += 1
        _log.error("another copy of this bot is fetching updates elsewhere; trying again in %.0f s", pause)
        return pause

    def _back_off(self, error: CallError | None = None) -> float:
        pause: float = min(2.0**self._failures, _LONGEST_TROUBLE) * self._jitter()
        self._failures = min(self._failures + 1, 10)
        if error is not None:
            _log.warning("no updates (%s); trying again in %.1f s", error.kind, pause)
        return pause


async def _store(work: Work, update: dict[str, Any], known: dict[int | None, Person | None]) -> bool:
    """`known`: who the senders of this poll are, so that each is looked up once."""
    origin = origin_of(update)
    chat = None if origin.chat is None else work.people.account(origin.chat)
    if origin.sender is not None and origin.sender not in known:
        known[origin.sender] = await _sender(work, origin.sender)
    person = known[origin.sender]
    here = person is not None and person.onboarded and origin.chat == origin.sender
    # the house's key seals it for who is nobody yet
    return await work.inbox.add(update, chat, person.id if person else HOUSE, stranger=not here)


async def _sender(work: Work, sender: int) -> Person | None:
    try:
        return await work.people.by_telegram(sender)
    except StorageError:
        raise
    except Exception:  # noqa: BLE001 - one person's damaged row must not stop everybody's updates
        _log.exception("the sender of an update could not be read")
        return None
