"""What may be a name: something that can be seen, and that leaves the words around it as they are."""

import html
from collections.abc import Iterable
from unicodedata import category, normalize

_BLANK = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\U0001d159")
"""Letters and signs by category that show nothing: Hangul fillers, Khmer inherent vowels, the empty Braille cell."""

_JOINERS = frozenset("\u200c\u200d")
"""Part of how some scripts and some emoji are written."""

_OURS = "kintsugi"
_LOOKS_LIKE = str.maketrans(
    "\u043a\u041a\u03ba\u039a"  # Cyrillic and Greek ka
    "\u0456\u0406\u0131\u03b9\u0399\u04cf1l|"  # i of several alphabets, and what looks like one
    "\u0578\u03b7\u039d\u0442\u0422\u03c4\u03a4"  # en and te
    "\u0455\u04055$\u03c5\u057d\u0261\u0581",  # es, u and script g
    "kkkkiiiiiiiiinnnttttssssuugg",
)
"""Letters of other alphabets, and signs, that look like those of our name."""

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


def is_ours(name: str) -> bool:
    """Whether somebody of this name could be taken for the bot itself, also in letters that only look like its own."""
    letters = normalize("NFKD", name.translate(_LOOKS_LIKE)).casefold().translate(_LOOKS_LIKE)
    return _OURS in "".join(letter for letter in letters if letter.isalnum() and letter.isascii())


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
