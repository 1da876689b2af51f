"""The few numbers the machine needs from a raw update; knows nothing else of its meaning."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

_LARGEST = 2**63  # what an SQLite integer can hold


@dataclass(frozen=True)
class Origin:
    """Who sent an update and in which chat, as Telegram ids; None where it does not say."""

    chat: int | None
    sender: int | None


def update_id_of(update: Any) -> int | None:
    """The number of an update, or None when it is no update at all."""
    number = _number(update, "update_id")
    return number if number is not None and 0 <= number < _LARGEST else None


def is_of(update: dict[str, Any], kinds: Collection[str]) -> bool:
    """Whether an update is of any of these kinds."""
    return any(kind in update for kind in kinds)


def origin_of(update: dict[str, Any]) -> Origin:
    """Where an update comes from; never raises, whatever shape it has."""
    for name, part in update.items():
        if name == "update_id" or not isinstance(part, dict):
            continue
        sender = _number(part.get("from"), "id")
        message = part.get("message")
        inner = message if isinstance(message, dict) else part
        chat = _number(inner.get("chat"), "id")
        return Origin(sender if chat is None else chat, sender)
    return Origin(None, None)


def _number(part: Any, name: str) -> int | None:
    value = part.get(name) if isinstance(part, dict) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None
