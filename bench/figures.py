"""One measured figure beside its peers, and tables of them; knows not how anything was measured."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

HEAD = ("bench", "measured", "ours", "usual way", "limit", "x usual", "x limit", "must reach", "reached")


@dataclass(frozen=True)
class Figure:
    """`usual` is python-telegram-bot as it comes, `limit` what no one can beat; `target` is in words.

    `more` says whether more of it is better. Raises ValueError without a peer: alone a figure says nothing.
    """

    bench: str
    what: str
    unit: str
    ours: float
    target: str
    reached: bool
    usual: float | None = None
    limit: float | None = None
    more: bool = True
    note: str = ""

    def __post_init__(self) -> None:
        if self.usual is None and self.limit is None:
            raise ValueError(f"{self.bench}: {self.what} has no peer")

    @property
    def times_usual(self) -> float | None:
        """How many times as good as the usual way; above 1 is better."""
        return self._times(self.usual)

    @property
    def times_limit(self) -> float | None:
        """How near the limit: 1 is as good as it gets."""
        return self._times(self.limit)

    def _times(self, peer: float | None) -> float | None:
        if peer is None:
            return None
        above, below = (self.ours, peer) if self.more else (peer, self.ours)
        return above / below if below else None

    def cells(self) -> tuple[str, ...]:
        return (
            self.bench,
            self.what,
            f"{_number(self.ours)} {self.unit}".strip(),
            _number(self.usual),
            _number(self.limit),
            _number(self.times_usual),
            _number(self.times_limit),
            self.target,
            "yes" if self.reached else "NO",
        )


def to_json(figures: Sequence[Figure]) -> list[dict[str, Any]]:
    ratios = ({"times_usual": each.times_usual, "times_limit": each.times_limit} for each in figures)
    return [asdict(each) | more for each, more in zip(figures, ratios, strict=True)]


def plain(figures: Sequence[Figure]) -> str:
    """A table for a terminal."""
    rows = [HEAD, *(figure.cells() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join([*(line.rstrip() for line in lines), *_notes(figures)])


def markdown(figures: Sequence[Figure]) -> str:
    """The same table for a page."""
    rows = [HEAD, ("---",) * len(HEAD), *(figure.cells() for figure in figures)]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([table, "", *(f"- {note}" for note in _notes(figures))])


def _notes(figures: Sequence[Figure]) -> list[str]:
    notes = (f"{figure.bench}, {figure.what}: {figure.note}" for figure in figures if figure.note)
    return list(dict.fromkeys(notes))


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"
