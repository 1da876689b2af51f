"""Reads what stands behind the verb of a tapped button: every word of it may be forged, and proves nothing."""

from bot.domain.errors import Refusal

_LARGEST = 2**63  # what an SQLite integer can hold


def one_id(about: tuple[str, ...]) -> int:
    """The one row number a button is about. Raises Refusal for anything else."""
    (word,) = _words(about, 1)
    if not word.isascii() or not word.isdecimal() or len(word) > 19 or int(word) >= _LARGEST:
        raise Refusal("trouble-old-button")
    return int(word)


def two_ids(about: tuple[str, ...]) -> tuple[int, int]:
    """The two row numbers a button carries. Raises Refusal for anything else."""
    first, second = _words(about, 2)
    return one_id((first,)), one_id((second,))


def id_and_word(about: tuple[str, ...]) -> tuple[int, str]:
    """A row number and a word. Raises Refusal for anything else."""
    number, word = _words(about, 2)
    return one_id((number,)), word


def _words(about: tuple[str, ...], count: int) -> tuple[str, ...]:
    if len(about) != count:
        raise Refusal("trouble-old-button")
    return about
