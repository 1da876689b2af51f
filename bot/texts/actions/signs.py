"""What the buttons of the private check ask for."""

from dataclasses import dataclass

from bot.texts.callback import Action, RowId


@dataclass(frozen=True)
class OpenSigns(Action, verb="signs.open"):
    means = "yes"


@dataclass(frozen=True)
class Tick(Action, verb="signs.tick"):
    """`mask` holds the ticks as they shall be, a bit for each sign."""

    mask: RowId


@dataclass(frozen=True)
class FinishSigns(Action, verb="signs.done"):
    mask: RowId


@dataclass(frozen=True)
class SignsLater(Action, verb="signs.later"):
    means = "no"


@dataclass(frozen=True)
class NeverOfferSigns(Action, verb="signs.never"):
    pass
