"""Reads one TOML file of content and knows on which line things stand in it; must not know what they mean."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.texts.content import ContentError, Problem, shown


@dataclass(frozen=True)
class TomlSource:
    """`content` is what the file says, `lines` how it is written."""

    file: str
    content: dict[str, Any]
    lines: tuple[str, ...]

    def line_of(self, words: str, after: int = 1) -> int:
        """The first line (from 1) at or behind `after` in which `words` stand, or `after` itself."""
        found = (number for number, line in enumerate(self.lines[after - 1 :], after) if words in line)
        return next(found, after)

    def line_of_key(self, key: str, after: int = 1) -> int:
        """The first line (from 1) at or behind `after` that gives `key` a value, or `after` itself."""
        given = re.compile(rf"\s*{re.escape(key)}\s*=")
        found = (number for number, line in enumerate(self.lines[after - 1 :], after) if given.match(line))
        return next(found, after)

    def tables(self, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Each [[name]] table with the line on which it begins. Raises ContentError when there is none."""
        tables = self.content.get(name)
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise ContentError([self.problem(1, f"there is no [[{name}]] table here")])
        header = re.compile(rf"\s*\[\[\s*{name}\s*\]\]")
        starts = [number for number, line in enumerate(self.lines, 1) if header.match(line)]
        if len(starts) != len(tables):  # written in another TOML style: the lines are unknown
            starts = [1] * len(tables)
        yield from zip(starts, tables, strict=True)

    def problem(self, line: int, says: str) -> Problem:
        return Problem(self.file, line, says)

    def stray(self, table: dict[str, Any], known: Iterable[str], line: int = 1) -> Iterator[Problem]:
        """A problem for each key that means nothing here."""
        for key in table.keys() - set(known):
            yield self.problem(self.line_of_key(key, line), f"{key!r} means nothing here")


def read_toml(path: Path, root: Path) -> TomlSource:
    """The file at `path` below the content folder `root`. Raises ContentError when it cannot be read."""
    file = shown(path, root)
    try:
        source = path.read_text(encoding="utf-8")
        content = tomllib.loads(source)
    except FileNotFoundError:
        raise ContentError([Problem(file, 1, "this file is missing")]) from None
    except OSError as error:
        raise ContentError([Problem(file, 1, f"this cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError:
        raise ContentError([Problem(file, 1, "this is not UTF-8")]) from None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else source.count("\n") + 1
        raise ContentError([Problem(file, line, f"this is not TOML: {error}")]) from None
    return TomlSource(file, content, tuple(source.splitlines()))
