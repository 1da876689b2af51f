"""Why somebody cannot be written to, and when they are tried again; knows no network and no storage."""

from datetime import timedelta
from typing import Literal, get_args

Unreachable = Literal["blocked", "deactivated", "not found", "never started", "not allowed", "forbidden"]
"""What Telegram said; "forbidden" is every 403 that says nothing more."""

REASONS: tuple[Unreachable, ...] = get_args(Unreachable)

_TOLD_OF = frozenset({"blocked", "deactivated"})
_A_DAY, _A_WEEK = timedelta(days=1), timedelta(weeks=1)

LONGEST_WAIT = _A_WEEK
"""How far ahead a next try can lie."""

DAILY_TRIES, WEEKLY_TRIES = 7, 12
"""A week of days and then a quarter of weeks: as long as anything that waits for them is kept."""


def is_told_of(why: Unreachable) -> bool:
    """Whether Telegram reports the return of somebody it said this of."""
    return why in _TOLD_OF


def wait_before_next_try(why: Unreachable, failures: int) -> timedelta | None:
    """How long to leave somebody in peace after so many tries that failed, one at least.

    None: until they come back by themselves. What is said in passing (a chat that is not found for an hour) must
    not end anybody's days, and somebody who is really gone must not be called for ever.
    """
    if is_told_of(why) or failures > DAILY_TRIES + WEEKLY_TRIES:
        return None
    return _A_DAY if failures <= DAILY_TRIES else _A_WEEK
