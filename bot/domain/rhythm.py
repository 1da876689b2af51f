"""Says what kind of practice a date is for; must not know which prompts exist or who has had them."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from bot.domain.people import TRACKS, Track
from bot.domain.prompts import CHECKIN_PRACTICE

DayKind = Literal["own", "gratitude", "connection", "memories", "together", "checkin"]
"""A day of one's own, one of the three tracks, a practice for both, or what prepares the check-in."""

HURT_PRACTICES = ("needs", "feelings", "trusting-others")
REPAIRING_PRACTICES = ("apology", "non-defensiveness", "responsibility")
TOGETHER_PRACTICES = ("willingness", "reflecting", "expectations", "future")
LATER_PRACTICES = ("forgiveness", "vulnerability")
"""For both together from the last stage on; until then each alone."""

PRACTICES = frozenset(
    {
        *TRACKS,
        CHECKIN_PRACTICE,
        *HURT_PRACTICES,
        *REPAIRING_PRACTICES,
        *TOGETHER_PRACTICES,
        *LATER_PRACTICES,
    }
)

FIRST_WEEK: tuple[DayKind, ...] = ("own", "own", "own", "connection", "own", "gratitude", "memories")
"""The kinds of a couple's first seven dates, whatever the weekday: three days of one's own first."""

_SUNDAY = 6

# The six days behind the check-in's. Each track has its day, and the days of one's own are the same at each
# stage but one. The last is one's own: where a check-in is too early in the morning to be prepared on its date,
# the preparation takes the evening before.
_STAGE_1: tuple[DayKind, ...] = ("own", "gratitude", "own", "connection", "memories", "own")
_STAGE_2: tuple[DayKind, ...] = ("own", "gratitude", "together", "connection", "memories", "own")
_WEEKS: Mapping[int, tuple[DayKind, ...]] = {1: _STAGE_1, 2: _STAGE_2, 3: _STAGE_2}


def week_number(day: date) -> int:
    """Weeks counted from Monday to Sunday without a break at the turn of the year."""
    return (day.toordinal() - 1) // 7


def kind_of(day: date, stage: int, checkin_weekday: int | None = None, began: date | None = None) -> DayKind:
    """What a date is for, for two people at this effective stage, or for one at their own.

    `checkin_weekday` (0 is Monday) is the weekday of the couple's plan in its own zone, or None; `began` the date
    of the first day, when the first week is to be told from the others. Dates before it are like its first one.
    """
    behind = (day.weekday() - (_SUNDAY if checkin_weekday is None else checkin_weekday)) % 7
    if checkin_weekday is not None and behind == 0:
        return "checkin"
    if began is not None and (day - began).days < len(FIRST_WEEK):
        return FIRST_WEEK[max((day - began).days, 0)]
    return "connection" if behind == 0 else _WEEKS[stage][behind - 1]


def track_of(kind: DayKind) -> Track | None:
    """The track to which such a day belongs, or None."""
    return next((track for track in TRACKS if track == kind), None)


def together_practices(stage: int) -> tuple[str, ...]:
    """The practices that take turns on the day for both."""
    return (*TOGETHER_PRACTICES, *LATER_PRACTICES) if stage == 3 else TOGETHER_PRACTICES
