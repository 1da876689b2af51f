"""Reads prompt files strictly into a library; must not know who gets which prompt."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from bot.domain.prompts import Audience, Cost, Library, Prompt
from bot.domain.rhythm import PRACTICES
from bot.texts.content import ContentError, Problem, content_root, shown

__all__ = ["ContentError", "content_root", "load_library", "read_prompts"]

Place = tuple[str, int]

_TYPES: Mapping[str, type] = {
    "id": str,
    "text": str,
    "why": str,
    "stage": int,
    "for": str,
    "minutes": int,
    "apart": bool,
    "cost": str,
}
_HEADER = re.compile(r"^\s*\[\[\s*prompt\s*\]\]")


def load_library(root: Path, language: str, extra: Path | None = None) -> Library:
    """The prompts of `root/<language>/prompts/*.toml` and, merged with them, those of the folder `extra`.

    Raises ContentError, listing every mistake, and never gives a part of a library.
    """
    placed, problems = read_prompts(root, language, extra)
    if problems:
        raise ContentError(problems)
    return Library.of(prompt for prompt, _ in placed)


def read_prompts(
    root: Path, language: str, extra: Path | None = None
) -> tuple[list[tuple[Prompt, Place]], list[Problem]]:
    """Every readable prompt with its file and line, and every problem."""
    reader = _Reader()
    folder = root / language / "prompts"
    for path in sorted(folder.glob("*.toml")):
        reader.read(path, shown(path, root))
    if not reader.seen_files:
        reader.say(shown(folder, root), 1, "there are no prompts here")
    if extra is not None:
        for path in sorted(extra.glob("*.toml")):
            reader.read(path, str(path))
    return reader.prompts, sorted(reader.problems)


class _Reader:
    """Gathers the prompts of all files, and every problem on the way."""

    def __init__(self) -> None:
        self.prompts: list[tuple[Prompt, Place]] = []
        self.problems: list[Problem] = []
        self.seen_files = 0
        self._places: dict[str, Place] = {}

    def say(self, file: str, line: int, says: str) -> None:
        self.problems.append(Problem(file, line, says))

    def read(self, path: Path, file: str) -> None:
        self.seen_files += 1
        if path.stem not in PRACTICES:
            self.say(file, 1, f"there is no practice {path.stem!r}; a file is named after its practice")
            return
        try:
            source = path.read_text(encoding="utf-8")
            content = tomllib.loads(source)
        except UnicodeDecodeError:
            self.say(file, 1, "this is not UTF-8")
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"line (\d+)", str(error))
            self.say(file, int(found[1]) if found else source.count("\n") + 1, f"this is not TOML: {error}")
        else:
            self._tables(path.stem, content, file, source.splitlines())

    def _tables(self, practice: str, content: dict[str, Any], file: str, lines: list[str]) -> None:
        for key in content.keys() - {"prompt"}:
            self.say(file, 1, f"{key!r} means nothing here; a file holds [[prompt]] tables only")
        tables = content.get("prompt")
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self.say(file, 1, "there is no [[prompt]] table here")
            return
        starts = [number for number, text in enumerate(lines, 1) if _HEADER.match(text)]
        if len(starts) != len(tables):  # somebody wrote them in another TOML style, so the line is unknown
            starts = [1] * len(tables)
        for start, end, table in zip(starts, [*starts[1:], len(lines) + 1], tables, strict=True):
            self._table(practice, table, file, _FieldLines(start, lines[start - 1 : end - 1]))

    def _table(self, practice: str, table: dict[str, Any], file: str, where: "_FieldLines") -> None:
        wrong = [(where.of(field), says) for field, says in _mistakes(practice, table)]
        place = (file, where.start)
        if not wrong and table["id"] in self._places:
            other = self._places[table["id"]]
            wrong.append((where.of("id"), f"{table['id']} stands already in {other[0]}, line {other[1]}"))
        for line, says in wrong:
            self.say(file, line, says)
        if not wrong:
            self._places[table["id"]] = place
            fields = {name: table[name] for name in _TYPES if name != "for"}
            self.prompts.append((Prompt(**fields, practice=practice, audience=table["for"]), place))


class _FieldLines:
    """Where the fields of one table stand."""

    def __init__(self, start: int, lines: list[str]) -> None:
        self.start = start
        self._lines = lines

    def of(self, field: str) -> int:
        """The line (from 1) of `field`, or of the table's first line when it is not there."""
        for number, text in enumerate(self._lines):
            if re.match(rf"\s*{re.escape(field)}\s*=", text):
                return self.start + number
        return self.start


def _mistakes(practice: str, table: dict[str, Any]) -> list[tuple[str, str]]:
    """(field, what is wrong with it) for every mistake in one table."""
    wrong = [(field, f"{field!r} is missing") for field in _TYPES if field not in table]
    wrong += [(field, f"{field!r} means nothing here") for field in table if field not in _TYPES]
    for field, kind in _TYPES.items():
        if field in table and type(table[field]) is not kind:
            wrong.append((field, f"{field!r} is a {kind.__name__}, not {table[field]!r}"))
    return wrong or _wrong_values(practice, table)


def _wrong_values(practice: str, table: dict[str, Any]) -> list[tuple[str, str]]:
    checks = {
        "id": (re.fullmatch(rf"{re.escape(practice)}-\d{{3}}", table["id"]), f"is like {practice}-001"),
        "text": (table["text"].strip() == table["text"] != "", "has words and no spaces around them"),
        "why": (table["why"].strip() == table["why"] != "", "has words and no spaces around them"),
        "stage": (1 <= table["stage"] <= 3, "is 1, 2 or 3"),
        "for": (table["for"] in get_args(Audience), f"is one of {', '.join(get_args(Audience))}"),
        "minutes": (1 <= table["minutes"] <= 120, "is 1 to 120"),
        "cost": (table["cost"] in get_args(Cost), f"is one of {', '.join(get_args(Cost))}"),
    }
    return [
        (field, f"{field!r} {rule}, not {table[field]!r}")
        for field, (right, rule) in checks.items()
        if not right
    ]
