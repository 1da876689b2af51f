"""What the buttons of leaving and being forgotten ask for."""

from dataclasses import dataclass

from bot.texts.callback import Action, RowId


@dataclass(frozen=True)
class Leave(Action, verb="leave.yes"):
    means = "yes"
    by_tap_only = True

    couple_id: RowId


@dataclass(frozen=True)
class Stay(Action, verb="leave.no"):
    means = "no"


@dataclass(frozen=True)
class ForgetFurther(Action, verb="forget.sure"):
    """On to the last step."""

    means = "yes"

    person_id: RowId


@dataclass(frozen=True)
class Forget(Action, verb="forget.now"):
    """On cards of the time before a word was asked for: it leads to that word."""

    means = "yes"
    by_tap_only = True

    person_id: RowId


@dataclass(frozen=True)
class KeepEverything(Action, verb="forget.no"):
    means = "no"
