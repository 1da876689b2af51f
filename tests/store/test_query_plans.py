"""No statement of daily life reads a whole table: what a day costs must not grow with the number of people."""

import re
import sqlite3
from pathlib import Path

from tests.e2e.story import telling

# Partial indexes of what is still to be done, a table that is empty but for seconds, a list in the statement itself.
SMALL = re.compile(
    r"SCAN \w+ USING (COVERING )?INDEX (inbox_open|outbox_open)$|SCAN erasures$|SCAN json_each VIRTUAL TABLE"
)


async def test_a_day_of_two_people_reads_no_table_from_end_to_end(tmp_path: Path) -> None:
    said: list[str] = []
    async with telling(tmp_path) as story:
        story.app.database._bare.set_trace_callback(said.append)
        ana, _ = await story.couple()
        await story.pass_time(days=1)
        await ana.says("We walked by the river.")
        await ana.says("/today")
        await ana.says("/journal")
        await ana.blocks()
        await story.pass_time(days=1)
        await ana.unblocks()
        story.app.database._bare.set_trace_callback(None)
    assert len(said) > 100
    assert scans(tmp_path / "bot" / "kintsugi.sqlite3", said) == set()
    assert scans(tmp_path / "bot" / "kintsugi.sqlite3", ["SELECT 1 FROM people WHERE zone = 'UTC'"])


def scans(path: Path, said: list[str]) -> set[tuple[str, str]]:
    """Each step that reads a table or an index from end to end, with its statement."""
    connection, found = sqlite3.connect(path), set()
    for sql in said:
        if sql.startswith(("SELECT", "UPDATE", "DELETE", "INSERT")):
            steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
            found |= {
                (step, re.sub(r"X'[0-9A-F]*'|\d{4,}", "?", sql))
                for step in steps
                if re.match(r"SCAN (?!CONSTANT|\(subquery|o$)", step) and not SMALL.match(step)
            }
    connection.close()
    return found
