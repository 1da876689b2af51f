"""Reads two words behind a button's verb; each may be forged, and nothing here proves whose row it names."""

from bot.chat.about import one_id
from bot.domain.errors import Refusal


def two_ids(about: tuple[str, ...]) -> tuple[int, int]:
    """The two row numbers a button carries. Raises Refusal for anything else."""
    _refuse_other_than_two(about)
    return one_id(about[:1]), one_id(about[1:])


def id_and_word(about: tuple[str, ...]) -> tuple[int, str]:
    """A row number and a word. Raises Refusal for anything else."""
    _refuse_other_than_two(about)
    return one_id(about[:1]), about[1]


def _refuse_other_than_two(about: tuple[str, ...]) -> None:
    if len(about) != 2:
        raise Refusal("trouble-old-button")
