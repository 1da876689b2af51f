"""What a nudge is and what belongs to it; must not know how anything is stored or said."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from bot.domain.prompts import Prompt

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

    def unanswered(self) -> "Nudge":
        """What was written to it was about something else: it waits for words again."""
        return replace(self, state="open")

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


@dataclass(frozen=True, slots=True)
class NudgeView:
    """A nudge as its person sees it.

    `prompt` is None once it has left the library. `for_both`: it is shared with a partner; `introduced`: its practice
    comes to them for the first time. `undo` is the number of their latest tap on it, while that can be undone, and
    `replaced` says that it put this prompt in the place of another. `later`: it can be put off to an hour of today.
    """

    nudge: Nudge
    prompt: Prompt | None
    for_both: bool = False
    introduced: bool = False
    undo: int | None = None
    replaced: bool = False
    later: bool = False
