"""Reads whole numbers as people write them, in digits or in English words; must not know what they count."""

import re

_BELOW_TWENTY = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90
}  # fmt: skip
_VAGUE = {
    "a": 1, "an": 1, "the": 1, "another": 1, "a couple of": 2, "a couple": 2, "couple of": 2, "a few": 3, "few": 3,
    "several": 4, "half a dozen": 6, "a dozen": 12,
}  # fmt: skip
"""What people say for a small number; a few days are three, and the answer says which day that is."""

_WORDS = {word: number for number, word in enumerate(_BELOW_TWENTY)} | _TENS

_ANY_VAGUE, _ANY_TENS, _ANY_SMALL = (
    "|".join(sorted(words, key=len, reverse=True)) for words in (_VAGUE, _TENS, _BELOW_TWENTY)
)
COUNT = rf"(?:\d+|{_ANY_VAGUE}|(?:{_ANY_TENS})(?:[ -]\w+)?|{_ANY_SMALL})"
"""A pattern for what `read_count` may read."""


def read_count(words: str) -> int | None:
    """The number in "3", "a", "a few", "thirteen" or "twenty-one"; None for anything else."""
    if words.isascii() and words.isdecimal():
        return int(words[:9])  # more digits than anything counted here has
    if words in _VAGUE:
        return _VAGUE[words]
    tens, _, ones = re.sub("-", " ", words).partition(" ")
    if not ones:
        return _WORDS.get(tens)
    one = _WORDS.get(ones, 0)
    return _TENS[tens] + one if tens in _TENS and 1 <= one <= 9 else None
