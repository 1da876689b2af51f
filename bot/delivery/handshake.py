"""The first words with a Bot API server, with patience when it cannot be reached; knows nothing of what follows."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

import telegram

from bot.clock import Clock
from bot.delivery.token_doubt import TokenDoubt
from bot.delivery.transport import BotApi, CallError, RejectedError

_LONGEST_PAUSE = 30.0  # seconds

_log = logging.getLogger(__name__)


async def shake_hands(api: BotApi, clock: Clock) -> telegram.User:
    """Learn who the bot is, however long the network takes.

    Raises StartError when the Bot API has not known the token for a minute.
    """
    pause, doubt = 1.0, TokenDoubt(clock)
    while True:
        asked = 0.0
        try:
            me = _who(await api.call("getMe"))
        except CallError as error:
            doubt.failed(error)
            asked = (error.retry_after or 0.0) if isinstance(error, RejectedError) else 0.0
            _log.warning(
                "no answer from the Bot API (%s); trying again in %.0f s", error.kind, max(pause, asked)
            )
        else:
            if me is not None:
                return me
            _log.error(
                "the server at BOT_API_URL answers getMe without the bot's id and username, so it cannot be"
                " used; trying again in %.0f s",
                pause,
            )
        await clock.sleep(max(pause, asked))
        pause = min(pause * 2, _LONGEST_PAUSE)


def _who(answer: Any) -> telegram.User | None:
    """The bot itself: only its id and username are ever asked for, whatever else a server leaves out."""
    fields = answer if isinstance(answer, dict) else {}
    number, username = fields.get("id"), fields.get("username")
    if (
        not isinstance(number, int)
        or isinstance(number, bool)
        or not isinstance(username, str)
        or not username
    ):
        return None
    return telegram.User(number, str(fields.get("first_name", username)), is_bot=True, username=username)


async def attempt(what: str, step: Callable[[], Awaitable[None]]) -> None:
    """Do what is good to have and no reason to stay down; a failure is logged by its kind."""
    try:
        await step()
    except CallError as error:
        _log.warning("%s did not work this time (%s)", what, error.kind)
