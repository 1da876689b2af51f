"""What the buttons of the quiet days ask for."""

from dataclasses import dataclass

from bot.texts.callback import Action, RowId


@dataclass(frozen=True)
class AddDay(Action, verb="quiet.add"):
    means = "yes"


@dataclass(frozen=True)
class RemoveDay(Action, verb="quiet.remove"):
    date_id: RowId
