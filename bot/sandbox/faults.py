"""Plans what goes wrong and when; it must not know how an answer is spoilt on the wire."""

from collections import deque
from dataclasses import dataclass
from typing import Literal, get_args

from bot.sandbox.errors import ApiError, conflict, forbidden, too_many_requests
from bot.sandbox.state import Json

Kind = Literal["429", "500", "502", "409", "403", "400", "reset", "timeout", "broken_json", "wrong_shape"]
KINDS: tuple[str, ...] = get_args(Kind)
TROUBLES = ("429", "502", "timeout", "blocked")
NEVER_DELIVERED = frozenset({"429", "409", "403", "400"})
BROKEN_BODIES = frozenset({"broken_json", "wrong_shape"})
SPARED = frozenset({"getme", "getupdates"})
MOST_CALLS = 1000


@dataclass(frozen=True, slots=True)
class Fault:
    """One planned fault.

    `delivered`: the call has its effect before the answer is spoilt. `hold`: seconds for which a "timeout"
    keeps the connection open, unless the caller leaves earlier. `retry_after` in seconds.
    """

    kind: Kind
    delivered: bool = False
    retry_after: int = 1
    hold: float = 60.0
    description: str = ""

    def refusal(self) -> ApiError | None:
        """The error that Telegram itself would answer; None for what happens to the connection."""
        if self.kind == "429":
            return too_many_requests(self.retry_after)
        if self.kind == "409":
            return conflict(self.description or "terminated by other getUpdates request")
        if self.kind == "403":
            return forbidden(self.description or "bot was blocked by the user")
        if self.kind == "400":
            return ApiError(400, self.description or "Bad Request: chat not found")
        if self.kind == "500":
            return ApiError(500, self.description or "Internal Server Error")
        return None


class Faults:
    """Planned faults: first those of the method, in order, then the page's trouble switch."""

    def __init__(self) -> None:
        self._planned: deque[tuple[str | None, int | None, Fault]] = deque()
        self._trouble: tuple[str, Fault, int] | None = None
        self.happened = 0

    def plan(
        self,
        kind: Kind,
        *,
        method: str | None = None,
        chat_id: int | None = None,
        times: int = 1,
        delivered: bool | None = None,
        retry_after: int = 1,
        hold: float = 60.0,
        description: str = "",
    ) -> None:
        """Spoil the next `times` calls of `method` (any but getMe and getUpdates if None) to `chat_id`.

        `delivered` defaults to False, for a broken body (`broken_json`, `wrong_shape`) to True.
        Raises ValueError for a combination that cannot happen.
        """
        if kind not in KINDS:
            raise ValueError(f"unknown fault {kind!r}; known are {', '.join(KINDS)}")
        if delivered and kind in NEVER_DELIVERED:
            raise ValueError(f"{kind} is never answered after delivery")
        if delivered is None:
            delivered = kind in BROKEN_BODIES
        fault = Fault(kind, delivered, retry_after, hold, description)
        self._planned.extend([(method and method.lower(), chat_id, fault)] * times)

    def trouble(self, kind: str, count: int, retry_after: int = 3) -> None:
        """Set the page's switch for the next `count` calls; "off" ends it. Raises ValueError."""
        if kind == "off":
            self._trouble = None
            return
        if kind not in TROUBLES:
            raise ValueError(f"Unknown trouble; choose one of {', '.join(TROUBLES)} or off.")
        if not 1 <= count <= MOST_CALLS or not 1 <= retry_after <= 86_400:
            raise ValueError(f"Choose 1 to {MOST_CALLS} calls and 1 to 86400 seconds.")
        faults = {
            "429": Fault("429", retry_after=retry_after),
            "502": Fault("502"),
            "timeout": Fault("timeout", delivered=True),
            "blocked": Fault("403"),
        }
        self._trouble = (kind, faults[kind], count)

    def state(self) -> Json | None:
        """What the page shows of its switch."""
        return {"kind": self._trouble[0], "left": self._trouble[2]} if self._trouble else None

    @property
    def left(self) -> int:
        """Planned faults that have not happened yet."""
        return len(self._planned)

    def clear(self) -> None:
        self._planned.clear()
        self._trouble = None

    def next(self, method: str, chat_id: int | None) -> Fault | None:
        """Take the fault that is due for this call, if any."""
        method = method.lower()
        for planned in self._planned:
            wanted, chat, fault = planned
            hits = wanted == method if wanted else method not in SPARED
            if hits and chat in (None, chat_id):
                self._planned.remove(planned)
                self.happened += 1
                return fault
        return self._next_trouble(method)

    def _next_trouble(self, method: str) -> Fault | None:
        if not self._trouble or method in SPARED:
            return None
        kind, fault, left = self._trouble
        self._trouble = (kind, fault, left - 1) if left > 1 else None
        self.happened += 1
        return fault
