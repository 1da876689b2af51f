"""Recorded shapes of updates, one a line in updates.jsonl, with made-up people in them; knows no bot.

They go through the field lists of Bot API 10.3: each field of a message alone and beside words, each kind of entity,
of update, of chat and of membership; and what older servers and those of next year send.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("updates.jsonl")


@dataclass(frozen=True)
class Shape:
    """`words` is what somebody wrote in it, to be kept; None where there is nothing to keep."""

    name: str
    words: str | None
    fields: dict[str, Any]

    def sent_by(self, person: int, message_id: int) -> dict[str, Any]:
        """The update without its number, from this person (their Telegram id), with this message id."""
        text = json.dumps(self.fields).replace('"PERSON"', str(person)).replace('"MESSAGE"', str(message_id))
        fields: dict[str, Any] = json.loads(text)
        return fields


def shapes() -> list[Shape]:
    lines = FILE.read_text("utf-8").splitlines()
    return [Shape(line["name"], line["words"], line["update"]) for line in map(json.loads, lines)]
