"""What the buttons of the private question ask for."""

from dataclasses import dataclass

from bot.domain.people import Role
from bot.domain.preferences import Broken
from bot.texts.callback import Action


@dataclass(frozen=True)
class AskRole(Action, verb="role.ask"):
    pass


@dataclass(frozen=True)
class ChooseRole(Action, verb="role.set"):
    role: Role


@dataclass(frozen=True)
class ShowRole(Action, verb="role.show"):
    """What they answered, in a line that passes: only ever tapped, for an answer in words would stay on the screen."""

    by_tap_only = True
    interrupts = False


@dataclass(frozen=True)
class AskBroken(Action, verb="broken.ask"):
    pass


@dataclass(frozen=True)
class ChooseBroken(Action, verb="broken.set"):
    broken: Broken
