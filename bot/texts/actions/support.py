"""What the buttons of /support and of the gentle word ask for.

`asked` names the message with which somebody asked, removed together with the card; only chat/support.py reads it.
"""

from dataclasses import dataclass

from bot.domain.danger import DangerKind
from bot.texts.callback import Action


@dataclass(frozen=True)
class OpenSupport(Action, verb="support.open"):
    interrupts = False

    asked: str | None = None


@dataclass(frozen=True)
class ListCountries(Action, verb="support.countries"):
    asked: str | None = None


@dataclass(frozen=True)
class ChooseCountry(Action, verb="support.in"):
    country: str
    asked: str | None = None


@dataclass(frozen=True)
class RemoveSupport(Action, verb="support.remove"):
    asked: str | None = None


@dataclass(frozen=True)
class NotIt(Action, verb="gentle.not"):
    """The gentle word was mistaken."""

    interrupts = False

    kind: DangerKind
