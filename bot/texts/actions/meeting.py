"""What the buttons of a check-in under way ask for."""

from dataclasses import dataclass

from bot.texts.callback import Action, RowId


@dataclass(frozen=True)
class Start(Action, verb="checkin.start"):
    checkin_id: RowId


@dataclass(frozen=True)
class ShowAgain(Action, verb="agenda.show"):
    checkin_id: RowId


@dataclass(frozen=True)
class Forward(Action, verb="agenda.next"):
    """`step` is the one the tap is made on."""

    checkin_id: RowId
    step: RowId


@dataclass(frozen=True)
class Backward(Action, verb="agenda.back"):
    """`step` is the one the tap is made on."""

    checkin_id: RowId
    step: RowId


@dataclass(frozen=True)
class TakeBreak(Action, verb="agenda.break"):
    checkin_id: RowId


@dataclass(frozen=True)
class ChooseBreak(Action, verb="agenda.rest"):
    checkin_id: RowId
    minutes: RowId


@dataclass(frozen=True)
class GoOn(Action, verb="agenda.on"):
    checkin_id: RowId


@dataclass(frozen=True)
class Close(Action, verb="agenda.close"):
    checkin_id: RowId


@dataclass(frozen=True)
class Reopen(Action, verb="agenda.reopen"):
    checkin_id: RowId
