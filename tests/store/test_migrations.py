"""The schema is what the migrations make, and no file is lost or mistaken on the way."""

import json
import sqlite3
from datetime import UTC, date, datetime, timedelta
from itertools import takewhile
from pathlib import Path

import pytest

from bot.domain.errors import StartError
from bot.domain.held import Held
from bot.domain.kinds import About, Kind, Subject
from bot.domain.reflections import Content, File
from bot.domain.shared import Past
from bot.store.calls import Lane
from bot.store.database import Database
from bot.store.keyring import HOUSE
from bot.store.migrate import Migration, shipped_migrations, statements
from bot.store.vault import CellAddress, Vault
from tests.store.schema import SCHEMA, dump, migrated

A_MILLION = 1_000_000
PACE = {"stage": 1, "since": 0, "said": None, "said_at": None, "asked_at": None}

FIRST = Migration(1, "CREATE TABLE notes (words TEXT);\nINSERT INTO notes VALUES ('kept; -- as it is');\n")

BEFORE_SEALING = """
INSERT INTO people (id, account, telegram_id, created_at) VALUES (7, x'07', x'07', 0), (8, x'08', x'08', 0);
INSERT INTO couples VALUES (5, 0);
INSERT INTO seen VALUES (7, 'needs-001', '2026-11-22'), (7, 'needs-002', '2026-11-21'),
    (8, 'needs-001', '2026-11-22');
INSERT INTO dislikes VALUES (7, 'needs-003');
INSERT INTO nudges VALUES (11, 7, '2026-11-22', 'needs-001', NULL, 'open', 0, 0),
    (12, 8, '2026-11-22', 'needs-001', NULL, 'open', 0, 0);
INSERT INTO couple_days VALUES (5, '2026-11-22', 'memories-001');
"""


def copies(folder: Path) -> list[Path]:
    return list(folder.glob("*.before-*"))


async def apply(path: Path, *migrations: Migration) -> None:
    await migrated(path, list(migrations))


def look(path: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


async def test_the_schema_file_says_what_the_migrations_make(tmp_path: Path) -> None:
    await migrated(tmp_path / "fresh.sqlite3")
    assert dump(tmp_path / "fresh.sqlite3") == SCHEMA.read_text("utf-8")


def test_migrations_are_numbered_without_gaps() -> None:
    numbers = [migration.number for migration in shipped_migrations()]
    assert numbers == list(range(1, len(numbers) + 1))


async def test_migrating_again_changes_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        await migrated(tmp_path / "fresh.sqlite3")
    assert copies(tmp_path) == []


async def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path, vault: Vault) -> None:
    path = tmp_path / "kintsugi.sqlite3"
    await apply(path, FIRST, Migration(99, "CREATE TABLE later (id INTEGER);"))
    with pytest.raises(StartError, match="newer version"):
        await Database.open(path, vault)
    assert look(path, "PRAGMA user_version") == [(99,)]
    assert {name for (name,) in look(path, "SELECT name FROM sqlite_schema")} == {"notes", "later"}


async def test_the_file_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "kintsugi.sqlite3"
    await apply(path, FIRST)
    await apply(path, FIRST, Migration(2, "ALTER TABLE notes RENAME TO pages;"))
    assert look(path, "SELECT words FROM pages") == [("kept; -- as it is",)]
    copy = tmp_path / "kintsugi.before-0001.sqlite3"
    assert look(copy, "SELECT words FROM notes") == [("kept; -- as it is",)]
    assert look(copy, "PRAGMA user_version") == [(1,)]


async def test_a_migration_that_fails_leaves_the_last_good_schema(tmp_path: Path) -> None:
    path = tmp_path / "kintsugi.sqlite3"
    broken = Migration(2, "CREATE TABLE half (id INTEGER);\nINSERT INTO nowhere VALUES (1);\n")
    with pytest.raises(sqlite3.OperationalError):
        await apply(path, FIRST, broken)
    assert look(path, "PRAGMA user_version") == [(1,)]
    assert look(path, "SELECT name FROM sqlite_schema WHERE name = 'half'") == []


async def test_what_lay_in_the_clear_is_sealed_and_can_be_read_again(tmp_path: Path, vault: Vault) -> None:
    path, day = tmp_path / "kintsugi.sqlite3", date(2026, 11, 22)
    await apply(path, *shipped_migrations()[:4])
    vault.create_key(7)  # and none for 8, who was erased after this copy was made
    connection = sqlite3.connect(path)
    connection.executescript(BEFORE_SEALING)
    connection.execute(
        "INSERT INTO reflections (id, person_id, message_id, kind, words, prompt_id, sharing, created_at)"
        " VALUES (21, 7, 1, 'text', ?, 'needs-001', 'private', 0)",
        [vault.seal(CellAddress("reflections", "words", 21, 7), "kept")],
    )
    connection.commit()
    connection.close()
    database = await Database.open(path, vault)
    async with database.transaction(datetime(2026, 11, 23, tzinfo=UTC)) as work:
        assert await work.seen.of(7) == {"needs-001": day, "needs-002": date(2026, 11, 21)}
        assert await work.seen.disliked(7) == {"needs-003"}
        nudge = await work.nudges.own(7, 11)
        reflection = await work.reflections.own(7, 21)
        assert nudge is not None
        assert reflection is not None
        assert nudge.prompt_id == reflection.prompt_id == "needs-001"
        past = await work.together.of(5)
        assert (past.days, past.had, past.through) == ({day: "memories-001"}, {"memories-001": day}, day)
    await database.checkpoint()
    await database.close()
    kept = path.read_bytes()
    assert b"needs-00" not in kept
    assert b"memories-00" not in kept


BEFORE_PACE = """
INSERT INTO people (id, account, telegram_id, stage, stage_since, created_at) VALUES
    (1, x'01', x'01', 3, 50, 0), (2, x'02', x'02', 2, 50, 0), (3, x'03', x'03', 3, 50, 0), (4, x'04', x'04', 2, 50, 0);
INSERT INTO couples VALUES (5, 0), (6, 0);
INSERT INTO members VALUES (1, 5), (2, 5);
INSERT INTO couple_days VALUES (5, '2026-11-22', x'');
"""


async def test_who_stood_higher_only_by_a_role_begins_again_and_what_was_had_together_is_kept(
    tmp_path: Path, vault: Vault
) -> None:
    path, day = tmp_path / "kintsugi.sqlite3", date(2026, 11, 22)
    await apply(path, *shipped_migrations()[:7])
    connection = sqlite3.connect(path)
    connection.executescript(BEFORE_PACE)
    said = {1: ["more", 20, None], 2: [None, None, None], 3: ["stay", 30, 10], 4: ["back", 30, None]}
    for person, role in enumerate(("repairing", "repairing", "hurt", "unsaid"), 1):
        vault.create_key(person)
        cells = [
            vault.seal(CellAddress("people", column, person, person), words)
            for column, words in (
                ("telegram_id", str(person)),
                ("role", role),
                ("pace", json.dumps(said[person])),
            )
        ]
        connection.execute(
            "UPDATE people SET telegram_id = ?, role = ?, pace = ? WHERE id = ?", [*cells, person]
        )
    for nudge, person, prompt, couple in (
        (11, 1, "memories-001", 5),
        (12, 2, "memories-001", 5),
        (13, 1, "needs-001", None),
        (14, 2, "gratitude-002", 5),
    ):
        cell = vault.seal(CellAddress("nudges", "prompt_id", nudge, person), prompt)
        at = (day - timedelta(days=nudge)).isoformat()
        row = [nudge, person, at, couple, cell]
        connection.execute(
            "INSERT INTO nudges (id, person_id, local_date, couple_id, prompt_id, state, due_at, created_at)"
            " VALUES (?, ?, ?, ?, ?, 'open', 0, 0)",
            row,
        )
    cell = vault.seal(CellAddress("couple_days", f"prompt_id {day}", 5, HOUSE), "connection-001")
    connection.execute("UPDATE couple_days SET prompt_id = ?", [cell])
    connection.commit()
    connection.close()
    database = await Database.open(path, vault)
    async with database.transaction(datetime(2026, 11, 23, tzinfo=UTC)) as work:
        paces = [(await work.people.get(person)).pace for person in (1, 2, 3, 4)]
        assert [pace.stage for pace in paces] == [3, 1, 3, 1]
        assert [pace.said for pace in paces] == ["more", None, "stay", "back"]
        assert paces[2].asked_at == datetime(1970, 1, 1, 0, 0, 0, 10_000, tzinfo=UTC)
        assert {pace.since for pace in paces} == {datetime(1970, 1, 1, 0, 0, 0, 50_000, tzinfo=UTC)}
        past = await work.together.of(5)
        assert past.had == {
            "connection-001": day,
            "memories-001": day - timedelta(days=11),
            "gratitude-002": day - timedelta(days=14),
        }
        assert (past.days, past.through) == ({day: "connection-001"}, day)
        assert await work.together.of(6) == Past()
    await database.close()


async def test_what_waits_and_who_rests_come_over(tmp_path: Path, vault: Vault) -> None:
    """Updates under way keep their seals and their order, and who rests is tried once more."""
    path, now = tmp_path / "kintsugi.sqlite3", datetime(2026, 11, 23, tzinfo=UTC)
    await apply(path, *shipped_migrations()[:5])
    vault.create_key(7)
    update = {"update_id": 900_001, "message": {"text": "under way"}}
    connection = sqlite3.connect(path)
    connection.execute(
        "INSERT INTO people (id, account, telegram_id, resting, created_at) VALUES (7, x'07', x'07', 1, 0)"
    )
    connection.executemany(
        "INSERT INTO inbox (update_id, author_id, payload, state, due_at, received_at) VALUES (?, ?, ?, ?, 0, 0)",
        [
            (900_000, 0, None, "done"),
            (900_001, 7, vault.seal(CellAddress("inbox", "payload", 900_001, 7), json.dumps(update)), "new"),
        ],
    )
    connection.execute("INSERT INTO schedule VALUES (7, 'signs', 5)")
    connection.commit()
    connection.close()
    database = await Database.open(path, vault)
    async with database.transaction(now) as work:
        arrival = await work.inbox.next()
        assert arrival is not None
        assert arrival.update == update
        assert not await work.inbox.add({"update_id": 900_000, "any": "content"}, None, 0)
        assert await work.inbox.add({"update_id": 900_002}, None, 0)
        await work.inbox.done(arrival.id)
        following = await work.inbox.next()
        assert following is not None
        assert following.id > arrival.id
        assert await work.unreachable.failures(7) == 1
        assert await work.schedule.get(7, Kind.REACH) == datetime.fromtimestamp(0, UTC)
        assert await work.schedule.get(7, Kind.SIGNS) is not None
    await database.close()


async def test_each_album_becomes_one_entry_and_every_other_reflection_its_own(
    tmp_path: Path, vault: Vault
) -> None:
    path = tmp_path / "kintsugi.sqlite3"
    await apply(path, *shipped_migrations()[:12])
    connection = sqlite3.connect(path)
    connection.executescript(
        "INSERT INTO people (id, account, telegram_id, created_at) VALUES (7, x'07', x'07', 0), (8, x'08', x'08', 0);"
    )
    vault.create_key(7)
    vault.create_key(8)
    for row, person, album in ((21, 7, None), (22, 7, b"A"), (23, 8, b"A"), (24, 7, None), (25, 7, b"A")):
        connection.execute(
            "INSERT INTO reflections (id, person_id, message_id, kind, words, file, album, sharing, created_at)"
            " VALUES (?, ?, ?, 'photo', ?, ?, ?, 'shared', ?)",
            [
                *(row, person, row),
                vault.seal(CellAddress("reflections", "words", row, person), f"words {row}"),
                vault.seal(CellAddress("reflections", "file", row, person), f"file-{row}\nmark-{row}"),
                *(album, row),
            ],
        )
        connection.execute(
            "INSERT INTO shares (reflection_id, recipient_id, shared_at) VALUES (?, ?, ?)",
            [row, 15 - person, row],
        )
    connection.commit()
    connection.close()
    database = await Database.open(path, vault)
    async with database.transaction(datetime(2026, 11, 23, tzinfo=UTC)) as work:
        for part, parts in ((21, (21,)), (22, (22, 25)), (24, (24,)), (25, (22, 25))):
            entry = await work.reflections.own_entry(7, part)
            assert entry is not None
            assert tuple(one.former for one in entry.parts) == parts
            assert {one.entry_id for one in entry.parts} == {entry.id}
            assert all(one.id > A_MILLION for one in entry.parts)
            assert [one.content.words for one in entry.parts] == [f"words {one}" for one in parts]
            assert [one.content.file for one in entry.parts] == [
                File(f"file-{one}", f"mark-{one}") for one in parts
            ]
        other = await work.reflections.own_entry(8, 23)
        assert other is not None
        assert [one.former for one in other.parts] == [23]
        read = []
        position = await work.journal.newest(8)
        while position is not None:
            entry = await work.reflections.readable(8, position.entry_id)
            assert entry is not None
            read.append(entry.first.former)
            position = await work.journal.older(8, position)
        assert read == [24, 23, 22, 21]
        late = await work.journal.position(8, 25)  # a button from before may name any photo of an album
        first = await work.journal.position(8, 22)
        assert late is not None
        assert late == first
    await database.close()


WRITTEN_AT = 1_795_000_000_000 << 20
"""As numbers of entries once were: the millisecond, and a little chance."""

BEFORE_RANDOM_NUMBERS = f"""
INSERT INTO people (id, account, telegram_id, created_at) VALUES (7, x'07', x'07', 0), (8, x'08', x'08', 0);
INSERT INTO couples VALUES (2, 0);
INSERT INTO members VALUES (7, 2), (8, 2);
INSERT INTO shares (reflection_id, recipient_id, shared_at)
    VALUES ({WRITTEN_AT + 1}, 8, 50), ({WRITTEN_AT + 2}, 8, 50);
INSERT INTO open_entries VALUES (7, {WRITTEN_AT + 1}, 10, 11, NULL);
INSERT INTO bubbles (person_id, message_id, subject, subject_id, part, sent_at) VALUES
    (7, 100, 'offer', {WRITTEN_AT + 1}, 0, 0), (8, 100, 'copy', {WRITTEN_AT + 2}, 1, 0),
    (8, 101, 'page', {WRITTEN_AT + 1}, 0, 0), (8, 102, 'nudge', {WRITTEN_AT + 1}, 0, 0);
INSERT INTO sequence VALUES ('couples', 2), ('reflections', {WRITTEN_AT + 2});
"""


async def test_numbers_of_entries_tell_no_time_and_everything_about_them_goes_with_them(
    tmp_path: Path, vault: Vault
) -> None:
    """Buttons of before still name their rows, to whoever may see them."""
    path, first, second = tmp_path / "kintsugi.sqlite3", WRITTEN_AT + 1, WRITTEN_AT + 2
    await apply(path, *[one for one in shipped_migrations() if one.number < 16])
    for person in (7, 8):
        vault.create_key(person)
    connection = sqlite3.connect(path)
    connection.executescript(BEFORE_RANDOM_NUMBERS)
    for row in (first, second):
        connection.execute(
            "INSERT INTO reflections (id, person_id, message_id, kind, words, prompt_id, sharing, created_at, entry_id)"
            " VALUES (?, 7, ?, 'text', ?, ?, 'shared', 5, ?)",
            [
                *(row, row),
                vault.seal(CellAddress("reflections", "words", row, 7), f"words {row}"),
                vault.seal(CellAddress("reflections", "prompt_id", row, 7), "needs-001"),
                first,
            ],
        )
    asked = {
        "open": {"kind": 22, "about": first, "draft": {}, "asked_at": 5},
        "unread": [],
    }
    cell = vault.seal(CellAddress("questions", "record", 7, 7), json.dumps(asked))
    connection.execute("INSERT INTO questions VALUES (7, ?)", [cell])
    queued = {
        1: ("edit", None, {"v": 1, "chat": 88, "do": {}}, f"copy:{second}:1"),
        2: ("editMessageText", None, {"params": {"chat_id": 88}, "bubble": ["copy.1", second]}, None),
        3: ("show", "page", {"v": 1, "chat": 88, "do": {}}, None),
    }
    for row, (operation, subject, content, target) in queued.items():
        connection.execute(
            "INSERT INTO outbox (id, chat, person_id, author_id, lane, operation, payload, subject, subject_id, target,"
            " stale, state, due_at, expires_at, created_at) VALUES (?, ?, 8, 8, 1, ?, ?, ?, ?, ?, 0, 'new', 0, ?, 0)",
            [
                *(row, bytes([row]), operation),
                vault.seal(CellAddress("outbox", "payload", row, 8), json.dumps(content)),
                *(subject, subject and first, target, 1 << 41),
            ],
        )
    connection.commit()
    connection.close()
    database = await Database.open(path, vault)
    async with database.transaction(datetime(2026, 11, 23, tzinfo=UTC)) as work:
        entry = await work.reflections.own_entry(7, second)
        assert entry is not None
        one, two = entry.parts
        assert [part.content.words for part in (one, two)] == [f"words {first}", f"words {second}"]
        assert [part.prompt_id for part in (one, two)] == ["needs-001", "needs-001"]
        assert all(abs(part.id - WRITTEN_AT) > A_MILLION for part in (one, two))
        assert [part.id for part in entry.up_to(first)] == [one.id]
        assert await work.reflections.own_entry(8, first) is None
        assert await work.reflections.own(7, two.id) == two
        opened = await work.open_entries.of(7)
        assert opened is not None
        assert opened.entry_id == one.id
        assert await work.bubbles.about(7, 100) == About(Subject.OFFER, one.id)
        assert await work.bubbles.about(8, 100) == About(Subject.COPY, two.id, 1)
        assert await work.bubbles.about(8, 101) == About(Subject.PAGE, one.id)
        assert await work.bubbles.about(8, 102) == About(Subject.NUDGE, first)
        question = (await work.questions.of(7)).open
        assert question is not None
        assert question.about == one.id
        waiting = {entry.id: entry for entry in await work.outbox.ready(10)}
        assert [waiting[row].target for row in (1, 2)] == [About(Subject.COPY, two.id, 1)] * 2
        assert waiting[3].about == About(Subject.PAGE, one.id)
        position = await work.journal.position(8, first)
        assert position is not None
        assert position.entry_id == one.id
        assert [share.recipient_id for share in await work.shares.of(two.id)] == [8]
        [couple] = await work.tx.all("SELECT id FROM couples")
        assert couple["id"] == 2
        added = await work.reflections.add(7, 900, Content("text", "new"), entry)
        assert added is not None
        assert [part.id for part in (await work.reflections.entry(added)).parts] == [one.id, two.id, added.id]
    await database.close()


async def test_tracks_that_lay_in_the_clear_are_sealed(tmp_path: Path, vault: Vault) -> None:
    path = tmp_path / "kintsugi.sqlite3"
    await apply(path, *[one for one in shipped_migrations() if one.number < 17])
    vault.create_key(7)
    connection = sqlite3.connect(path)
    connection.execute(
        "INSERT INTO people (id, account, telegram_id, pace, tracks, created_at) VALUES (7, x'07', ?, ?, ?, 0)",
        [
            vault.seal(CellAddress("people", "telegram_id", 7, 7), "77"),
            vault.seal(CellAddress("people", "pace", 7, 7), json.dumps(PACE)),
            "connection,gratitude",
        ],
    )
    connection.commit()
    connection.close()
    database = await Database.open(path, vault)
    async with database.transaction(datetime(2026, 11, 23, tzinfo=UTC)) as work:
        assert (await work.people.get(7)).tracks == {"connection", "gratitude"}
        await work.people.set_tracks(7, frozenset({"memories"}))
        assert (await work.people.get(7)).tracks == {"memories"}
        assert (await work.people.create(8, "en")).tracks == {"connection", "memories", "gratitude"}
    await database.checkpoint()
    await database.close()
    assert b"connection,gratitude" not in path.read_bytes()


async def test_lanes_are_counted_anew_and_what_takes_words_out_is_not_given_up(
    tmp_path: Path, vault: Vault
) -> None:
    path = tmp_path / "kintsugi.sqlite3"
    await apply(path, *shipped_migrations()[:13])
    connection = sqlite3.connect(path)
    rows = (
        (1, 0, "answer-tap", None, "new"),
        (2, 1, "show", None, "new"),
        (3, 2, "show", None, "held"),
        (4, 3, "react", None, "sent"),
        (5, 1, "edit", "77", "held"),
        (6, 1, "remove", "77", "held"),
        (7, 1, "edit", "78", "held"),
    )
    for row, lane, operation, target, state in rows:
        connection.execute(
            "INSERT INTO outbox (id, chat, person_id, author_id, lane, operation, payload, target, stale, state,"
            " due_at, expires_at, created_at) VALUES (?, x'01', 9, 9, ?, ?, x'05', ?, 0, ?, 0, 5, 0)",
            [row, lane, operation, target, state],
        )
    connection.execute("INSERT INTO attachments VALUES (2, x'01', x'02')")
    connection.commit()
    connection.close()
    database = await Database.open(path, vault)
    await database.close()
    kept = look(path, "SELECT id, lane, expires_at > 3000000000000, payload FROM outbox ORDER BY id")
    assert kept == [
        (1, Lane.TAP, 0, b"\x05"),
        (2, Lane.ANSWER, 0, b"\x05"),
        (3, Lane.BROADCAST, 0, b"\x05"),
        (4, Lane.DECORATION, 0, b"\x05"),
        (5, Lane.WITHDRAWAL, 1, b"\x05"),
        (6, Lane.WITHDRAWAL, 1, b"\x05"),
        (7, Lane.ANSWER, 0, b"\x05"),
    ]
    assert look(path, "SELECT * FROM attachments") == [(2, b"\x01", b"\x02")]


async def test_what_waited_in_the_inbox_comes_in_its_old_order(tmp_path: Path, vault: Vault) -> None:
    path = tmp_path / "kintsugi.sqlite3"
    await apply(path, *shipped_migrations()[:14])
    connection = sqlite3.connect(path)
    for row, chat in ((5, b"a"), (6, b"a"), (7, b"b")):
        payload = vault.seal(CellAddress("inbox", "payload", row, HOUSE), json.dumps({"update_id": row}))
        connection.execute(
            "INSERT INTO inbox (id, update_id, chat, author_id, payload, state, due_at, received_at)"
            " VALUES (?, ?, ?, 0, ?, 'new', 0, 0)",
            [row, row, chat, payload],
        )
    connection.commit()
    connection.close()
    database = await Database.open(path, vault)
    came = []
    async with database.transaction(datetime(2026, 11, 23, tzinfo=UTC)) as work:
        while (arrival := await work.inbox.next()) is not None:
            came.append(arrival.update_id)
            await work.inbox.done(arrival.id)
    await database.close()
    assert came == [5, 6, 7]


def test_statements_end_where_sqlite_ends_them() -> None:
    script = "-- a; comment\nCREATE TABLE a (b TEXT DEFAULT ';');\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n"
    script += "  DELETE FROM a;\nEND;\n-- the end\n"
    assert len(list(statements(script))) == 2
    with pytest.raises(ValueError, match="not complete"):
        list(statements("CREATE TABLE a (b TEXT)"))


BEFORE_ENDS = """
INSERT INTO people (id, account, telegram_id, created_at) VALUES (7, x'07', x'07', 0), (8, x'08', x'08', 0);
INSERT INTO invites (id, inviter_id, invitee_id, token, state, created_at, expires_at) VALUES
    (1, 7, NULL, x'01', 'replaced', 0, 1000),
    (2, 7, NULL, x'02', 'open', 0, 3000), (3, 7, 8, x'03', 'accepted', 0, 2000);
"""


async def test_invites_that_wait_already_end_in_the_calendar(tmp_path: Path, vault: Vault) -> None:
    path = tmp_path / "kintsugi.sqlite3"
    shipped = shipped_migrations()
    await apply(path, *shipped[: next(n for n, one in enumerate(shipped) if "account BLOB" in one.sql)])
    connection = sqlite3.connect(path)
    connection.executescript(BEFORE_ENDS)
    connection.close()
    database = await Database.open(path, vault)
    async with database.transaction(datetime(2026, 11, 23, tzinfo=UTC)) as work:
        ends = [await work.schedule.get(person_id, Kind.INVITE) for person_id in (7, 8)]
        assert ends == [datetime.fromtimestamp(2, UTC)] * 2
        assert await work.invites.account_of(3) is None
    await database.close()


async def test_who_made_something_ready_before_it_had_an_end_is_asked_about_it(
    tmp_path: Path, vault: Vault
) -> None:
    path, began = tmp_path / "kintsugi.sqlite3", datetime(2026, 11, 20, 19, 0, tzinfo=UTC)
    await apply(path, *takewhile(lambda one: "TABLE held" not in one.sql, shipped_migrations()))
    vault.create_key(7)
    connection = sqlite3.connect(path)
    connection.execute(
        "INSERT INTO people (id, account, telegram_id, created_at) VALUES (7, x'07', x'07', 0)"
    )
    for number, sharing in ((21, "waiting"), (22, "private"), (23, "shared")):
        words = vault.seal(CellAddress("reflections", "words", number, 7), "kept")
        connection.execute(
            "INSERT INTO reflections (id, person_id, message_id, kind, words, sharing, created_at, entry_id)"
            " VALUES (?1, 7, ?1, 'text', ?2, ?3, ?4, ?1)",
            [number, words, sharing, int(began.timestamp() * 1000)],
        )
    connection.commit()
    connection.close()
    database = await Database.open(path, vault)
    async with database.transaction(began + timedelta(days=3)) as work:
        assert await work.waiting.to_ask(7) == 21
        asked = await work.reflections.own(7, 21)
        assert asked is not None
        assert not asked.assumed
        assert await work.schedule.get(7, Kind.WAITING) == began + timedelta(days=2)
        assert await work.held.of(7) == Held()
    await database.close()
