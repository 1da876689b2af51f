"""Decides when a refused token is refused for good; knows no call."""

import logging

from bot.clock import Clock
from bot.delivery.transport import CallError, RejectedError
from bot.domain.errors import StartError

PATIENCE_SECONDS = 60.0
"""A server that restarts, or forgets its bots for a moment, must not end the process."""

_log = logging.getLogger(__name__)


class TokenDoubt:
    """Watches one stream of calls for the Bot API's own 401 and 404; a gateway's page says nothing of a token."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._since: float | None = None

    def failed(self, error: CallError) -> None:
        """A call failed. Raises StartError once the Bot API has refused the token for a minute."""
        if not isinstance(error, RejectedError):
            return  # the way there is the trouble: nothing was said
        if error.status not in {401, 404}:
            self._since = None
            return
        now = self._clock.monotonic()
        if self._since is None:
            self._since = now
            _log.warning(
                "the Bot API says that it does not know this BOT_TOKEN; it is asked for a minute more"
            )
        elif now - self._since >= PATIENCE_SECONDS:
            raise StartError("Telegram does not know this BOT_TOKEN. Ask @BotFather for the present one.")

    def succeeded(self) -> None:
        """A call brought a result: the token is known."""
        self._since = None
