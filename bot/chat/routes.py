"""Which handler takes which command, tap or awaited answer; knows no handler's work."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

from bot.chat.turn import Turn

CommandHandler = Callable[[Turn, str], Awaitable[None]]
"""Given the words behind the command, stripped."""

TapHandler = Callable[..., Awaitable[str | None]]
"""Given the turn and the words of the button's data behind its verb; returns a passing line to show, or None."""

AnswerHandler = Callable[[Turn], Awaitable[None]]
"""Given a turn whose message answers the question that was asked."""

MessageHandler = Callable[[Turn], Awaitable[None]]


@dataclass
class Routes:
    """Filled once by each handler module's `setup`, then only read."""

    commands: dict[str, CommandHandler] = field(default_factory=dict)
    taps: dict[str, TapHandler] = field(default_factory=dict)
    answers: dict[str, AnswerHandler] = field(default_factory=dict)
    early_commands: set[str] = field(default_factory=set)
    early_taps: set[str] = field(default_factory=set)
    messages: MessageHandler | None = None
    edits: MessageHandler | None = None
    members: MessageHandler | None = None
    turned_away: MessageHandler | None = None
    """Called before a command, a tap or an answer that is not about the entry which is being written."""
    entry_taps: set[str] = field(default_factory=set)

    def command(self, name: str, handler: CommandHandler, *, early: bool = False) -> None:
        """`early` commands answer before somebody has been welcomed to the end."""
        _put(self.commands, name, handler)
        if early:
            self.early_commands.add(name)

    def tap(
        self, verb: str, handler: TapHandler, *, early: bool = False, about_an_entry: bool = False
    ) -> None:
        """Whoever taps what is `about_an_entry` may be in the middle of writing it."""
        _put(self.taps, verb, handler)
        if about_an_entry:
            self.entry_taps.add(verb)
        if early:
            self.early_taps.add(verb)

    def answer(self, expects: str, handler: AnswerHandler) -> None:
        """The next message of somebody whose `expects` says so."""
        _put(self.answers, expects, handler)


Handler = TypeVar("Handler")


def _put(table: dict[str, Handler], key: str, handler: Handler) -> None:
    if key in table:
        raise ValueError(f"two handlers for {key}")
    table[key] = handler
