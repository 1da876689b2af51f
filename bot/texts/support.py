"""Reads the support lines of each country strictly; must not know who asks for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.texts.content import ContentError, Problem
from bot.texts.toml_source import TomlSource, read_toml

ELSEWHERE = "ZZ"
"""The code of no country (ISO 3166 keeps it free): somebody said that theirs is not in the list."""

_WORDS = ("country", "name", "serves", "number", "page")
_MAY_BE = ("also", "hours")
_COUNTRY = re.compile(r"[A-Z]{2}")
_NUMBER = re.compile(r"\d[\d -]*\d")
_CHECKED = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Line:
    """One support line: whom it serves, the number as it is dialled, and what else its page says. Plain text."""

    country: str
    name: str
    serves: str
    number: str
    page: str
    also: str = ""
    hours: str = ""
    crisis: bool = False
    """Listens to thoughts of dying, too."""


@dataclass(frozen=True, slots=True)
class Support:
    """All lines of one language's file. `checked` is the first day of the month in which they were looked up."""

    checked: date
    all_lines: tuple[Line, ...]

    def lines(self, country: str | None) -> tuple[Line, ...]:
        """The lines of a country (two letters), none where none is known."""
        return tuple(line for line in self.all_lines if line.country == country)

    def crisis_line(self, country: str | None) -> Line | None:
        """Whom to call in that country with thoughts of dying, if that is known."""
        return next((line for line in self.lines(country) if line.crisis), None)

    def countries(self) -> tuple[str, ...]:
        """The countries that have a line, in the order of the file."""
        return tuple(dict.fromkeys(line.country for line in self.all_lines))


def load_support(root: Path, language: str) -> Support:
    """The lines in `root/<language>/support.toml`; raises ContentError, listing every mistake by its line."""
    source = read_toml(root / language / "support.toml", root)
    problems = list(source.stray(source.content, ("checked", "line")))
    checked = source.content.get("checked")
    if not isinstance(checked, str) or not _CHECKED.fullmatch(checked):
        says = f"'checked' is a year and month like \"2026-11\", not {checked!r}"
        problems.append(source.problem(source.line_of_key("checked"), says))
    tables = list(source.tables("line"))
    for start, table in tables:
        problems += _problems(source, start, table)
    if problems:
        raise ContentError(sorted(problems))
    year, month = map(int, str(checked).split("-"))
    return Support(date(year, month, 1), tuple(Line(**table) for _, table in tables))


def _problems(source: TomlSource, start: int, table: dict[str, Any]) -> Iterator[Problem]:
    yield from source.stray(table, (*_WORDS, *_MAY_BE, "crisis"), start)
    for field in _WORDS:
        if field not in table:
            yield source.problem(start, f"{field!r} is missing")
    for field, value in table.items():
        if says := _mistake(field, value):
            yield source.problem(source.line_of_key(field, start), f"{field!r} {says}, not {value!r}")


def _mistake(field: str, value: Any) -> str | None:
    if field == "crisis":
        return None if isinstance(value, bool) else "is true or false"
    if not isinstance(value, str) or value.strip() != value or not value:
        return "has words and no spaces around them"
    if field == "country" and (not _COUNTRY.fullmatch(value) or value == ELSEWHERE):
        return "is two capital letters, like GB"
    if field == "number" and not _NUMBER.fullmatch(value):
        return "holds digits, spaces and hyphens"
    return None
