"""Fetches updates and commits them to the inbox before Telegram may forget them; knows no update's meaning.

Each run starts without an offset, and an offset is used for one confirming poll only: after a week
without updates Telegram's next number is random, and a remembered offset above it would discard it.
"""

import asyncio
import logging
import secrets
from collections.abc import Callable
from typing import Any

from bot.clock import Clock
from bot.delivery.incoming import origin_of, update_id_of
from bot.delivery.probe import Probe
from bot.delivery.transport import BotApi, CallError, RejectedError
from bot.domain.errors import DamagedStorageError, StartError, StorageError
from bot.store.database import Database
from bot.store.keyring import HOUSE
from bot.store.work import Work

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
LONG_POLL_SECONDS = 50  # the longest Telegram grants
_ANSWER_MARGIN = 10  # seconds of silence beyond the long poll
_LONGEST_TROUBLE, _LONGEST_CONFLICT = 30.0, 60.0  # seconds

_log = logging.getLogger(__name__)


def jitter() -> float:
    """A random factor from 0.5 to 1, so that many bots do not come back at the same moment."""
    return 0.5 + secrets.randbelow(1000) / 2000


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
        self._failures = 0
        self._conflicts = 0
        self.last_poll = self.last_attempt = clock.monotonic()
        """Monotonic seconds: when a poll last brought an answer, and when one last ended at all."""

    async def run(self) -> None:
        """Poll for ever. Raises StartError when Telegram does not know the token."""
        while True:
            pause = await self._attempt()
            self.last_attempt = self._clock.monotonic() + pause  # to wait as long as asked is no hanging
            if pause:
                await self._clock.sleep(pause)

    async def once(self, wait: int = 0) -> int:
        """One poll of up to `wait` seconds; returns how many new updates were stored. Raises CallError."""
        params: dict[str, Any] = {"timeout": wait, "limit": 100, "allowed_updates": list(ALLOWED_UPDATES)}
        if self._offset is not None:
            params["offset"] = self._offset
        updates = await self._api.call("getUpdates", params, read_timeout=wait + _ANSWER_MARGIN)
        if not isinstance(updates, list):
            raise CallError("no list of updates")
        numbered = [(number, update) for update in updates if (number := update_id_of(update)) is not None]
        if skipped := len(updates) - len(numbered):
            _log.error("%d updates without a number were skipped", skipped)
        fresh = await self._keep([update for _, update in numbered])
        if updates and not numbered:
            raise CallError("no update has a number")  # nothing to confirm: asking again at once would spin
        self._offset = max(number for number, _ in numbered) + 1 if numbered else None
        self.last_poll = self._clock.monotonic()
        return fresh

    async def forget_webhook(self) -> None:
        """Remove a webhook set for this bot: Telegram serves either it or getUpdates.

        Raises StartError as `run` does; other trouble is left to `run`, which comes upon the webhook again.
        """
        try:
            info = await self._api.call("getWebhookInfo")
            if isinstance(info, dict) and info.get("url"):
                _log.warning("a webhook was set for this bot; it is removed, since updates are fetched")
                await self._api.call("deleteWebhook", {"drop_pending_updates": False})
        except CallError as error:
            _stop_without_token(error)
            _log.warning("it is not known whether a webhook is set (%s)", error.kind)

    async def _keep(self, updates: list[dict[str, Any]]) -> int:
        if not updates:
            return 0
        async with self._database.transaction(self._clock.now()) as work:
            fresh = [await _store(work, update) for update in updates].count(True)
            self._probe.reached("inbox.before_commit")
        self._probe.reached("inbox.after_commit")
        if fresh:
            self._arrived.set()
        return fresh

    async def _attempt(self) -> float:
        """One poll; returns the seconds to wait before the next."""
        try:
            await self.once(LONG_POLL_SECONDS)
        except CallError as error:
            return await self._trouble(error)
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
        return 0.0

    async def _trouble(self, error: CallError) -> float:
        if not isinstance(error, RejectedError):
            return self._back_off(error)
        _stop_without_token(error)
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


def _stop_without_token(error: CallError) -> None:
    if isinstance(error, RejectedError) and error.status in (401, 404):
        raise StartError(
            "Telegram does not know this BOT_TOKEN. Ask @BotFather for the present one."
        ) from None


async def _store(work: Work, update: dict[str, Any]) -> bool:
    origin = origin_of(update)
    chat = None if origin.chat is None else work.people.account(origin.chat)
    return await work.inbox.add(update, chat, await _author(work, origin.sender))


async def _author(work: Work, sender: int | None) -> int:
    """Whose key seals it; the house's for strangers."""
    if sender is None:
        return HOUSE
    try:
        person = await work.people.by_telegram(sender)
    except StorageError:
        raise
    except Exception:  # noqa: BLE001 - one person's damaged row must not stop everybody's updates
        _log.exception("the sender of an update could not be read")
        return HOUSE
    return person.id if person else HOUSE
