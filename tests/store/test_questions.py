"""What somebody is asked lies sealed, survives being read again, and comes out of an older database as nothing."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.questions import MOST_UNREAD, Conversation, Question, QuestionKind, Unread
from bot.store.database import Database
from bot.store.migrate import shipped_migrations
from bot.store.vault import Vault
from tests.store.schema import migrated

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
FULL = Conversation(
    Question(QuestionKind.CHECKIN, 7, {"weekday": 4, "words": "freitag 🙂"}, NOW),
    (
        Unread(
            2**52, 11, NOW, Question(QuestionKind.ROLE, asked_at=NOW), "a secret half \ud83d", 9, aside=False
        ),
        Unread(1, 12, NOW, None, aside=True),
    ),
)


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def test_a_conversation_is_read_back_as_it_was_and_lies_sealed(tmp_path: Path, vault: Vault) -> None:
    path = tmp_path / "kintsugi.sqlite3"
    database = await Database.open(path, vault)
    async with database.transaction(NOW) as work:
        person = await work.people.create(1, "en")
        assert await work.questions.of(person.id) == Conversation()
        await work.questions.keep(person.id, FULL)
    assert all(words not in everything_in(tmp_path) for words in (b"freitag", b"secret", b"CHECKIN"))
    async with database.transaction(NOW) as work:
        assert await work.questions.of(person.id) == FULL
        await work.people.delete(person.id)
        assert await work.questions.of(person.id) == Conversation()
    await database.close()


def test_only_the_newest_messages_are_held_and_one_of_each() -> None:
    talk = Conversation()
    for number in (1, *range(1, MOST_UNREAD + 4)):
        talk = talk.with_unread(Unread(number, number, NOW))
    assert [unread.message_id for unread in talk.unread] == list(range(4, MOST_UNREAD + 4))
    assert talk.unread_at(3, NOW) is None
    assert talk.unread_at(4, NOW + timedelta(hours=25)) is None
    assert talk.unread_as(4, NOW) == talk.unread_at(4, NOW)
    assert talk.without(4).unread_at(4, NOW) is None


def test_a_question_is_open_for_a_while_by_any_clock() -> None:
    asked = Question(QuestionKind.PAUSE, asked_at=NOW)
    assert asked.open_at(NOW + timedelta(hours=2))
    assert not asked.open_at(NOW + timedelta(hours=3))
    assert not asked.open_at(NOW - timedelta(days=2))
    assert not Question(QuestionKind.PAUSE).open_at(NOW)
    assert all(timedelta(hours=3) <= kind.lasts <= timedelta(days=1) for kind in QuestionKind)


async def test_an_older_database_keeps_everything_but_its_open_questions(
    tmp_path: Path, vault: Vault
) -> None:
    path = tmp_path / "kintsugi.sqlite3"
    await migrated(path, shipped_migrations()[:5])
    connection = sqlite3.connect(path)
    connection.execute(
        "INSERT INTO people (id, account, telegram_id, zone, nudge_minute, expects, created_at)"
        " VALUES (7, x'07', x'07', 'Europe/Lisbon', 1140, 'zone', 0)"
    )
    connection.execute("INSERT INTO bubbles VALUES (7, 3, 'confirm', 4, 0), (7, 5, 'nudge', 6, 0)")
    connection.commit()
    kept = "id, account, telegram_id, zone, nudge_minute, language, paused, onboarded_at, created_at"
    before = connection.execute(f"SELECT {kept} FROM people").fetchone()
    connection.close()
    vault.create_key(7)
    await (await Database.open(path, vault)).close()
    connection = sqlite3.connect(path)
    assert connection.execute(f"SELECT {kept} FROM people").fetchone() == before
    assert connection.execute("SELECT count(*) FROM bubbles").fetchone() == (2,)
    assert connection.execute("SELECT count(*) FROM questions").fetchone() == (0,)
    connection.close()
