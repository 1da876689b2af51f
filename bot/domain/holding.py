"""What becomes of messages whose reader cannot be reached; pure, and must not know how they are kept."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

HELD_FOR = timedelta(days=90)
"""How long messages wait for somebody who is away, but for what lasts: that always waits.

What a partner shared stays in the journal all the same.
"""

BACK_FOR = timedelta(days=1)
"""How long at least what waited may take to arrive once they are back."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the rule looks at in a message. `lasts`: it takes out of their chat what must not stay there."""

    stale: bool
    lasts: bool


def when_unreachable(waiting: Waiting) -> Literal["held", "dropped"]:
    """What becomes of it when its reader cannot be reached: what will not be wanted later goes."""
    return "held" if waiting.lasts or not waiting.stale else "dropped"
