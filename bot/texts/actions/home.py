"""What the buttons of the home ask for."""

from dataclasses import dataclass
from typing import Literal

from bot.texts.callback import Action

Command = Literal["today", "journal", "checkin", "invite", "pause", "resume", "settings", "help"]


@dataclass(frozen=True)
class Go(Action, verb="home.go"):
    """What this command does, as if it had been written."""

    command: Command
