"""What an earlier version had queued is still sent after the upgrade, in its order and with its edits."""

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.domain.kinds import About, Subject
from bot.store.calls import Lane
from bot.store.database import Database
from bot.store.instants import to_ms
from bot.store.keyring import Keyring
from bot.store.migrate import shipped_migrations
from bot.store.vault import CellAddress, Vault
from tests.delivery.bot_api import Telegram
from tests.delivery.machine import MASTER, NOON, machine
from tests.store.schema import migrated

ANA = 7
DAY_MS = 24 * 3600 * 1000


class Older:
    """The outbox as it was: calls with a method and sealed parameters."""

    def __init__(self, path: Path, vault: Vault) -> None:
        self._file = sqlite3.connect(path)
        self._vault = vault
        self._file.execute(
            "INSERT INTO people (id, account, telegram_id, created_at) VALUES (?, x'07', x'07', 0)", [ANA]
        )

    def queue(self, row: int, method: str, params: dict[str, Any], **more: Any) -> None:
        words = json.dumps({"params": params, "bubble": more.pop("bubble", None)})
        values = {
            "id": row,
            "chat": self._vault.fingerprint("telegram", 42),
            "person_id": ANA,
            "author_id": ANA,
            "lane": 1,
            "method": method,
            "payload": self._vault.seal(CellAddress("outbox", "payload", row, ANA), words),
            "state": "new",
            "due_at": to_ms(NOON) - 1,
            "expires_at": to_ms(NOON) + DAY_MS,
            "created_at": to_ms(NOON) - 1,
            **more,
        }
        names = ", ".join(values)
        self._file.execute(
            f"INSERT INTO outbox ({names}) VALUES ({', '.join('?' * len(values))})", [*values.values()]
        )

    def bubble(self, message_id: int, subject: str, number: int) -> None:
        self._file.execute(
            "INSERT INTO bubbles VALUES (?, ?, ?, ?, ?)", [ANA, message_id, subject, number, to_ms(NOON)]
        )

    def close(self) -> None:
        self._file.execute("INSERT INTO schedule VALUES (?, 'nudge', 5)", [ANA])
        self._file.commit()
        self._file.close()


async def before(folder: Path) -> None:
    """A database of schema 5 with open calls of every sort."""
    path = folder / "kintsugi.sqlite3"
    await migrated(path, shipped_migrations()[:5])
    with Keyring(folder / "keyring.sqlite3", MASTER) as keyring:
        vault = Vault(keyring, MASTER)
        vault.create_key(ANA)
        older = Older(path, vault)
        older.bubble(11, "agenda", 3)
        older.bubble(12, "copy.1", 5)
        older.queue(1, "sendMessage", {"chat_id": 42, "text": "part two"}, subject="copy.2", subject_id=5)
        older.queue(2, "editMessageText", {"chat_id": 42, "text": "part one, edited"}, bubble=["copy.1", 5])
        older.queue(3, "editMessageText", {"chat_id": 42, "text": "part two, edited"}, bubble=["copy.2", 5])
        older.queue(4, "setMessageReaction", {"chat_id": 42, "message_id": 9, "reaction": []})
        older.queue(5, "answerCallbackQuery", {"callback_query_id": "tap"}, lane=0)
        older.queue(
            6, "sendVoice", {"chat_id": 42, "voice": "id"}, subject="copy", subject_id=6, state="held"
        )
        older.queue(7, "sendMessage", {"chat_id": 42, "text": "a nudge"}, subject="nudge", subject_id=8)
        older.close()


async def test_open_calls_of_an_older_database_are_made(tmp_path: Path, server: Telegram) -> None:
    await before(tmp_path)
    async with machine(tmp_path, server) as bot:
        assert await bot.sender().drain() == 6
        async with bot.database.transaction(bot.clock.now()) as work:
            assert await work.bubbles.about(ANA, 12) == About(Subject.COPY, 5, 1)
            assert await work.bubbles.find(ANA, About(Subject.COPY, 5, 2)) == 1001
            await work.outbox.release(ANA)
            [voice] = await work.outbox.ready(9)
        assert voice.about == About(Subject.COPY, 6)
        assert await bot.sender().drain() == 1
        assert await bot.rows("SELECT DISTINCT state FROM outbox") == [("sent",)]
    words = [(method, params.get("text"), params.get("message_id")) for method, params in server.calls]
    assert [one for one in words if one[0] in {"sendMessage", "editMessageText"}] == [
        ("sendMessage", "part two", None),
        ("editMessageText", "part one, edited", 12),
        ("editMessageText", "part two, edited", 1001),
        ("sendMessage", "a nudge", None),
    ]
    assert ("setMessageReaction", None, 9) in words
    assert server.calls[-1] == ("sendVoice", {"chat_id": 42, "voice": "id"})


async def test_what_was_stale_or_passing_still_is(tmp_path: Path) -> None:
    await before(tmp_path)
    with Keyring(tmp_path / "keyring.sqlite3", MASTER) as keyring:
        database = await Database.open(tmp_path / "kintsugi.sqlite3", Vault(keyring, MASTER))
        async with database.transaction(NOON) as work:
            await work.outbox.hold(ANA)
            rows = await work.tx.all("SELECT id, state, lane FROM outbox ORDER BY id")
            assert {row["id"] for row in rows if row["state"] == "dead"} == {7}
            assert [row["id"] for row in rows if row["lane"] == Lane.DECORATION] == [4]
            assert await work.schedule.next_at() == datetime(1970, 1, 1, 0, 0, 0, 5000, tzinfo=UTC)
        async with database.transaction(NOON.replace(month=6)) as work:
            assert await work.bubbles.prune() == 1
            assert await work.bubbles.about(ANA, 11) is None
        await database.close()
