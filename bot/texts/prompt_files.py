"""Reads prompt files strictly, with the line of every mistake; must not know who gets which prompt."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from bot.domain.prompts import Audience, Cost, Prompt
from bot.domain.rhythm import PRACTICES
from bot.texts.content import ContentError, Problem, shown
from bot.texts.toml_source import TomlSource, read_toml

OWN_FROM = 900
"""Ids from this number up are kept for operators; those below come with the bot."""

Place = tuple[str, int]
"""A file and a line in it."""

Placed = Sequence[tuple[Prompt, Place]]

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


@dataclass
class PromptFiles:
    """Every readable prompt that comes with the bot, every one of an operator's own, and every problem."""

    shipped: list[tuple[Prompt, Place]] = field(default_factory=list)
    own: list[tuple[Prompt, Place]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_prompts(root: Path, language: str, own: Path | None = None) -> PromptFiles:
    """Read `root/<language>/prompts/*.toml` and, where it is given, an operator's folder `own`."""
    files, places = PromptFiles(), dict[str, Place]()
    folder = root / language / "prompts"
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        files.problems.append(Problem(shown(folder, root), 1, "there are no prompts here"))
    for path in paths:
        files.shipped += _Reader(path, root, files.problems, places, own=False).prompts()
    if own is not None:
        for path in _own_paths(own, root, files.problems):
            files.own += _Reader(path, root, files.problems, places, own=True).prompts()
    files.problems.sort()
    return files


def _own_paths(folder: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    """The files right in an operator's folder; one that lies deeper would silently count for nothing."""
    if not folder.is_dir():
        problems.append(Problem(shown(folder, root), 1, "this is not a folder"))
    for path in sorted(folder.rglob("*.toml")):
        if path.parent == folder:
            yield path
        else:
            says = f"this is not read here; put it right into {shown(folder, root)}"
            problems.append(Problem(shown(path, root), 1, says))


class _Reader:
    """Reads one file, and says what is wrong with it to `problems`; `places` knows where each id stands."""

    def __init__(
        self, path: Path, root: Path, problems: list[Problem], places: dict[str, Place], *, own: bool
    ) -> None:
        self._path = path
        self._root = root
        self._practice = path.stem
        self._problems = problems
        self._places = places
        self._own = own

    def prompts(self) -> Iterator[tuple[Prompt, Place]]:
        """The prompts without a mistake, each with its place."""
        file = shown(self._path, self._root)
        if self._practice not in PRACTICES:
            says = f"there is no practice {self._practice!r}; a file is named after its practice"
            self._problems.append(Problem(file, 1, says))
            return
        try:
            source = read_toml(self._path, self._root)
            self._problems += source.stray(source.content, ("prompt",))
            tables = list(source.tables("prompt"))
        except ContentError as error:
            self._problems += error.problems
            return
        for start, table in tables:
            wrong = list(self._mistakes(source, start, table))
            self._problems += wrong
            if not wrong:
                self._places[table["id"]] = (file, start)
                fields = {name: table[name] for name in _TYPES if name != "for"}
                yield Prompt(**fields, practice=self._practice, audience=table["for"]), (file, start)

    def _mistakes(self, source: TomlSource, start: int, table: dict[str, Any]) -> Iterator[Problem]:
        wrong = list(_form_mistakes(table)) or list(_value_mistakes(self._practice, table))
        if not any(name == "id" for name, _ in wrong) and "id" in table:
            wrong += [("id", says) for says in self._id_mistakes(table["id"])]
        for name, says in wrong:
            line = source.line_of_key(name, start) if name in table else start
            yield source.problem(line, says)

    def _id_mistakes(self, prompt_id: str) -> Iterator[str]:
        number = prompt_id.rpartition("-")[2]
        theirs = f"{self._practice}-{OWN_FROM}"
        if prompt_id in self._places:
            file, line = self._places[prompt_id]
            hint = f"; your own begin at {theirs}" if self._own and int(number) < OWN_FROM else ""
            yield f"{prompt_id} stands already in {file}, line {line}{hint}"
        elif number.isdecimal() and (int(number) >= OWN_FROM) != self._own:
            if self._own:
                yield f"{prompt_id} is an id of the bot's; your own begin at {theirs}"
            else:
                yield f"{prompt_id} is an id of an operator's own; the bot's end before {theirs}"


def _form_mistakes(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(field, what is wrong with it) where fields are missing, unknown or of another type."""
    yield from ((name, f"{name!r} is missing") for name in _TYPES if name not in table)
    yield from ((name, f"{name!r} means nothing here") for name in table if name not in _TYPES)
    for name, kind in _TYPES.items():
        if name in table and type(table[name]) is not kind:
            yield name, f"{name!r} is a {kind.__name__}, not {table[name]!r}"


def _value_mistakes(practice: str, table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    checks = {
        "id": (re.fullmatch(rf"{re.escape(practice)}-[0-9]{{3}}", table["id"]), f"is like {practice}-001"),
        "text": (_is_a_line(table["text"]), "has words on one line, and no spaces around them"),
        "why": (_is_a_line(table["why"]), "has words on one line, and no spaces around them"),
        "stage": (1 <= table["stage"] <= 3, "is 1, 2 or 3"),
        "for": (table["for"] in get_args(Audience), f"is one of {', '.join(get_args(Audience))}"),
        "minutes": (1 <= table["minutes"] <= 120, "is 1 to 120"),
        "cost": (table["cost"] in get_args(Cost), f"is one of {', '.join(get_args(Cost))}"),
    }
    for name, (right, rule) in checks.items():
        if not right:
            yield name, f"{name!r} {rule}, not {table[name]!r}"


def _is_a_line(words: str) -> bool:
    return " ".join(words.split()) == words != ""
