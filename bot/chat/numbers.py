"""Reads the numbers in a button's data; proves nothing about whose they are."""

from bot.domain.errors import Refusal

_LARGEST = 2**63 - 1


def number(word: str) -> int:
    """A row number as a button carries it. Raises Refusal for anything else."""
    if not (word.isascii() and word.isdigit() and int(word) <= _LARGEST):
        raise Refusal("trouble-old-button")
    return int(word)
