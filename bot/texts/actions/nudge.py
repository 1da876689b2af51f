"""What the buttons of the daily card ask for."""

from dataclasses import dataclass

from bot.texts.callback import Action, Minute, RowId


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


@dataclass(frozen=True)
class AskLater(Action, verb="nudge.later"):
    """To which hour of today it may be put off."""

    interrupts = False
    nudge_id: RowId


@dataclass(frozen=True)
class PutOff(Action, verb="nudge.off"):
    nudge_id: RowId
    minute: Minute


@dataclass(frozen=True)
class Undo(Action, verb="nudge.undo"):
    """Undo the tap on it that bears this number."""

    nudge_id: RowId
    number: RowId


@dataclass(frozen=True)
class AskFewerDays(Action, verb="nudge.days"):
    """On which days anything shall come, asked below a nudge that stays."""
