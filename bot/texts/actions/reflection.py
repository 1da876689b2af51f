"""What the buttons below a kept entry ask for."""

from dataclasses import dataclass

from bot.texts.callback import Action, RowId


@dataclass(frozen=True)
class Share(Action, verb="share.yes"):
    means = "yes"
    by_tap_only = True

    reflection_id: RowId
    couple_id: RowId


@dataclass(frozen=True)
class ShareNow(Action, verb="share.now"):
    by_tap_only = True

    reflection_id: RowId
    couple_id: RowId


@dataclass(frozen=True)
class KeepPrivate(Action, verb="share.keep"):
    means = "no"

    reflection_id: RowId
    couple_id: RowId


@dataclass(frozen=True)
class TakeBackShared(Action, verb="share.back"):
    reflection_id: RowId
    couple_id: RowId
