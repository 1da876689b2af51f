"""What the buttons of /support and of the gentle word ask for."""

from dataclasses import dataclass

from bot.domain.danger import Kind
from bot.texts.callback import Action, RowId


@dataclass(frozen=True)
class OpenSupport(Action, verb="support.open"):
    interrupts = False

    asked: RowId


@dataclass(frozen=True)
class ListCountries(Action, verb="support.countries"):
    asked: RowId


@dataclass(frozen=True)
class ChooseCountry(Action, verb="support.in"):
    country: str
    asked: RowId


@dataclass(frozen=True)
class RemoveSupport(Action, verb="support.remove"):
    asked: RowId


@dataclass(frozen=True)
class NotIt(Action, verb="gentle.not"):
    """The gentle word was mistaken."""

    interrupts = False

    kind: Kind
