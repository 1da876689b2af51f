"""Reads the steps of the weekly check-in strictly; must not know who sits together or when."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.domain.plaintext import utf16_length
from bot.texts.content import ContentError, Problem, shown

STEPS = (
    "prepared",
    "arrive",
    "appreciations",
    "went-well",
    "promises",
    "topic",
    "breath",
    "next-week",
    "close",
)
"""What each step is called in the file, in their order in every language."""

_TYPES: Mapping[str, type] = {"name": str, "title": str, "lines": list}
_LONGEST_TITLE = 60
_LONGEST_STEP = 1500  # UTF-16 units: a card is read in a few breaths
_HEADER = re.compile(r"^\s*\[\[\s*step\s*\]\]")


@dataclass(frozen=True, slots=True)
class Step:
    """One card of the agenda, in plain text."""

    name: str
    title: str
    lines: tuple[str, ...]


Agenda = tuple[Step, ...]


def load_agenda(root: Path, language: str) -> Agenda:
    """The steps in `root/<language>/checkin.toml`; raises ContentError, listing every mistake by its line."""
    path = root / language / "checkin.toml"
    file = shown(path, root)
    tables, starts = _tables(path, file)
    problems = [
        Problem(file, start, says)
        for start, table in zip(starts, tables, strict=True)
        for says in _mistakes(table)
    ]
    names = tuple(table.get("name") for table in tables)
    if not problems and names != STEPS:
        problems.append(Problem(file, 1, f"the steps are, in this order: {', '.join(STEPS)}"))
    if problems:
        raise ContentError(problems)
    return tuple(Step(table["name"], table["title"], tuple(table["lines"])) for table in tables)


def _tables(path: Path, file: str) -> tuple[list[dict[str, Any]], list[int]]:
    """Each [[step]] table with its line."""
    try:
        source = path.read_text(encoding="utf-8")
        content = tomllib.loads(source)
    except FileNotFoundError:
        raise ContentError([Problem(file, 1, "this file is missing")]) from None
    except UnicodeDecodeError:
        raise ContentError([Problem(file, 1, "this is not UTF-8")]) from None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else source.count("\n") + 1
        raise ContentError([Problem(file, line, f"this is not TOML: {error}")]) from None
    tables = content.get("step")
    if (
        content.keys() != {"step"}
        or not isinstance(tables, list)
        or not all(isinstance(t, dict) for t in tables)
    ):
        raise ContentError([Problem(file, 1, "a file holds [[step]] tables and nothing else")])
    starts = [number for number, text in enumerate(source.splitlines(), 1) if _HEADER.match(text)]
    return tables, starts if len(starts) == len(tables) else [1] * len(tables)


def _mistakes(table: dict[str, Any]) -> Iterator[str]:
    yield from (f"{field!r} is missing" for field in _TYPES if field not in table)
    yield from (f"{field!r} means nothing here" for field in table if field not in _TYPES)
    for field, kind in _TYPES.items():
        if field in table and type(table[field]) is not kind:
            yield f"{field!r} is a {kind.__name__}, not {table[field]!r}"
    if isinstance(title := table.get("title"), str) and not _is_said(title, _LONGEST_TITLE):
        yield f"'title' has words, at most {_LONGEST_TITLE} characters, and no spaces around them"
    if isinstance(lines := table.get("lines"), list):
        yield from _line_mistakes(lines)


def _line_mistakes(lines: list[Any]) -> Iterator[str]:
    if not lines or not all(isinstance(line, str) and _is_said(line, _LONGEST_STEP) for line in lines):
        yield "'lines' holds at least one line, each with words and no spaces around them"
    elif utf16_length("\n\n".join(lines)) > _LONGEST_STEP:
        yield f"the lines together have more than {_LONGEST_STEP} characters"


def _is_said(text: str, longest: int) -> bool:
    return text.strip() == text != "" and utf16_length(text) <= longest
