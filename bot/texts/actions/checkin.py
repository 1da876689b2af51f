"""What the buttons of choosing, moving and skipping a check-in ask for."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from bot.texts.callback import Action, Between, Minute, RowId, Weekday

Hours = Annotated[int, Between(1, 23)]


@dataclass(frozen=True)
class ChooseDay(Action, verb="checkin.propose"):
    """Suggest a time, beginning with its day."""


@dataclass(frozen=True)
class ChooseTime(Action, verb="checkin.day"):
    weekday: Weekday


@dataclass(frozen=True)
class Propose(Action, verb="checkin.time"):
    weekday: Weekday
    minute: Minute


@dataclass(frozen=True)
class WriteTime(Action, verb="checkin.type"):
    """`weekday` is the one chosen before, if there was one."""

    weekday: Weekday | None = None


@dataclass(frozen=True)
class ShowStanding(Action, verb="checkin.open"):
    """Back to how things stand."""


@dataclass(frozen=True)
class Agree(Action, verb="checkin.agree"):
    means = "yes"

    proposal_id: RowId


@dataclass(frozen=True)
class Decline(Action, verb="checkin.decline"):
    means = "no"

    proposal_id: RowId


@dataclass(frozen=True)
class Withdraw(Action, verb="checkin.withdraw"):
    proposal_id: RowId


@dataclass(frozen=True)
class ChooseLater(Action, verb="checkin.later"):
    checkin_id: RowId


@dataclass(frozen=True)
class MoveByHours(Action, verb="checkin.in"):
    checkin_id: RowId
    hours: Hours


@dataclass(frozen=True)
class ChooseOtherDay(Action, verb="checkin.move"):
    checkin_id: RowId


@dataclass(frozen=True)
class MoveToDay(Action, verb="checkin.on"):
    """`day` is a date of the plan's zone."""

    checkin_id: RowId
    day: date


@dataclass(frozen=True)
class Skip(Action, verb="checkin.skip"):
    checkin_id: RowId


@dataclass(frozen=True)
class BackToCard(Action, verb="checkin.card"):
    """From a choice back to the card it came from."""

    checkin_id: RowId


@dataclass(frozen=True)
class KeepInPause(Action, verb="checkin.keep"):
    """Be called to it in spite of a pause."""

    checkin_id: RowId


@dataclass(frozen=True)
class AskEnd(Action, verb="checkin.end"):
    """No weekly check-in any more: asked once more before."""


@dataclass(frozen=True)
class EndWeekly(Action, verb="checkin.ended"):
    by_tap_only = True


@dataclass(frozen=True)
class WeeklyLater(Action, verb="weekly.later"):
    """Not now, of the offer of a weekly check-in."""


@dataclass(frozen=True)
class NoWeekly(Action, verb="weekly.no"):
    """No more such offers."""

    means = "no"


@dataclass(frozen=True)
class AskClock(Action, verb="clock.ask"):
    """Whether the partner may see what a time is where they are."""


@dataclass(frozen=True)
class SetClock(Action, verb="clock.set"):
    clock: Literal["shown", "hidden"]
