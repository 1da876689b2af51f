"""What a nudge is and what belongs to it; must not know prompts' words or how anything is stored."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

NudgeState = Literal["open", "answered", "skipped"]

STILL_FRESH = timedelta(hours=36)
"""How long a nudge that nobody has answered waits for words: a day and a half from when it came."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """One prompt for one person and local date. `couple_id` is set while it is the couple's shared one."""

    id: int
    person_id: int
    local_date: date
    prompt_id: str
    couple_id: int | None
    state: NudgeState
    created_at: datetime

    def replaced_by(self, prompt_id: str) -> "Nudge":
        """With another prompt, open again, and no longer the couple's shared one."""
        return replace(self, prompt_id=prompt_id, couple_id=None, state="open")

    def answered(self) -> "Nudge":
        """They have written to it, whatever it was before."""
        return replace(self, state="answered")

    def skipped(self) -> "Nudge":
        """Put aside. Raises ValueError for one that is not open."""
        if self.state != "open":
            raise ValueError("only an open nudge can be put aside")
        return replace(self, state="skipped")

    def reopened(self) -> "Nudge":
        """Taken up again. Raises ValueError for one that was not put aside."""
        if self.state != "skipped":
            raise ValueError("only what was put aside can be taken up again")
        return replace(self, state="open")

    def takes(self, now: datetime, today: date) -> bool:
        """Whether something written at `now` to nothing in particular belongs to it. `today` is theirs."""
        if self.state == "skipped":
            return False
        return self.local_date == today or (self.state == "open" and now - self.created_at <= STILL_FRESH)
