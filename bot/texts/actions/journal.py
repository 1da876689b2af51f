"""What the buttons of the journal ask for."""

from dataclasses import dataclass

from bot.texts.callback import Action, RowId


@dataclass(frozen=True)
class TurnTo(Action, verb="journal.at"):
    means = "no"

    reflection_id: RowId


@dataclass(frozen=True)
class ReadWhole(Action, verb="journal.whole"):
    reflection_id: RowId


@dataclass(frozen=True)
class ShowMedia(Action, verb="journal.media"):
    reflection_id: RowId


@dataclass(frozen=True)
class AskToDelete(Action, verb="journal.delete"):
    reflection_id: RowId


@dataclass(frozen=True)
class Delete(Action, verb="journal.gone"):
    means = "yes"
    by_tap_only = True

    reflection_id: RowId


@dataclass(frozen=True)
class ShareFromJournal(Action, verb="journal.share"):
    by_tap_only = True

    reflection_id: RowId
    couple_id: RowId


@dataclass(frozen=True)
class TakeBackFromJournal(Action, verb="journal.back"):
    reflection_id: RowId
