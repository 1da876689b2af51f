"""What the buttons on the way to becoming a couple ask for."""

from dataclasses import dataclass

from bot.texts.callback import Action, RowId


@dataclass(frozen=True)
class Accept(Action, verb="pair.accept"):
    means = "yes"

    invite_id: RowId


@dataclass(frozen=True)
class Decline(Action, verb="pair.decline"):
    means = "no"

    invite_id: RowId


@dataclass(frozen=True)
class TakeBack(Action, verb="pair.undo"):
    invite_id: RowId


@dataclass(frozen=True)
class WithdrawInvite(Action, verb="pair.withdraw"):
    invite_id: RowId


@dataclass(frozen=True)
class Confirm(Action, verb="pair.yes"):
    means = "yes"

    invite_id: RowId


@dataclass(frozen=True)
class Deny(Action, verb="pair.no"):
    means = "no"

    invite_id: RowId
