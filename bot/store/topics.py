"""Into which topic of a private chat a call goes, and out of which again; the rows are the outbox's."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from bot.store.calls import Call, Outgoing
from bot.store.transaction import Transaction

_TOPIC = "message_thread_id"


class Topics:
    """What answers an update goes into the topic that it came from; all else into the chat itself."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._asked_in: dict[int, int] = {}

    @contextmanager
    def answering(self, person_id: int, topic: int | None) -> Iterator[None]:
        """What is sent to this person meanwhile goes into this topic of their chat."""
        self._asked_in = {} if topic is None else {person_id: topic}
        try:
            yield
        finally:
            self._asked_in = {}

    def params_of(self, call: Call) -> Mapping[str, Any]:
        """The parameters of a call that is being queued."""
        topic = self._asked_in.get(call.person_id or 0)
        if topic is None or not call.method.startswith("send"):
            return call.params
        return {**call.params, _TOPIC: topic}

    async def leave(self, call: Outgoing) -> None:
        """The topic is gone: the message goes into the chat itself, at once."""
        row = await self._tx.one("SELECT author_id FROM outbox WHERE id = ?", call.id)
        if row is None:  # taken back meanwhile
            return
        params = {name: value for name, value in call.params.items() if name != _TOPIC}
        words = json.dumps({"params": params, "bubble": call.bubble})
        await self._tx.execute(
            "UPDATE outbox SET payload = ?, attempts = attempts + 1, due_at = ? WHERE id = ?",
            self._tx.seal("outbox", "payload", call.id, row["author_id"], words),
            self._tx.now_ms,
            call.id,
        )
