"""What may be a name: something that can be seen, and that leaves the words around it as they are."""

import html
from collections.abc import Iterable
from unicodedata import category, normalize

_BLANK = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\U0001d159")
"""Letters and signs by category that show nothing: Hangul fillers, Khmer inherent vowels, the empty Braille cell."""

_JOINERS = frozenset("\u200c\u200d")
"""Part of how some scripts and some emoji are written."""

_SEEN = frozenset(
    "LNPSC"
)  # letters, numbers, punctuation, symbols, and what this Python's Unicode does not know yet
_DIRECTIONS = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_TAGS = range(0xE0000, 0xE1000)  # spell out some flags, and show nothing by themselves


def shown(name: str) -> str:
    """`name` without what would reach beyond it: control and direction marks, and blanks at its ends.

    Empty when nothing of it can be seen. Line breaks stay, for they are no slip. Spaces inside stay as they are.
    """
    kept = "".join(letter for letter in name if _may_stay(letter)).strip()
    return kept if any(_is_seen(letter) for letter in normalize("NFKC", kept)) else ""


def _may_stay(letter: str) -> bool:
    if letter in _JOINERS or letter in "\n\u2028\u2029" or ord(letter) in _TAGS:
        return True
    return category(letter) not in ("Cc", "Cf", "Cs", "Co")


def _is_seen(letter: str) -> bool:
    if letter in _BLANK or letter in _JOINERS or letter.isspace() or ord(letter) in _TAGS:
        return False
    return category(letter)[0] in _SEEN


def is_in(name: str, words: Iterable[str]) -> bool:
    """Whether a name stands in any of these words, as HTML or plain, with marks of direction around it or without."""
    wanted = name.translate(_DIRECTIONS)
    return bool(wanted) and any(wanted in html.unescape(one).translate(_DIRECTIONS) for one in words)
