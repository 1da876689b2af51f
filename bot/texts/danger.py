"""Recognises from word patterns that what somebody wrote may speak of danger; must not know who wrote it, and keeps nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from bot.texts.content import ContentError, Problem
from bot.texts.toml_source import TomlSource, read_toml
from bot.texts.word_patterns import Lists, PatternError, compiled, sentences

Kind = Literal["die", "hurt", "afraid", "watched"]
"""Wanting to die; somebody is hit or hurt; afraid of the partner; watched or forbidden things. The gravest first."""

KINDS: tuple[Kind, ...] = get_args(Kind)

_FIELDS = ("name", "patterns", "but", "never_with")
_HIDDEN = " _ "


@dataclass(frozen=True)
class Rule:
    """What speaks for one kind. `but` hides the words it matches; `never_with` lets a whole sentence pass."""

    kind: Kind
    patterns: re.Pattern[str]
    but: re.Pattern[str]
    never_with: re.Pattern[str]

    def matches(self, sentence: str) -> bool:
        """Whether a sentence, as `sentences` gives it, speaks of this kind."""
        if self.never_with.search(sentence):
            return False
        return bool(self.patterns.search(self.but.sub(_HIDDEN.lstrip(), sentence)))


@dataclass(frozen=True)
class Danger:
    """The rules of one language, gravest kind first."""

    rules: tuple[Rule, ...]

    def suspects(self, words: str) -> Kind | None:
        """The gravest kind of danger that these words may speak of; None for nearly everything people write.

        Pure, and quick for whatever a message can hold: only its first 8,192 characters are looked at.
        """
        said = list(sentences(words))
        return next((rule.kind for rule in self.rules if any(map(rule.matches, said))), None)


def load_danger(root: Path, language: str) -> Danger:
    """The rules in `root/<language>/danger.toml`; raises ContentError, listing every mistake by its line."""
    source = read_toml(root / language / "danger.toml", root)
    problems = list(source.stray(source.content, ("lists", "never_with", "kind")))
    lists = source.content.get("lists", {})
    problems += _list_problems(source, lists)
    tables = list(source.tables("kind"))
    for start, table in tables:
        problems += source.stray(table, _FIELDS, start)
    if tuple(table.get("name") for _, table in tables) != KINDS:
        problems.append(source.problem(1, f"the kinds are, in this order: {', '.join(KINDS)}"))
    if problems:
        raise ContentError(problems)
    everywhere = source.content.get("never_with", [])
    rules = [_rule(source, start, table, lists, everywhere, problems) for start, table in tables]
    if problems:
        raise ContentError(sorted(problems))
    return Danger(tuple(rules))


def _rule(
    source: TomlSource, start: int, table: dict[str, Any], lists: Lists, everywhere: Any, problems: list[Problem]
) -> Rule:
    def any_of(field: str, patterns: Any, after: int) -> re.Pattern[str]:
        if not _is_words(patterns):
            problems.append(source.problem(source.line_of(field, after), f"{field!r} is a list of patterns"))
            return compiled((), lists)
        for pattern in patterns:
            try:
                compiled([pattern], lists)
            except PatternError as error:
                problems.append(source.problem(source.line_of(f'"{pattern}"', after), str(error)))
        return compiled(() if problems else patterns, lists)

    if not table.get("patterns"):
        problems.append(source.problem(start, "'patterns' is missing"))
    own, common = (
        any_of("never_with", table.get("never_with", []), start),
        any_of("never_with", everywhere, 1),
    )
    return Rule(
        kind=table["name"],
        patterns=any_of("patterns", table.get("patterns", []), start),
        but=any_of("but", table.get("but", []), start),
        never_with=re.compile(f"{own.pattern}|{common.pattern}"),
    )


def _list_problems(source: TomlSource, lists: Any) -> Iterator[Problem]:
    if not isinstance(lists, dict):
        yield source.problem(source.line_of("lists"), "[lists] is a table of lists of words")
        return
    for name, words in lists.items():
        if not words or not _is_words(words):
            yield source.problem(source.line_of(name), f"{name!r} is a list of words")


def _is_words(words: Any) -> bool:
    return isinstance(words, list) and all(isinstance(word, str) and word for word in words)
