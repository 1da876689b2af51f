"""What the buttons of the settings ask for."""

from dataclasses import dataclass
from typing import Literal

from bot.texts.callback import Action, Weekday

Place = Literal["one", "apart"]
"""How two people live: in one place, or not."""

PLACES: tuple[Place, ...] = ("one", "apart")


@dataclass(frozen=True)
class OpenSettings(Action, verb="settings.open"):
    pass


@dataclass(frozen=True)
class CloseSettings(Action, verb="settings.close"):
    pass


@dataclass(frozen=True)
class AskDays(Action, verb="days.ask"):
    pass


@dataclass(frozen=True)
class SwitchDay(Action, verb="days.switch"):
    day: Weekday


@dataclass(frozen=True)
class AskPlace(Action, verb="place.ask"):
    pass


@dataclass(frozen=True)
class SetPlace(Action, verb="place.set"):
    place: Place
