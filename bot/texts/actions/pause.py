"""What the buttons of the pause ask for."""

from dataclasses import dataclass
from typing import Literal

from bot.texts.callback import Action


@dataclass(frozen=True)
class PauseFor(Action, verb="pause.for"):
    days: Literal[0, 1, 3, 7]
    """0 is until they say so."""


@dataclass(frozen=True)
class NoPause(Action, verb="pause.cancel"):
    means = "no"
