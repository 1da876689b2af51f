"""The first words with a Bot API server, with patience when it cannot be reached; knows nothing of what follows."""

import logging
import warnings
from collections.abc import Awaitable, Callable
from datetime import timedelta

import telegram
from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.clock import Clock
from bot.delivery.transport import CallError
from bot.domain.errors import StartError

_LONGEST_PAUSE = 30.0  # seconds
_UNREADABLE = (TypeError, ValueError, LookupError, AttributeError)
"""What the library raises for an answer of the wrong shape."""

_log = logging.getLogger(__name__)


async def introduce(bot: telegram.Bot, clock: Clock) -> None:
    """Learn the bot's own name, however long the network takes. Raises StartError for a token nobody knows."""
    pause = 1.0
    while True:
        try:
            await bot.initialize()
        except InvalidToken:
            raise StartError(
                "Telegram does not know this BOT_TOKEN. Ask @BotFather for the present one."
            ) from None
        except (TelegramError, *_UNREADABLE) as error:
            _log.warning(
                "no answer from the Bot API (%s); trying again in %.0f s", type(error).__name__, pause
            )
            await clock.sleep(max(pause, _asked_for(error)))
            pause = min(pause * 2, _LONGEST_PAUSE)
        else:
            return


def _asked_for(error: Exception) -> float:
    """Seconds that Telegram asked to be left alone for."""
    if not isinstance(error, RetryAfter):
        return 0.0
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # the library announces another type for this, which is understood too
        asked = error.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)


async def attempt(what: str, step: Callable[[], Awaitable[None]]) -> None:
    """Do what is good to have and no reason to stay down; a failure is logged by its kind."""
    try:
        await step()
    except CallError as error:
        _log.warning("%s did not work this time (%s)", what, error.kind)
