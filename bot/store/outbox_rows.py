"""What a row of the outbox says, in this version and the one before; runs no statement."""

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from bot.domain.kinds import About, Subject
from bot.store.calls import Lane, Outgoing, Target
from bot.store.instants import from_ms

FORMAT = 1
"""Of what is sealed: 1 names the chat and what is done. Before that, without a number, it held parameters of a call."""


def packed_content(telegram_id: int, content: Mapping[str, Any]) -> str:
    """What is sealed of an entry."""
    return json.dumps({"v": FORMAT, "chat": telegram_id, "do": content})


def packed_target(target: Target | None) -> str | None:
    """The same words for the same message, so that two operations on it can be told to be so."""
    if isinstance(target, About):
        return f"{target.subject}:{target.id}:{target.part}"
    return None if target is None else str(target)


def read(row: sqlite3.Row, sealed: str) -> Outgoing:
    """An entry out of its row and the words that were sealed in it. Raises ValueError for one of a later version."""
    content = json.loads(sealed)
    target = _target(row["target"])
    if "v" not in content:  # queued before there were operations
        chat, do, target = content["params"].get("chat_id", 0), content, _older_target(content["bubble"])
    elif content["v"] == FORMAT:
        chat, do = content["chat"], content["do"]
    else:
        raise ValueError("an outbox entry of another version")
    return Outgoing(
        id=row["id"],
        chat=row["chat"],
        telegram_id=chat,
        person_id=row["person_id"],
        author_id=row["author_id"],
        lane=Lane(row["lane"]),
        operation=row["operation"],
        content=do,
        about=_about(row["subject"], row["subject_id"], row["part"]),
        target=target,
        attempts=row["attempts"],
        created_at=from_ms(row["created_at"]),
        expires_at=from_ms(row["expires_at"]),
    )


def _about(subject: str | None, number: int | None, part: int) -> About | None:
    return About(Subject(subject), number, part) if subject is not None and number is not None else None


def _target(packed: str | None) -> Target | None:
    if packed is None:
        return None
    subject, colon, rest = packed.partition(":")
    if not colon:
        return int(packed)
    number, _, part = rest.partition(":")
    return About(Subject(subject), int(number), int(part))


def _older_target(bubble: list[Any] | None) -> About | None:
    """Parts of a copy had subjects of their own: "copy", "copy.1" and so on."""
    if bubble is None:
        return None
    subject, number = bubble
    name, _, part = subject.rpartition(".")
    return About(Subject.COPY, number, int(part)) if name == "copy" else About(Subject(subject), number)
