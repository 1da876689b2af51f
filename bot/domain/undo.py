"""What one tap on a nudge changed, so that it can be undone exactly; must not know how anything is stored."""

from dataclasses import dataclass
from datetime import date

from bot.domain.nudges import NudgeState

MOST = 5
"""How many taps are remembered."""


@dataclass(frozen=True, slots=True)
class Step:
    """How things stood before a tap on `day`, the local date of who tapped.

    `number` names it in a button and is never used twice. `came` is the prompt that took the place of `prompt_id`,
    and `had` the date on which they had had that one before. `asked_fewer` is the name about which they were asked.
    """

    number: int
    day: date
    nudge_id: int
    prompt_id: str
    state: NudgeState
    couple_id: int | None = None
    hard_day: date | None = None
    snoozed_to: int | None = None
    """Minute of the nudge's local date (0 to 1439)."""
    came: str | None = None
    had: date | None = None
    turned_down: bool = False
    offered_days: bool = False
    asked_fewer: str | None = None
    snoozes: bool = False
    """The tap put the nudge off."""
