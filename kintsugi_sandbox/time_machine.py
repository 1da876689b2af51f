"""Says what the sandbox needs from whoever owns time; it must not know how time is kept or moved."""

from datetime import datetime
from typing import Literal, Protocol, get_args

Step = Literal["hour", "day", "nudge", "checkin"]
STEPS: tuple[str, ...] = get_args(Step)


class TimeMachine(Protocol):
    async def zone_of(self, user_id: int) -> str | None:
        """The time zone (IANA name) that a person is known to live in; None while nobody knows it."""

    def now(self) -> datetime:
        """The present of the sandbox: an aware UTC datetime; messages are dated with it."""

    async def advance(self, step: str) -> None:
        """Move on by one of `STEPS`; returns when all that fell due on the way has been sent.

        Raises ValueError, with a sentence for people, when there is nothing to move to.
        """
