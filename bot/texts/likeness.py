"""Tells how alike two short texts are; must not know what they are for."""

import re
from collections.abc import Iterator, Sequence

_COMMON = frozenset(
    {"a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "do", "each", "for", "from", "had", "has"}
    | {
        "have",
        "how",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "let",
        "no",
        "not",
        "of",
        "on",
        "one",
        "or",
    }
    | {"other", "out", "partner", "so", "something", "that", "the", "them", "then", "there", "they", "their"}
    | {"this", "to", "today", "up", "was", "what", "when", "while", "will", "with", "without", "you", "your"}
)
_ENDINGS = ("ing", "ed", "es", "s", "e")


def essence(text: str) -> frozenset[str]:
    """The words of `text` that carry its meaning, without their endings."""
    words = re.findall(r"[a-zà-ÿ]+", text.casefold().replace("\u2019", "'"))
    return frozenset(_stem(word) for word in words if word not in _COMMON and len(word) > 1)


def alike(texts: Sequence[frozenset[str]], least: float, since: int = 0) -> Iterator[tuple[int, int, float]]:
    """(index, index, share of words in common, 0 to 1) for each pair with at least `least`.

    Texts before `since` are compared with later ones, not with each other.
    """
    for second, words in enumerate(texts[since:], since):
        for first in range(second):
            others = texts[first]
            both = len(words & others)
            either = len(words) + len(others) - both
            if either and both / either >= least:
                yield first, second, both / either


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
