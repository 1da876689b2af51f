"""Outbox entries for tests of the machine, as the bot's services queue them; knows no server."""

from typing import Any

from bot.store.calls import NewEntry
from bot.store.keyring import HOUSE
from bot.texts.card import Card
from bot.texts.operations import Operation, Show, name_of, replaces
from bot.texts.packing import pack


def entry(chat: int, what: str | Operation, **more: Any) -> NewEntry:
    """An operation, or a message that says these words, of the house and to a chat that is no person's."""
    operation = Show(Card(what)) if isinstance(what, str) else what
    given: dict[str, Any] = {"person_id": None, "author_id": HOUSE, "replaces": replaces(operation)}
    return NewEntry(chat, operation=name_of(operation), content=pack(operation), **{**given, **more})


def words_of(content: dict[str, Any]) -> str:
    """What a queued message says."""
    return str(content["text"])
