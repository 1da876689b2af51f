"""Whoever writes a table that a transaction remembers says so: each such statement of the store is looked for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot.store

REMEMBERED = frozenset(
    {
        *(
            "people",
            "members",
            "couples",
            "schedule",
            "quiet_dates",
            "signs",
            "preferences",
            "seen",
            "together",
        ),
        *("checkin_plans", "checkins", "questions"),
    }
)
WRITES = re.compile(r"\b(?:INTO|UPDATE|DELETE FROM) (\w+)")
NEVER_READ_BEFORE = {("people.py", "create"), ("checkins.py", "prune")}
"""Nobody can have read what is only being made; what is pruned nobody looks at."""


def methods() -> Iterator[tuple[str, str, str]]:
    for path in sorted(Path(bot.store.__file__).parent.glob("*.py")):
        source = path.read_text("utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.AsyncFunctionDef):
                yield path.name, node.name, ast.get_source_segment(source, node) or ""


WRITERS = [
    (file, name, text) for file, name, text in methods() if REMEMBERED.intersection(WRITES.findall(text))
]


def test_the_statements_are_found() -> None:
    assert {file for file, _, _ in WRITERS} >= {
        *(
            "people.py",
            "couples.py",
            "schedule.py",
            "quiet_dates.py",
            "signs.py",
            "preferences.py",
            "seen.py",
        ),
        *("together.py", "checkins.py", "questions.py"),
    }


@pytest.mark.parametrize(
    ("file", "name", "text"), WRITERS, ids=[f"{file}:{name}" for file, name, _ in WRITERS]
)
def test_whoever_writes_what_is_remembered_says_so(file: str, name: str, text: str) -> None:
    told = re.search(r"identity_map\.(put|forget|clear)\(", text) is not None
    assert told or (file, name) in NEVER_READ_BEFORE
