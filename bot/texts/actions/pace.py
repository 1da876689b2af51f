"""What the buttons of the pace ask for."""

from dataclasses import dataclass
from typing import Literal

from bot.texts.callback import Action


@dataclass(frozen=True)
class ShowPace(Action, verb="pace.ask"):
    pass


@dataclass(frozen=True)
class More(Action, verb="pace.more"):
    pass


@dataclass(frozen=True)
class Stay(Action, verb="pace.stay"):
    pass


@dataclass(frozen=True)
class StepBack(Action, verb="pace.back"):
    pass


@dataclass(frozen=True)
class AskTouch(Action, verb="touch.ask"):
    pass


@dataclass(frozen=True)
class SetTouch(Action, verb="touch.set"):
    welcome: Literal["yes", "no"]
