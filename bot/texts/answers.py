"""Understands what people type in place of a tap or a command, in one language; must not know what was asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from unicodedata import category, normalize

from bot.texts.callback import Action
from bot.texts.content import ContentError, Problem
from bot.texts.toml_source import TomlSource, read_toml

_LISTS = ("polite", "yes", "no", "unasked")
_TABLES = ("buttons", "commands")
_LONGEST = 80  # characters: no button and no command in words is longer
_SHORTEST_BEGINNING = 3
_ALIKE = 0.7  # as difflib counts: one wrong or two swapped letters of a command


@dataclass(frozen=True)
class Choice:
    """One button below a question, as somebody may type it."""

    label: str
    data: str
    action: Action


@dataclass(frozen=True)
class Answers:
    """Every phrase as `fold_words` makes it; `buttons` by callback data, `commands` by phrase."""

    polite: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    unasked: frozenset[str]
    buttons: Mapping[str, frozenset[str]]
    commands: Mapping[str, str]

    def choose(self, words: str, choices: Sequence[Choice], *, beginnings: bool) -> Action | None:
        """The one button that these words name: by its label, by a word for it, by yes or no, or by its beginning.

        Never one that is only ever tapped; None where nothing or more than one thing may be meant.
        """
        can = [choice for choice in choices if not choice.action.by_tap_only]
        return self._named(words, can, beginnings=beginnings)

    def is_about(self, words: str, choices: Sequence[Choice]) -> bool:
        """Whether these words speak to the buttons, if only to those that must be tapped; they are no entry then."""
        return self.is_unasked(words) or self._named(words, choices, beginnings=True) is not None

    def _named(self, words: str, choices: Sequence[Choice], *, beginnings: bool) -> Action | None:
        said = self._said(words)
        if not said:
            return None
        ways = [self._is_label, self._is_word_for, self._is_yes_or_no]
        for means_it in [*ways, _begins] if beginnings else ways:
            found = [choice.action for choice in choices if means_it(said, choice)]
            if len(found) == 1:
                return found[0]
        return None

    def command(self, words: str) -> str | None:
        """The command that these words mean, without its slash."""
        return self.commands.get(self._said(words))

    def is_unasked(self, words: str) -> bool:
        """Whether they answer a question, which one cannot be known."""
        return self._said(words) in self.unasked

    def nearest(self, name: str, known: Sequence[str]) -> str | None:
        """The command that an unknown one was most likely to be."""
        said = fold_words(name)
        if said in self.commands:
            return self.commands[said]
        begun = [
            command for command in known if command.startswith(said) and len(said) >= _SHORTEST_BEGINNING
        ]
        alike = get_close_matches(said, known, n=1, cutoff=_ALIKE) if len(said) <= _LONGEST else []
        return next(iter([*begun, *alike]), None)

    def _said(self, words: str) -> str:
        """The words without what is only polite; empty when they are too long to be meant as a tap."""
        said = fold_words(words) if len(words) <= _LONGEST else ""
        for phrase in sorted(self.polite, key=len, reverse=True):
            said = said.removesuffix(f" {phrase}").removeprefix(f"{phrase} ")
        return said

    def _is_label(self, said: str, choice: Choice) -> bool:
        return said == fold_words(choice.label)

    def _is_word_for(self, said: str, choice: Choice) -> bool:
        return said in self.buttons.get(choice.data, ()) or said in self.buttons.get(choice.action.verb, ())

    def _is_yes_or_no(self, said: str, choice: Choice) -> bool:
        return (choice.action.means == "yes" and said in self.yes) or (
            choice.action.means == "no" and said in self.no
        )


def fold_words(words: str) -> str:
    """`words` in lower case without accents and punctuation, words apart by one space; signs such as 👍 stay."""
    letters = normalize("NFKD", normalize("NFKD", words).casefold().replace("\u2019", "'").replace("'", ""))
    kept = (letter for letter in letters if category(letter) not in {"Mn", "Me", "Sk", "Cf"})
    return " ".join("".join(_folded(letter) for letter in kept).split())


def load_answers(root: Path, language: str) -> Answers:
    """The phrases in `root/<language>/answers.toml`. Raises ContentError, listing every mistake by its line."""
    source = read_toml(root / language / "answers.toml", root)
    content = source.content
    problems = [*source.stray(content, (*_LISTS, *_TABLES)), *_mistakes(source)]
    if problems:
        raise ContentError(sorted(problems))
    polite, yes, no, unasked = (frozenset(map(fold_words, content[name])) for name in _LISTS)
    buttons = {data: frozenset(map(fold_words, phrases)) for data, phrases in content["buttons"].items()}
    commands = {
        fold_words(phrase): name for name, phrases in content["commands"].items() for phrase in phrases
    }
    return Answers(polite, yes, no, unasked, buttons, commands)


def _mistakes(source: TomlSource) -> list[Problem]:
    problems = [
        source.problem(source.line_of_key(name), f"{name!r} is a list of phrases")
        for name in _LISTS
        if not _is_phrases(source.content.get(name))
    ]
    for name in _TABLES:
        table = source.content.get(name)
        if not isinstance(table, dict):
            problems.append(source.problem(source.line_of(f"[{name}]"), f"[{name}] is missing"))
            continue
        for key, phrases in table.items():
            if not _is_phrases(phrases):
                problems.append(source.problem(source.line_of(key), f"{key!r} is a list of phrases"))
    return [*problems, *_said_twice(source)]


def _said_twice(source: TomlSource) -> list[Problem]:
    """A phrase that means two commands means neither."""
    table, seen, problems = source.content.get("commands"), dict[str, str](), []
    for name, phrases in table.items() if isinstance(table, dict) else ():
        for phrase in phrases if _is_phrases(phrases) else ():
            if seen.setdefault(fold_words(phrase), name) != name:
                line = source.line_of(f'"{phrase}"')
                problems.append(source.problem(line, f"{phrase!r} means two commands"))
    return problems


def _is_phrases(phrases: Any) -> bool:
    return (
        isinstance(phrases, list)
        and bool(phrases)
        and all(isinstance(phrase, str) and fold_words(phrase) for phrase in phrases)
    )


def _folded(letter: str) -> str:
    """Letters, digits and signs as they are; all that only parts words becomes a space."""
    return letter if letter.isalnum() or category(letter) == "So" else " "


def _begins(said: str, choice: Choice) -> bool:
    return len(said) >= _SHORTEST_BEGINNING and fold_words(choice.label).startswith(f"{said} ")
