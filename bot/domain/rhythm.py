"""Says what kind of practice a date is for; must not know which prompts exist or who has had them."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.people import TRACKS, Role
from bot.domain.prompts import CHECKIN_PRACTICE

Kind = Literal["gratitude", "connection", "memories", "future", "together", "checkin", "own"]

HURT_PRACTICES = ("needs", "feelings", "trusting-others")
REPAIRING_PRACTICES = ("apology", "non-defensiveness", "responsibility")
TOGETHER_PRACTICES = ("willingness", "reflecting", "forgiveness", "expectations", "vulnerability")
PRACTICES = frozenset(
    {*TRACKS, "future", CHECKIN_PRACTICE, *HURT_PRACTICES, *REPAIRING_PRACTICES, *TOGETHER_PRACTICES}
)

_WEDNESDAY = 2
_SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Slot:
    """What a date is for: a kind of practice, and whether both partners get the same prompt."""

    kind: Kind
    shared: bool


def week_number(day: date) -> int:
    """Weeks counted from Monday to Sunday without a break at the turn of the year."""
    return (day.toordinal() - 1) // 7


def plan_for(day: date, tracks: AbstractSet[str], checkin_weekday: int | None = None) -> Slot:
    """The slot of `day` for people with these tracks on (for a couple: the tracks that both have on).

    `checkin_weekday` (0 is Monday) is the local weekday of the couple's check-in, or None.
    """
    kind = _kind_of(day, checkin_weekday)
    if kind in TRACKS and kind not in tracks:
        kind = _instead(day, tracks)
    if kind not in TRACKS and not tracks & set(TRACKS):
        kind = "own"
    return Slot(kind, shared=kind != "own")


def own_practices(role: Role, day: date) -> tuple[str, ...]:
    """The practices that one person works on alone; "some of both" takes turns by the week."""
    if role == "mixed":
        return (HURT_PRACTICES, REPAIRING_PRACTICES)[week_number(day) % 2]
    if role == "hurt":
        return HURT_PRACTICES
    return REPAIRING_PRACTICES if role == "repairing" else TOGETHER_PRACTICES


def _kind_of(day: date, checkin_weekday: int | None) -> Kind:
    weekday, even = day.weekday(), week_number(day) % 2 == 0
    if weekday == checkin_weekday:
        return "checkin"
    if weekday == _SUNDAY and checkin_weekday == _WEDNESDAY:
        return "own"  # the practice of one's own gave its day to the check-in
    week: tuple[Kind, ...] = (
        "gratitude",
        "connection",
        "own",
        "memories",
        "gratitude" if even else "together",
        "connection" if even else "future",
        "memories" if even else "connection",
    )
    return week[weekday]


def _instead(day: date, tracks: AbstractSet[str]) -> Kind:
    """Who takes the place of a track that is off: the others in turn; a lone track shares with one's own."""
    on: list[Kind] = [track for track in TRACKS if track in tracks]
    turn: list[Kind] = on if len(on) > 1 else [*on, "own"]
    return turn[day.toordinal() % len(turn)]
