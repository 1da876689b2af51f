"""What the buttons of the daily card ask for."""

from dataclasses import dataclass

from bot.texts.callback import Action, RowId


@dataclass(frozen=True)
class Reply(Action, verb="nudge.reply"):
    nudge_id: RowId


@dataclass(frozen=True)
class ReplyAfterAll(Action, verb="nudge.again"):
    nudge_id: RowId


@dataclass(frozen=True)
class Another(Action, verb="nudge.other"):
    nudge_id: RowId
    prompt_id: str


@dataclass(frozen=True)
class NotToday(Action, verb="nudge.skip"):
    nudge_id: RowId


@dataclass(frozen=True)
class NeverAgain(Action, verb="nudge.never"):
    nudge_id: RowId
    prompt_id: str


@dataclass(frozen=True)
class ShowMore(Action, verb="nudge.more"):
    """Unfold what is rarely wanted."""

    interrupts = False
    nudge_id: RowId


@dataclass(frozen=True)
class ShowLess(Action, verb="nudge.less"):
    interrupts = False
    nudge_id: RowId


@dataclass(frozen=True)
class HardDay(Action, verb="nudge.hard"):
    nudge_id: RowId
