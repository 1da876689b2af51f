"""Everything that can go wrong with one call, as values; knows no method and not what the bot makes of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from tests.faults.home import PATIENCE, Home, impatient


@dataclass(frozen=True)
class Trouble:
    """`kind` and `how` as the sandbox plans them; without a kind it happens to the way there.

    `delivered`: the call has its effect all the same.
    """

    name: str
    kind: str | None = None
    delivered: bool = False
    retry_after: int = 1
    description: str = ""
    status: int | None = None

    def how(self) -> dict[str, Any]:
        return {
            "delivered": self.delivered,
            "retry_after": self.retry_after,
            "description": self.description,
            "status": self.status,
            "hold": 2 * PATIENCE,  # for polls, which are more patient, the server ends the silence
        }


NOBODY_THERE = Trouble("connection refused")
NO_NAME = Trouble("the name is not found (DNS)")

PAGES = (200, 400, 401, 403, 404, 405, 407, 413, 415, 422, 429, 451, 504)
"""Status by status what a gateway, a proxy or a sign-in page may answer in place of the Bot API."""

TROUBLES = (
    Trouble("429, `retry_after` 3 s", "429", retry_after=3),
    Trouble("429, `retry_after` 2 h", "429", retry_after=7200),
    Trouble("500", "500"),
    Trouble("502, a gateway's page", "502"),
    Trouble("409", "409"),
    Trouble("401", "401"),
    Trouble("404", "404"),
    Trouble("403, blocked by the user", "403"),
    Trouble("403, user is deactivated", "403", description="Forbidden: user is deactivated"),
    Trouble("403, anything else", "403", description="Forbidden: bot can't send messages to the user"),
    Trouble("400, chat not found", "400"),
    Trouble("400, anything else", "400", description="Bad Request: something unforeseen"),
    *(Trouble(f"{status}, not from the Bot API", "page", status=status) for status in PAGES),
    Trouble("some other server's JSON with 404", "other_json", status=404),
    Trouble("a redirect, 301", "redirect", status=301),
    Trouble("a redirect, 307", "redirect", status=307),
    NOBODY_THERE,
    NO_NAME,
    Trouble("reset before delivery", "reset"),
    Trouble("reset after delivery", "reset", delivered=True),
    Trouble("time-out before delivery", "timeout"),
    Trouble("time-out after delivery", "timeout", delivered=True),
    Trouble("broken JSON, delivered", "broken_json", delivered=True),
    Trouble("an answer of the wrong shape, delivered", "wrong_shape", delivered=True),
)


@asynccontextmanager
async def befalling(home: Home, trouble: Trouble, *methods: str, times: int = 1) -> AsyncIterator[None]:
    """Let a trouble happen to the next calls of each method; the way there is closed as long as the block lasts."""
    faults = home.story.telegram.faults
    if trouble is NOBODY_THERE:
        await home.unplug()
    elif trouble is NO_NAME:
        await home.forget_name()
    else:
        for method in methods:
            faults.plan(trouble.kind, method=method, times=times, **trouble.how())  # type: ignore[arg-type]  # names of kinds
    try:
        if trouble.kind == "timeout":
            with impatient():
                yield
        else:
            yield
    finally:
        faults.clear()
        if trouble is NOBODY_THERE:
            await home.plug_in()
        elif trouble is NO_NAME:
            await home.remember_name()
