"""Every column is sealed, a keyed hash, or lies in the clear for a reason that stands here; a new one says which."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import bot.store

SCHEMA = (Path(bot.store.__file__).parent / "schema.sql").read_text(encoding="utf-8")

TABLES = re.sub(r"CREATE TRIGGER .*?\nEND;", "", SCHEMA, flags=re.DOTALL)

SEALED = """
    attachments.content erasures.farewell held.record inbox.payload invites.account nudges.prompt_id outbox.payload
    people.name people.pace people.role people.telegram_id people.tracks preferences.cell questions.record
    quiet_dates.day reflections.file reflections.prompt_id reflections.read_as reflections.words safety.cell
    seen.record sent_files.file_id signs.record together.past
"""
KEYED_HASH = """
    attachments.mark inbox.chat inbox.digest invites.token outbox.chat people.account reflections.album sent_files.mark
"""
IN_THE_CLEAR = {
    "a number of ours, random or counted, that means nothing elsewhere": """
        attachments.entry_id bubbles.person_id bubbles.subject_id checkin_plans.couple_id
        checkin_proposals.couple_id checkin_proposals.id checkin_proposals.proposer_id checkins.couple_id
        checkins.id cooldowns.person_id couples.id erasures.person_id held.person_id inbox.author_id inbox.id
        invites.id invites.invitee_id invites.inviter_id members.couple_id members.person_id mentions.entry_id
        mentions.person_id misses.id misses.person_id
        nudges.couple_id nudges.id nudges.person_id occurrences.owner_id open_entries.entry_id
        open_entries.person_id openings.invite_id openings.person_id outbox.author_id outbox.id
        outbox.person_id outbox.subject_id people.id preferences.person_id questions.person_id quiet_dates.id
        quiet_dates.person_id reflections.answers reflections.couple_id reflections.entry_id reflections.former
        reflections.id reflections.nudge_id reflections.ordinal reflections.person_id safety.person_id
        schedule.person_id seen.person_id sent_files.author_id sent_files.id sequence.last
        shares.ordinal shares.recipient_id shares.reflection_id signs.person_id
        inbox.turn together.couple_id unconfirmed.person_id unconfirmed.subject_id unreachable.person_id
    """,
    "a number of Telegram's that counts within one chat, or for the bot itself": """
        bot.id bubbles.message_id inbox.update_id open_entries.reply_to outbox.target reflections.message_id
    """,
    "an instant or a date by which rows are found when they fall due or grow old": """
        bubbles.forget_at bubbles.sent_at checkins.back_at checkins.break_at checkins.local_date
        checkins.starts_at cooldowns.at couples.together_since inbox.due_at inbox.received_at
        invites.created_at invites.expires_at misses.at nudges.created_at nudges.due_at nudges.local_date
        occurrences.local_date open_entries.last_at open_entries.since outbox.created_at outbox.due_at
        outbox.expires_at outbox.finished_at people.consented_at people.created_at people.onboarded_at
        people.pause_ends_on people.paused_at reflections.ask_at reflections.created_at reflections.local_date
        schedule.due_at sent_files.used_at shares.shared_at
    """,
    "a state, by which rows are found": """
        checkins.state checkins.step inbox.state inbox.stranger invites.state nudges.state outbox.stale outbox.state
        people.parted people.paused people.unreachable reflections.assumed reflections.declined reflections.sharing
        shares.shown shares.thanked erasures.told
    """,
    "one of a few words of ours that everybody has rows of": """
        bubbles.part bubbles.subject cooldowns.kind occurrences.kind outbox.lane outbox.operation outbox.part
        outbox.subject reflections.kind schedule.kind sequence.name unconfirmed.part unconfirmed.subject
    """,
    "the clock and the days by which the calendar is made": """
        checkin_plans.minute checkin_plans.weekday checkin_plans.zone checkin_proposals.minute
        checkin_proposals.weekday checkin_proposals.zone people.nudge_minute people.weekdays people.zone
    """,
    "a choice that says nothing of what happened between two people": "people.language",
    "a count or the kind of a failure, never its words": """
        inbox.attempts inbox.error outbox.attempts outbox.error unreachable.failures unreachable.why
    """,
}


def columns() -> Iterator[tuple[str, str]]:
    """(table.column, its type) of everything in the schema."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            for _, name, kind, *_ in connection.execute(f"PRAGMA table_info({table})").fetchall():
                yield f"{table}.{name}", kind


KNOWN = [
    *SEALED.split(),
    *KEYED_HASH.split(),
    *(name for many in IN_THE_CLEAR.values() for name in many.split()),
]


def test_every_column_is_listed_once() -> None:
    assert sorted(KNOWN) == sorted(name for name, _ in columns())


@pytest.mark.parametrize(("name", "kind"), list(columns()))
def test_what_is_sealed_or_hashed_is_bytes_and_nothing_else_is(name: str, kind: str) -> None:
    assert (kind == "BLOB") == (name in {*SEALED.split(), *KEYED_HASH.split()})
