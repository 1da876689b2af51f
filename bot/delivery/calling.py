"""Makes the call of one entry, in an older way where the server refuses what is new to it; judges nothing else.

The ways of a call, each tried when the one before is refused with a 400 that nothing else explains: by the name
under which Telegram holds our file; with the file itself; without what only newer servers know.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot.delivery.claims import Ready
from bot.delivery.failures import is_unexplained
from bot.delivery.novelties import without_novelties
from bot.delivery.requests import Request
from bot.delivery.transport import BotApi, CallError

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Came:
    """What came back: an answer, or the error in its place."""

    answer: Any
    error: Exception | None


class Caller:
    """Remembers that a server is older, so that it is not asked twice each time; forgotten at the next start."""

    def __init__(self, api: BotApi) -> None:
        self._api = api
        self._is_older = False

    async def make(self, one: Ready) -> Came:
        """Make the call; no error is raised but that of being cancelled."""
        came = Came(None, None)
        for request, plain in self._ways(one):
            came = await self._once(one.row.id, request)
            if not is_unexplained(came.error):
                self._learn(came, plain=plain)
                break
        return came

    def _ways(self, one: Ready) -> Iterator[tuple[Request, bool]]:
        """Each way, and whether something was left out of it for an older server."""
        request = one.request
        if self._is_older:
            request = without_novelties(request) or request
        if one.file is not None and one.file.file_id is not None:
            yield _by_name(request, one.file.file_id), False
        yield request, False
        if (plain := without_novelties(request)) is not None:
            yield plain, True

    async def _once(self, row: int, request: Request) -> Came:
        try:
            return Came(await self._api.call(request.method, request.params, files=request.files), None)
        except Exception as error:  # noqa: BLE001 - whatever it is, the table decides
            if not isinstance(error, CallError):
                _log.exception("outbox %d: the call failed unexpectedly", row)
            return Came(None, error)

    def _learn(self, came: Came, *, plain: bool) -> None:
        if plain and came.error is None:
            _log.warning(
                "the Bot API server is older than what it was asked; it is asked plainly from now on"
            )
            self._is_older = True


def _by_name(request: Request, file_id: str) -> Request:
    return replace(request, params={**request.params, **dict.fromkeys(request.files, file_id)}, files={})
