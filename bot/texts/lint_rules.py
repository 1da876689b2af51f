"""Reads what a language's content is held to; must not know the content."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.texts.content import ContentError, Problem, shown

Reasoned = tuple[tuple[re.Pattern[str], str], ...]
"""Patterns, each with the reason why its words are marked."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a `lint.toml` asks for: the likeness (0 to 1) of copies, and patterns with their reasons.

    `prompt_ease` is the reading ease of each prompt at least (`old_prompt_ease`: of one in the old form),
    `practice_ease` that of a practice's prompts in the mean. They are None where it is not measured, since
    Flesch's formula is for English; so are the patterns that a language leaves out.
    """

    near_copy: float
    banned: Reasoned
    plain: Reasoned = ()
    """What is said more plainly in other words; like all that follows, not asked of prompts in the old form."""
    prompt_ease: float | None = None
    old_prompt_ease: float | None = None
    practice_ease: float | None = None
    orders: re.Pattern[str] | None = None
    """A feeling where it stands as an order."""
    whys_say: re.Pattern[str] | None = None
    """What a reason has to hold."""
    bare_each: re.Pattern[str] | None = None
    """“Each” with a bare verb behind it."""
    ways_out: re.Pattern[str] | None = None
    """How a text says that a no is fine."""
    hours: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    """By the value of `when` that such words need."""
    meanings: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    """Words that hurt, by the case of `not_where`."""

    def banned_in(self, said: str) -> Iterator[str]:
        """Each assumption or pressure in these words, with its reason."""
        return _found(self.banned, said)

    def hard_in(self, said: str) -> Iterator[str]:
        """Each word that a reader may stumble over, with its reason."""
        return _found(self.plain, said)


def _found(patterns: Reasoned, said: str) -> Iterator[str]:
    for pattern, reason in patterns:
        if found := pattern.search(said):
            yield f"“{found[0]}” {reason}"


def load_rules(root: Path, language: str) -> Rules:
    """The rules in `root/<language>/lint.toml`; raises ContentError when they cannot be read."""
    path = root / language / "lint.toml"
    try:
        return _rules(path)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        says = f"these rules cannot be read: {type(error).__name__}: {error}"
        raise ContentError([Problem(shown(path, root), 1, says)]) from None


def _rules(path: Path) -> Rules:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    ease = content.get("reading_ease")
    ordered = content.get("ordered_feelings")
    each = content.get("bare_each")
    return Rules(
        near_copy=float(content["near_copy"]),
        banned=_reasoned(content["banned"]),
        plain=_reasoned(content.get("plain", [])),
        prompt_ease=float(ease["prompt"]) if ease is not None else None,
        old_prompt_ease=float(ease["old_prompt"]) if ease is not None else None,
        practice_ease=float(ease["practice"]) if ease is not None else None,
        orders=_at_a_beginning(ordered["words"]) if ordered is not None else None,
        whys_say=_any_if(content.get("whys_say")),
        bare_each=_each_but(each["fine_behind"]) if each is not None else None,
        ways_out=_any_if(content.get("ways_out")),
        hours={when: any_of(words) for when, words in content.get("hours", {}).items()},
        meanings={where: any_of(words) for where, words in content.get("meanings", {}).items()},
    )


def _reasoned(entries: Sequence[Mapping[str, Any]]) -> Reasoned:
    return tuple((any_of(entry["words"]), entry["why"]) for entry in entries)


def any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Matches any of the words whole; a star at the end of one stands for more letters."""
    return re.compile(rf"\b(?:{_choices(words)})\b", re.IGNORECASE)


def _any_if(table: Mapping[str, Sequence[str]] | None) -> re.Pattern[str] | None:
    return any_of(table["words"]) if table is not None else None


def _at_a_beginning(words: Sequence[str]) -> re.Pattern[str]:
    """The words where an order stands: at the beginning of a sentence or behind “and” or “then”."""
    return re.compile(rf"(?:^|[.!?;:] |, (?:and|then) )((?:{_choices(words)})\b)", re.IGNORECASE)


def _each_but(fine_behind: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\bEach (?!(?:{_choices(fine_behind)})\b)(?!\w+ \w+s\b)[a-z]+\b")


def _choices(words: Sequence[str]) -> str:
    return "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
