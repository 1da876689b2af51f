"""Reads what a language's content is held to; must not know the content."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.texts.content import ContentError, Problem, shown


@dataclass(frozen=True, slots=True)
class Rules:
    """What a `lint.toml` asks for: the likeness (0 to 1) of copies, and patterns with their reasons.

    `prompt_ease` is the reading ease of each prompt at least, `practice_ease` that of a practice's prompts in
    the mean; both are None where it is not measured, since Flesch's formula is for English.
    """

    near_copy: float
    banned: tuple[tuple[re.Pattern[str], str], ...]
    prompt_ease: float | None = None
    practice_ease: float | None = None

    def banned_in(self, said: str) -> Iterator[str]:
        """Each assumption or pressure in these words, with its reason."""
        for pattern, reason in self.banned:
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
    banned = [(_any_of(entry["words"]), entry["why"]) for entry in content["banned"]]
    ease = content.get("reading_ease")
    return Rules(
        near_copy=float(content["near_copy"]),
        banned=tuple(banned),
        prompt_ease=float(ease["prompt"]) if ease is not None else None,
        practice_ease=float(ease["practice"]) if ease is not None else None,
    )


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Matches any of the words whole; a star at the end of one stands for more letters."""
    choices = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{'|'.join(choices)})\b", re.IGNORECASE)
