"""Recognises from word patterns that words may speak of danger; must not know whose they are, and keeps none."""

import hashlib
import re
import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.domain.danger import KINDS, DangerKind
from bot.texts.content import ContentError, Problem
from bot.texts.toml_source import TomlSource, read_toml
from bot.texts.word_patterns import Lists, PatternError, compiled, sentences, understand

_FIELDS = ("name", "patterns", "but", "never_with")
_HIDDEN = " _ "
_REMEMBERED = 1000  # passages


@dataclass(frozen=True)
class Rule:
    """What speaks for one kind. `but` hides the words it matches; `never_with` lets a whole sentence pass."""

    kind: DangerKind
    patterns: re.Pattern[str]
    but: re.Pattern[str]
    never_with: re.Pattern[str]

    def matches(self, sentence: str) -> bool:
        """Whether a sentence, as `sentences` gives it, speaks of this kind."""
        if self.never_with.search(sentence):
            return False
        return bool(self.patterns.search(self.but.sub(_HIDDEN.lstrip(), sentence)))


class Lately:
    """What was found in the passages that were looked at last, by a keyed hash of them, in memory alone.

    All parts of an entry are looked at with each further one, and more than once: only so does that cost no more than
    one look for each. The key is made anew at each start, so that a hash says nothing to anybody.
    """

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._found: OrderedDict[bytes, tuple[DangerKind, ...]] = OrderedDict()

    def find(self, words: str, look: Callable[[str], tuple[DangerKind, ...]]) -> tuple[DangerKind, ...]:
        """What `look` finds in the words, or found."""
        mark = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16, key=self._key).digest()
        if mark not in self._found:
            self._found[mark] = look(words)
            if len(self._found) > _REMEMBERED:
                self._found.popitem(last=False)
        return self._found[mark]


@dataclass(frozen=True)
class Danger:
    """The rules of one language, gravest kind first."""

    rules: tuple[Rule, ...]
    lately: Lately = field(default_factory=Lately, compare=False, repr=False)

    def suspects(self, words: str) -> DangerKind | None:
        """The gravest kind of danger that these words may speak of; None for nearly everything people write.

        Pure, and quick for whatever a message can hold: only its first 8,192 characters are looked at.
        """
        return next(iter(self.kinds(words)), None)

    def kinds(self, words: str) -> tuple[DangerKind, ...]:
        """Every kind that these words may speak of, the gravest first; otherwise like `suspects`."""
        return self.lately.find(words, self._look)

    def _look(self, words: str) -> tuple[DangerKind, ...]:
        said = list(sentences(words))
        return tuple(rule.kind for rule in self.rules if any(map(rule.matches, said)))


def load_danger(root: Path, language: str) -> Danger:
    """The rules in `root/<language>/danger.toml`; raises ContentError, listing every mistake by its line."""
    source = read_toml(root / language / "danger.toml", root)
    problems = list(source.stray(source.content, ("lists", "never_with", "kind")))
    problems += _list_problems(source, source.content.get("lists", {}))
    tables = list(source.tables("kind"))
    for start, table in tables:
        problems += source.stray(table, _FIELDS, start)
    if tuple(table.get("name") for _, table in tables) != KINDS:
        problems.append(source.problem(1, f"the kinds are, in this order: {', '.join(KINDS)}"))
    if problems:
        raise ContentError(problems)
    reader = _Reader(source, source.content.get("lists", {}))
    rules = [reader.rule(kind, *placed) for kind, placed in zip(KINDS, tables, strict=True)]
    if reader.problems:
        raise ContentError(sorted(reader.problems))
    return Danger(tuple(rules))


class _Reader:
    """Makes rules of tables, and gathers every problem on the way."""

    def __init__(self, source: TomlSource, lists: Lists) -> None:
        self.problems: list[Problem] = []
        self._source = source
        self._lists = lists
        self._everywhere = self._patterns(source.content, "never_with", 1)

    def rule(self, kind: DangerKind, start: int, table: dict[str, Any]) -> Rule:
        """The rule of a table that begins on line `start`."""
        if not table.get("patterns"):
            self.problems.append(self._source.problem(start, "'patterns' is missing"))
        own = {field: self._patterns(table, field, start) for field in _FIELDS[1:]}
        return Rule(
            kind=kind,
            patterns=compiled(own["patterns"], self._lists),
            but=compiled(own["but"], self._lists),
            never_with=compiled([*own["never_with"], *self._everywhere], self._lists),
        )

    def _patterns(self, table: dict[str, Any], field: str, after: int) -> list[str]:
        """The patterns under a field that can be understood."""
        patterns = table.get(field, [])
        line = self._source.line_of_key(field, after)
        if not _is_words(patterns):
            self.problems.append(self._source.problem(line, f"{field!r} is a list of patterns"))
            return []
        return [pattern for pattern in patterns if self._is_understood(pattern, line)]

    def _is_understood(self, pattern: str, after: int) -> bool:
        try:
            understand(pattern, self._lists)
        except PatternError as error:
            line = self._source.line_of(f'"{pattern}"', after)
            self.problems.append(self._source.problem(line, str(error)))
            return False
        return True


def _list_problems(source: TomlSource, lists: Any) -> Iterator[Problem]:
    if not isinstance(lists, dict):
        yield source.problem(source.line_of_key("lists"), "[lists] is a table of lists of words")
        return
    for name, words in lists.items():
        if not words or not _is_words(words):
            yield source.problem(source.line_of_key(name), f"{name!r} is a list of words")


def _is_words(words: Any) -> bool:
    return isinstance(words, list) and all(isinstance(word, str) and word for word in words)
