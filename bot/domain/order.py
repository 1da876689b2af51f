"""Puts prompts and practices into an order that differs between people and couples; must not know who they are."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from bot.domain.prompts import Prompt, lot_of

REST = timedelta(days=364)
"""How long a prompt rests before it may come again in the place of a fresh one."""

_ODD, _64_BITS = 0x9E3779B97F4A7C15, 0xFFFFFFFFFFFFFFFF  # 2^64 divided by the golden ratio

Rank = Callable[[int], int]


def ranks(seed: int) -> Rank:
    """What puts lots into an order that differs between seeds and never depends on what else is in the library.

    Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4): the key turns over bits of the lot,
    the multiplication carries each of them into all that are above it.
    """
    key = lot_of(str(seed))
    return lambda lot: (lot ^ key) * _ODD & _64_BITS


def first_of(prompts: Iterable[Prompt], had: Mapping[str, date], rank: Rank) -> Prompt | None:
    """The first that was not had yet; None when all were."""
    fresh = (prompt for prompt in prompts if prompt.id not in had)
    return min(fresh, key=lambda prompt: rank(prompt.lot), default=None)


def longest_unseen(
    prompts: Iterable[Prompt], had: Mapping[str, date], rank: Rank, until: date = date.max
) -> Prompt | None:
    """The one that was had longest ago, at the latest on `until`; None when there is none."""
    rested = (prompt for prompt in prompts if prompt.id in had and had[prompt.id] <= until)
    return min(rested, key=lambda prompt: (had[prompt.id], rank(prompt.lot)), default=None)


def by_rest(groups: Mapping[str, Sequence[Prompt]], had: Mapping[str, date], rank: Rank) -> list[str]:
    """Practices with the longest rest first: that keeps them in turn."""

    def rest(practice: str) -> tuple[date, int]:
        latest = max((had[one.id] for one in groups[practice] if one.id in had), default=date.min)
        return latest, rank(lot_of(practice))

    return sorted(groups, key=rest)
