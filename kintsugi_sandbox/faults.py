"""Plans what goes wrong and when; it must not know how an answer is spoilt on the wire."""

from collections import deque
from dataclasses import dataclass
from typing import Literal, get_args

from kintsugi_sandbox.errors import ApiError, conflict, forbidden, not_found, too_many_requests, unauthorized
from kintsugi_sandbox.state import Json

FaultKind = Literal[
    "429", "500", "502", "409", "404", "403", "401", "400",
    "reset", "timeout", "broken_json", "wrong_shape",
    "page", "other_json", "redirect", "empty", "again",
]  # fmt: skip
"""`page` and `other_json` are some other server's, with any status; `empty` and `again` are polls answered at once,
with nothing or with everything whatever the offset."""

KINDS: tuple[str, ...] = get_args(FaultKind)
TROUBLES = ("429", "502", "timeout", "blocked", "unreachable", "page", "sign_in", "redirect")
NEVER_DELIVERED = frozenset({"429", "409", "404", "403", "401", "400", "redirect", "empty"})
BROKEN_BODIES = frozenset({"broken_json", "wrong_shape"})
SPARED = frozenset({"getme", "getupdates"})
MOST_CALLS = 1000


@dataclass(frozen=True, slots=True)
class Fault:
    """One planned fault.

    `delivered`: the call has its effect before the answer is spoilt. `hold`: seconds for which a "timeout"
    keeps the connection open, unless the caller leaves earlier. `retry_after` in seconds. `status` is the HTTP
    status of what is no answer of the Bot API.
    """

    kind: FaultKind
    delivered: bool = False
    retry_after: int = 1
    hold: float = 60.0
    description: str = ""
    status: int = 403

    def refusal(self) -> ApiError | None:
        """The error that Telegram itself would answer; None for what happens to the connection."""
        words = self.description
        refusals = {
            "429": too_many_requests(self.retry_after),
            "409": conflict(words or "terminated by other getUpdates request"),
            "404": not_found(),
            "403": forbidden(words.removeprefix("Forbidden: ") or "bot was blocked by the user"),
            "401": unauthorized(),
            "400": ApiError(400, words or "Bad Request: chat not found"),
            "500": ApiError(500, words or "Internal Server Error"),
        }
        return refusals.get(self.kind)


class Faults:
    """Planned faults: first those of the method, in order, then the page's trouble switch."""

    def __init__(self) -> None:
        self._planned: deque[tuple[str | None, int | None, Fault]] = deque()
        self._trouble: tuple[str, Fault, int] | None = None
        self.happened = 0

    def plan(
        self,
        kind: FaultKind,
        *,
        method: str | None = None,
        chat_id: int | None = None,
        times: int = 1,
        delivered: bool | None = None,
        retry_after: int = 1,
        hold: float = 60.0,
        description: str = "",
        status: int | None = None,
    ) -> None:
        """Spoil the next `times` calls of `method` (any but getMe and getUpdates if None) to `chat_id`.

        `delivered` defaults to False, for a broken body (`broken_json`, `wrong_shape`) to True. `status` defaults
        to 301 for a redirect and to 403 for a page. Raises ValueError for a combination that cannot happen.
        """
        if kind not in KINDS:
            raise ValueError(f"unknown fault {kind!r}; known are {', '.join(KINDS)}")
        if delivered and kind in NEVER_DELIVERED:
            raise ValueError(f"{kind} is never answered after delivery")
        if delivered is None:
            delivered = kind in BROKEN_BODIES
        status = status or (301 if kind == "redirect" else 403)
        fault = Fault(kind, delivered, retry_after, hold, description, status)
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
            "unreachable": Fault("400", description="Bad Request: chat not found"),
            "page": Fault("page", status=403),
            "sign_in": Fault("page", status=200),
            "redirect": Fault("redirect", status=301),
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
