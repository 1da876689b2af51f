"""What the buttons beneath a partner's words ask for."""

from dataclasses import dataclass

from bot.texts.callback import Action, RowId


@dataclass(frozen=True)
class Thank(Action, verb="read.thank"):
    by_tap_only = True

    part_id: RowId


@dataclass(frozen=True)
class WriteAnswer(Action, verb="read.answer"):
    part_id: RowId
