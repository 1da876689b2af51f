"""What the buttons ask for under the question whether less would be better."""

from dataclasses import dataclass

from bot.texts.callback import Action


@dataclass(frozen=True)
class WantFewer(Action, verb="fewer.yes"):
    name: str
    """A practice, or a kind of prompt with a hyphen for each blank."""


@dataclass(frozen=True)
class WantNoFewer(Action, verb="fewer.no"):
    means = "no"


@dataclass(frozen=True)
class FewerDays(Action, verb="silence.days"):
    pass


@dataclass(frozen=True)
class TakeRest(Action, verb="silence.rest"):
    pass


@dataclass(frozen=True)
class KeepAsIs(Action, verb="silence.stay"):
    pass
