"""What the buttons below what was gathered ask for. They carry no number: what waits is looked up."""

from dataclasses import dataclass

from bot.texts.callback import Action


@dataclass(frozen=True)
class ReadGathered(Action, verb="held.read"):
    interrupts = False


@dataclass(frozen=True)
class LeaveGathered(Action, verb="held.later"):
    interrupts = False
