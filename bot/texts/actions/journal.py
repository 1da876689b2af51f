"""What the buttons of the journal ask for."""

from dataclasses import dataclass

from bot.texts.callback import Action, RowId


@dataclass(frozen=True)
class TurnTo(Action, verb="journal.at"):
    means = "no"

    entry_id: RowId


@dataclass(frozen=True)
class ReadWhole(Action, verb="journal.whole"):
    """Without a leaf, the first one in a message of its own; with one (from 0), that one on the same message."""

    entry_id: RowId
    leaf: RowId | None = None


@dataclass(frozen=True)
class ShowMedia(Action, verb="journal.media"):
    entry_id: RowId


@dataclass(frozen=True)
class AskToDelete(Action, verb="journal.delete"):
    entry_id: RowId


@dataclass(frozen=True)
class Delete(Action, verb="journal.gone"):
    means = "yes"
    by_tap_only = True

    entry_id: RowId


@dataclass(frozen=True)
class ShareFromJournal(Action, verb="journal.share"):
    by_tap_only = True

    part_id: RowId
    """The newest part that the page shows."""
    couple_id: RowId


@dataclass(frozen=True)
class AddFromJournal(Action, verb="journal.add"):
    by_tap_only = True

    part_id: RowId
    couple_id: RowId


@dataclass(frozen=True)
class TakeBackFromJournal(Action, verb="journal.back"):
    entry_id: RowId
