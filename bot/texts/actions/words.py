"""What the buttons below words that were no answer ask for."""

from dataclasses import dataclass

from bot.texts.callback import Action, RowId


@dataclass(frozen=True)
class RunCommand(Action, verb="words.run"):
    """The words that are held under this number meant this command."""

    means = "yes"

    command: str
    held: RowId


@dataclass(frozen=True)
class KeepWords(Action, verb="words.keep"):
    """The words that are held under this number were an entry after all."""

    means = "no"

    held: RowId
