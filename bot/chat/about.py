"""Reads what stands behind the verb of a tapped button; every word of it may be forged."""

from bot.domain.errors import Refusal

_LARGEST = 2**63  # what an SQLite integer can hold


def one_id(about: tuple[str, ...]) -> int:
    """The one row number a button is about. Raises Refusal for anything else."""
    if len(about) != 1 or not about[0].isascii() or not about[0].isdecimal() or len(about[0]) > 19:
        raise Refusal("trouble-old-button")
    number = int(about[0])
    if number >= _LARGEST:
        raise Refusal("trouble-old-button")
    return number
