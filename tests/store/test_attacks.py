"""What somebody who has the database and no key may read of a person: that they are there, and their calendar."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.pace import BEGINNING
from bot.domain.people import TRACKS, Pace, Role, Track
from bot.store.database import Database

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LIVES: tuple[tuple[Role, int, frozenset[Track]], ...] = (
    ("hurt", BEGINNING, frozenset(TRACKS)),
    ("repairing", 3, frozenset({"memories"})),
    ("unsaid", 2, frozenset()),
)


async def test_role_stage_and_tracks_cannot_be_told_from_a_row(database: Database, tmp_path: Path) -> None:
    async with database.transaction(NOW) as work:
        for number, (role, stage, tracks) in enumerate(LIVES):
            person = await work.people.create(number, "en")
            await work.people.set_role(person.id, role)
            await work.people.set_pace(person.id, Pace(stage, NOW, "back" if stage > 1 else None, NOW))
            await work.people.set_tracks(person.id, tracks)
            assert (await work.people.get(person.id)).tracks == tracks
    await database.checkpoint()
    with closing(sqlite3.connect(tmp_path / "kintsugi.sqlite3")) as connection:
        connection.row_factory = sqlite3.Row
        people = [dict(row) for row in connection.execute("SELECT * FROM people")]
    seen = [
        {column: len(cell) if isinstance(cell, bytes) else cell for column, cell in one.items()}
        | {"id": None}
        for one in people
    ]
    assert len(people) == len(LIVES)
    assert seen[0] == seen[1] == seen[2]
