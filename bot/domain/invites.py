"""What an invite is and when it no longer holds; knows no storage and no wording."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

End = Literal["used", "replaced", "declined", "withdrawn"]
State = Literal["open", "accepted"] | End

LIFETIME = timedelta(days=7)
"""How long a link may be opened, and after a yes how long the inviter has to confirm it."""

TOKEN_BYTES = 24
"""192 random bits, 32 characters in a link; a start parameter holds at most 64 (Bot API 10.1)."""

MISSES_ALLOWED = 10
MISSES_WINDOW = timedelta(hours=1)
"""So many made-up links within that time, and further ones are not even looked at."""

_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,64}")

Closed = Literal["used", "replaced", "declined", "withdrawn", "expired"]


@dataclass(frozen=True)
class Invite:
    """From one person to whoever they give the link to. `invitee_id` is who said yes, if anybody did."""

    id: int
    inviter_id: int
    invitee_id: int | None
    state: State
    expires_at: datetime

    def accepted(self, invitee_id: int, now: datetime) -> "Invite":
        """Somebody has said yes; the time to confirm it begins anew. Raises ValueError for one that is not open."""
        if self.state != "open":
            raise ValueError("only an open invite can be accepted")
        return replace(self, state="accepted", invitee_id=invitee_id, expires_at=now + LIFETIME)

    def settled(self, state: End) -> "Invite":
        """It is over, in this way. Raises ValueError for one that was over already."""
        if self.state not in {"open", "accepted"}:
            raise ValueError("an invite ends once")
        return replace(self, state=state)

    def closed(self, now: datetime) -> Closed | None:
        """Why nothing more can come of it, or None while something can."""
        match self.state:
            case "open" | "accepted":
                return "expired" if self.expires_at <= now else None
            case closed:
                return closed


def can_be_a_token(words: str) -> bool:
    """Whether Telegram would carry these words in a link at all."""
    return _TOKEN.fullmatch(words) is not None
