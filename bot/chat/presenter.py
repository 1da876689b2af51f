"""Turns the events of a transaction into what people are shown; knows no feature."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from bot.domain.events.event import Event
from bot.domain.events.partner import FromPartner
from bot.service import held
from bot.store.work import Work
from bot.texts.texts import Texts

E = TypeVar("E", bound=Event)
EventHandler = Callable[[Work, Texts, E], Awaitable[None]]
"""Makes the card of one event, and sends, changes or takes away what its person sees."""


class Presenter:
    """`handlers` hold one for every type of event."""

    def __init__(self, texts: Texts, handlers: Mapping[type[Event], EventHandler[Any]]) -> None:
        self._texts = texts
        self._handlers = handlers

    async def present(self, work: Work) -> None:
        """Show all that has happened in `work` so far, in order. Part of the same transaction.

        What a partner did is kept for later while its reader is left in peace.
        """
        for event in work.events.take():
            if isinstance(event, FromPartner) and await held.keeps_back(work, event):
                continue
            await self._handlers[type(event)](work, self._texts, event)
