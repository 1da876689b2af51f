"""Reads the practices' names and introductions strictly; must not know who meets them or when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.domain.plaintext import utf16_length
from bot.domain.rhythm import PRACTICES
from bot.texts.content import ContentError, Problem
from bot.texts.toml_source import read_toml

_FIELDS = ("id", "name", "intro")
_LONGEST_NAME = 40
_LONGEST_LINE = 140


@dataclass(frozen=True, slots=True)
class Practice:
    """What a practice is called on a card, and the lines said when it comes to somebody for the first time."""

    name: str
    lines: tuple[str, ...]

    @property
    def introduction(self) -> str:
        return "\n".join(self.lines)


Practices = Mapping[str, Practice]


def load_practices(root: Path, language: str) -> Practices:
    """Every practice by its id, from `root/<language>/practices.toml`.

    Raises ContentError, listing every mistake by its line, also when one is missing or there twice.
    """
    practices, problems = read_practices(root, language)
    if problems:
        raise ContentError(problems)
    return {practice_id: practice for practice_id, (practice, _) in practices.items()}


def read_practices(root: Path, language: str) -> tuple[dict[str, tuple[Practice, Problem]], list[Problem]]:
    """Every readable practice with its place (a problem without words), and every problem."""
    try:
        source = read_toml(root / language / "practices.toml", root)
        tables = list(source.tables("practice"))
    except ContentError as error:
        return {}, list(error.problems)
    problems = list(source.stray(source.content, ("practice",)))
    found: dict[str, tuple[Practice, Problem]] = {}
    for start, table in tables:
        wrong = [*source.stray(table, _FIELDS, start)]
        wrong += [source.problem(source.line_of(field, start), says) for field, says in _mistakes(table)]
        if not wrong and table["id"] in found:
            first = found[table["id"]][1].line
            wrong.append(source.problem(start, f"{table['id']} stands already in line {first}"))
        if not wrong:
            practice = Practice(table["name"], tuple(table["intro"]))
            found[table["id"]] = (practice, source.problem(start, ""))
        problems += wrong
    named = {table.get("id") for _, table in tables}
    problems += [source.problem(1, f"{name} is missing") for name in sorted(PRACTICES) if name not in named]
    return found, sorted(problems)


def _mistakes(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(field, what is wrong with it)."""
    for field in _FIELDS:
        if field not in table:
            yield field, f"{field!r} is missing"
    if "id" in table and table["id"] not in PRACTICES:
        yield "id", f"there is no practice {table['id']!r}"
    if "name" in table and not _is_said(table["name"], _LONGEST_NAME):
        yield "name", f"'name' has words, at most {_LONGEST_NAME} characters, and no spaces around them"
    if "intro" in table and not _is_introduction(table["intro"]):
        yield "intro", f"'intro' has two or three lines of at most {_LONGEST_LINE} characters"


def _is_introduction(lines: Any) -> bool:
    return (
        isinstance(lines, list)
        and 2 <= len(lines) <= 3
        and all(_is_said(line, _LONGEST_LINE) for line in lines)
    )


def _is_said(text: Any, longest: int) -> bool:
    return isinstance(text, str) and text.split() == text.split(" ") and utf16_length(text) <= longest
