"""Reads prompt files strictly, with the line of every mistake; must not know who gets which prompt."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.domain.prompts import Prompt
from bot.domain.rhythm import PRACTICES
from bot.texts.content import ContentError, Problem, shown
from bot.texts.prompt_form import is_old_form, made, mistakes, read_retired
from bot.texts.toml_source import TomlSource, read_toml

OWN_FROM = 900
"""Ids from this number up are kept for operators; those below come with the bot."""

Place = tuple[str, int]
"""A file and a line in it."""

Placed = Sequence[tuple[Prompt, Place]]


@dataclass
class PromptFiles:
    """Every readable prompt that comes with the bot, every one of an operator's own, and every problem."""

    shipped: list[tuple[Prompt, Place]] = field(default_factory=list)
    own: list[tuple[Prompt, Place]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    old: list[tuple[Prompt, Place]] = field(default_factory=list)
    """Those among them that were written before the newer fields came: the fields were guessed."""


def read_prompts(root: Path, language: str, own: Path | None = None) -> PromptFiles:
    """Read `root/<language>/prompts/*.toml` and, where it is given, an operator's folder `own`."""
    files, places = PromptFiles(), dict[str, Place]()
    folder = root / language / "prompts"
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        files.problems.append(Problem(shown(folder, root), 1, "there are no prompts here"))
    for path in paths:
        files.shipped += _Reader(path, root, files, places, own=False).prompts()
    if own is not None:
        for path in _own_paths(own, root, files.problems):
            files.own += _Reader(path, root, files, places, own=True).prompts()
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
    """Reads one file, and says what is wrong with it to `files`; `places` knows where each id stands."""

    def __init__(
        self, path: Path, root: Path, files: PromptFiles, places: dict[str, Place], *, own: bool
    ) -> None:
        self._path = path
        self._root = root
        self._practice = path.stem
        self._files = files
        self._places = places
        self._own = own

    def prompts(self) -> Iterator[tuple[Prompt, Place]]:
        """The prompts without a mistake, each with its place."""
        file = shown(self._path, self._root)
        problems = self._files.problems
        if self._practice not in PRACTICES:
            says = f"there is no practice {self._practice!r}; a file is named after its practice"
            problems.append(Problem(file, 1, says))
            return
        try:
            source = read_toml(self._path, self._root)
            problems += source.stray(source.content, ("prompt", "retired"))
            tables = list(source.tables("prompt"))
        except ContentError as error:
            problems += error.problems
            return
        retired, wrong = read_retired(self._practice, source)
        problems += wrong
        for start, table in tables:
            is_old = is_old_form(table)
            wrong = list(self._mistakes(source, start, table, retired))
            problems += wrong
            if not wrong:
                self._places[table["id"]] = (file, start)
                placed = made(self._practice, table), (file, start)
                if is_old:
                    self._files.old.append(placed)
                yield placed

    def _mistakes(
        self, source: TomlSource, start: int, table: dict[str, Any], retired: Collection[str]
    ) -> Iterator[Problem]:
        wrong = list(mistakes(self._practice, table))
        if not any(name == "id" for name, _ in wrong) and "id" in table:
            wrong += [("id", says) for says in self._id_mistakes(table["id"], retired)]
        for name, says in wrong:
            line = source.line_of_key(name, start) if name in table else start
            yield source.problem(line, says)

    def _id_mistakes(self, prompt_id: str, retired: Collection[str]) -> Iterator[str]:
        number = prompt_id.rpartition("-")[2]
        theirs = f"{self._practice}-{OWN_FROM}"
        if prompt_id in retired:
            yield f"{prompt_id} is retired: its id is never used again"
        elif prompt_id in self._places:
            file, line = self._places[prompt_id]
            hint = f"; your own begin at {theirs}" if self._own and int(number) < OWN_FROM else ""
            yield f"{prompt_id} stands already in {file}, line {line}{hint}"
        elif number.isdecimal() and (int(number) >= OWN_FROM) != self._own:
            if self._own:
                yield f"{prompt_id} is an id of the bot's; your own begin at {theirs}"
            else:
                yield f"{prompt_id} is an id of an operator's own; the bot's end before {theirs}"
