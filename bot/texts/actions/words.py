"""What the buttons below words that were no answer ask for."""

from dataclasses import dataclass

from bot.texts.callback import Action, RowId


@dataclass(frozen=True)
class RunCommand(Action, verb="words.run"):
    """The unread words of this number meant this command."""

    means = "yes"

    command: str
    unread: RowId


@dataclass(frozen=True)
class KeepWords(Action, verb="words.keep"):
    """The unread words of this number were an entry after all."""

    means = "no"

    unread: RowId
