"""The questions table: where the talk with each person stands, one sealed record; knows no question's words."""

import json
from collections.abc import Collection
from typing import Any

import aiosqlite

from bot.domain.questions import Conversation, Question, QuestionKind, Unread
from bot.store.instants import from_ms, from_ms_or_none, to_ms, to_ms_or_none
from bot.store.transaction import Transaction


class Questions:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def of(self, person_id: int) -> Conversation:
        """What is kept of a person; an empty conversation when there is nothing."""
        return await self._tx.identity_map.one("questions", person_id, self._fetch)

    async def _fetch(self, people: Collection[int]) -> dict[int, Conversation]:
        rows = await self._tx.all_of("SELECT * FROM questions WHERE person_id", people)
        return dict.fromkeys(people, Conversation()) | {row["person_id"]: self._read(row) for row in rows}

    def _read(self, row: aiosqlite.Row) -> Conversation:
        person_id = row["person_id"]
        kept = json.loads(self._tx.open("questions", "record", person_id, person_id, row["record"]))
        return Conversation(
            _question(kept["open"]),
            tuple(
                Unread(
                    number=unread["number"],
                    message_id=unread["id"],
                    at=from_ms(unread["at"]),
                    question=_question(unread["to"]),
                    words=unread["words"],
                    reply_to=unread["reply_to"],
                    aside=unread["aside"],
                )
                for unread in kept["unread"]
            ),
        )

    async def keep(self, person_id: int, conversation: Conversation) -> None:
        """Put this in place of what was kept; nothing is written where nothing has changed."""
        if conversation == await self.of(person_id):
            return
        kept = {
            "open": _record(conversation.open),
            "unread": [
                {
                    "number": unread.number,
                    "id": unread.message_id,
                    "at": to_ms(unread.at),
                    "to": _record(unread.question),
                    "words": unread.words,
                    "reply_to": unread.reply_to,
                    "aside": unread.aside,
                }
                for unread in conversation.unread
            ],
        }
        await self._tx.execute(
            "INSERT INTO questions (person_id, record) VALUES (?, ?)"
            " ON CONFLICT (person_id) DO UPDATE SET record = excluded.record",
            person_id,
            self._tx.seal("questions", "record", person_id, person_id, json.dumps(kept)),
        )
        self._tx.identity_map.forget("questions")


def _record(question: Question | None) -> dict[str, Any] | None:
    if question is None:
        return None
    return {
        "kind": question.kind.value,
        "about": question.about,
        "draft": dict(question.draft),
        "asked_at": to_ms_or_none(question.asked_at),
    }


def _question(kept: dict[str, Any] | None) -> Question | None:
    if kept is None:
        return None
    return Question(
        QuestionKind(kept["kind"]), kept["about"], kept["draft"], from_ms_or_none(kept["asked_at"])
    )
