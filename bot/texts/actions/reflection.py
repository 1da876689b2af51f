"""What the buttons below a kept entry ask for. The newest part above a button says how much it stands for."""

from dataclasses import dataclass

from bot.texts.callback import Action, RowId


@dataclass(frozen=True)
class Share(Action, verb="share.yes"):
    means = "yes"
    by_tap_only = True

    part_id: RowId
    couple_id: RowId


@dataclass(frozen=True)
class ShareNow(Action, verb="share.now"):
    by_tap_only = True

    part_id: RowId
    couple_id: RowId


@dataclass(frozen=True)
class ShareAnswer(Action, verb="share.answer"):
    """It answers the prompt that both have."""

    by_tap_only = True

    part_id: RowId
    couple_id: RowId


@dataclass(frozen=True)
class ShareByItself(Action, verb="share.alone"):
    """It answers nothing."""

    by_tap_only = True

    part_id: RowId
    couple_id: RowId


@dataclass(frozen=True)
class WaitOn(Action, verb="share.wait"):
    part_id: RowId
    couple_id: RowId


@dataclass(frozen=True)
class AddFurther(Action, verb="share.add"):
    """To what was shared of the entry before."""

    means = "yes"
    by_tap_only = True

    part_id: RowId
    couple_id: RowId


@dataclass(frozen=True)
class KeepPrivate(Action, verb="share.keep"):
    means = "no"

    part_id: RowId
    couple_id: RowId


@dataclass(frozen=True)
class TakeBackShared(Action, verb="share.back"):
    part_id: RowId
    couple_id: RowId


@dataclass(frozen=True)
class LeaveAsItIs(Action, verb="share.leave"):
    """An old entry is not shared after all."""

    means = "no"
