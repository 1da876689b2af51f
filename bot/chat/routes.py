"""Which handler takes which command, tap or answer; knows no handler's work."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bot.chat.context import Context
from bot.chat.presenter import E, EventHandler
from bot.domain.errors import Refusal
from bot.domain.events.event import Event
from bot.domain.questions import Question, QuestionKind
from bot.texts.callback import Action
from bot.texts.card import Card

CommandHandler = Callable[[Context, str], Awaitable[None]]
"""Given the words behind the command, stripped."""

A = TypeVar("A", bound=Action)
TapHandler = Callable[[Context, A], Awaitable[str | None]]
"""Given what the button asks for; returns a passing line to show, or None."""

QuestionCard = Callable[[Context, Question], Awaitable[Card | None]]
"""The question as it is asked now; None when there is nothing to answer any more."""

AnswerReader = Callable[[Context, Question], Awaitable[None]]
"""Given a context whose message is no button's label. Raises Refusal for what is no answer."""

MessageHandler = Callable[[Context], Awaitable[None]]


@dataclass(frozen=True)
class Tap:
    """What takes one kind of button. An `early` one answers before somebody has been welcomed to the end.

    Whoever taps what is `about_an_entry` may be in the middle of writing it.
    """

    action: type[Action]
    handler: Callable[[Context, Any], Awaitable[str | None]]
    early: bool
    about_an_entry: bool = False
    way_out: bool = False


@dataclass(frozen=True)
class Listener:
    """How one kind of question is asked again, and how an answer in words is read; None for buttons alone."""

    card: QuestionCard
    read: AnswerReader | None
    way_out: bool = False


@dataclass
class Routes:
    """Filled once by each handler module's `setup`, then only read.

    What answers a `way_out` goes before everything else in its chat: nobody may be kept from it.
    """

    commands: dict[str, CommandHandler] = field(default_factory=dict)
    taps: dict[str, Tap] = field(default_factory=dict)
    """By the verb of their action."""
    questions: dict[QuestionKind, Listener] = field(default_factory=dict)
    events: dict[type[Event], EventHandler[Any]] = field(default_factory=dict)
    early_commands: set[str] = field(default_factory=set)
    ways_out: set[str] = field(default_factory=set)
    """Commands that are one."""
    messages: MessageHandler | None = None
    edits: MessageHandler | None = None
    members: MessageHandler | None = None
    turned_away: MessageHandler | None = None
    """Called before a command, a tap or an answer that is not about the entry which is being written."""

    def command(
        self, name: str, handler: CommandHandler, *, early: bool = False, way_out: bool = False
    ) -> None:
        """`early` commands answer before somebody has been welcomed to the end."""
        _put(self.commands, name, handler)
        if way_out:
            self.ways_out.add(name)
        if early:
            self.early_commands.add(name)

    def tap(
        self,
        action: type[A],
        handler: TapHandler[A],
        *,
        early: bool = False,
        about_an_entry: bool = False,
        way_out: bool = False,
    ) -> None:
        _put(self.taps, action.verb, Tap(action, handler, early, about_an_entry, way_out))

    def question(
        self,
        kind: QuestionKind,
        card: QuestionCard,
        read: AnswerReader | None = None,
        *,
        way_out: bool = False,
    ) -> None:
        _put(self.questions, kind, Listener(card, read, way_out))

    def event(self, kind: type[E], handler: EventHandler[E]) -> None:
        """`handler` shows what happened to the one whom it concerns."""
        _put(self.events, kind, handler)

    async def turn_away(self, context: Context) -> None:
        """They turned to something else than the entry they were writing."""
        if self.turned_away:
            await self.turned_away(context)

    def read(self, data: str) -> tuple[Action, Tap]:
        """What a button's data asks for, and what takes it. Raises Refusal for data that no button of ours has."""
        tap = self.taps.get(data.partition(":")[0])
        if tap is None:
            raise Refusal("trouble-old-button")
        try:
            return tap.action.parse(data), tap
        except ValueError:
            raise Refusal("trouble-old-button") from None


Handler = TypeVar("Handler")


def _put(table: dict[Any, Handler], key: Any, handler: Handler) -> None:
    if key in table:
        raise ValueError(f"two handlers for {key}")
    table[key] = handler
