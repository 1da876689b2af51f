"""Makes what people wrote safe to stand inside our sentences; must not know the sentences."""

import re
from typing import Any
from unicodedata import bidirectional

from fluent.runtime.types import FluentInt, FluentType

# Letters written from right to left, and the controls that could turn the rest of a sentence round.
_TURNS_TEXT = frozenset({"R", "AL", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"})
_PARAGRAPH_END = re.compile("([\n\r\x1c-\x1e\x85\u2029]+)")  # the bidirectional class B: ends every isolate
_FSI, _PDI = "\u2068", "\u2069"
_OPENS = frozenset("\u2066\u2067\u2068")
# Characters of the private use area stand around the number of a place.
PLACE_MARKS = ("\ue000", "\ue001")
_MARK = re.compile("\ue000(\\d+)\ue001")

Value = str | int


class Html(str):
    """A value that is Telegram HTML already and is not escaped again."""

    __slots__ = ()


def escape(text: str) -> str:
    """`text` for Telegram's HTML mode, inside double-quoted attributes too (Bot API, "HTML style")."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def isolate(text: str) -> str:
    """`text`, kept from changing the writing direction of what stands around it (Unicode FSI and PDI).

    Whatever isolates it opens are closed, and what would close ours is left out: nothing inside reaches beyond it.
    """
    if text.isascii() or not _turns(text):
        return text
    pieces = _PARAGRAPH_END.split(text)  # the ends themselves stand at the odd places
    return "".join(
        piece if at % 2 or not _turns(piece) else _isolated(piece) for at, piece in enumerate(pieces)
    )


def _turns(text: str) -> bool:
    return any(bidirectional(character) in _TURNS_TEXT for character in text)


def _isolated(line: str) -> str:
    kept, depth = [], 0
    for character in line:
        if character == _PDI:
            if not depth:
                continue
            depth -= 1
        depth += character in _OPENS
        kept.append(character)
    return f"{_FSI}{''.join(kept)}{_PDI * (depth + 1)}"


class _Place(FluentType):
    """Stands in for a text while a sentence is formatted; equals the text where a sentence selects by it.

    fluent.runtime refuses texts over 2,500 characters, and what people write must never be read as
    part of a sentence.
    """

    def __init__(self, number: int, text: str) -> None:
        self._number, self._text = number, text

    def format(self, locale: object) -> str:  # noqa: ARG002 - the formatter's signature
        return f"\ue000{self._number}\ue001"

    def __eq__(self, other: object) -> bool:
        return self._text == other

    def __hash__(self) -> int:
        return hash(self._text)


class Filling:
    """The values of one sentence: what the formatter sees of them, and the words put in afterwards."""

    def __init__(self, values: dict[str, Value], *, html: bool) -> None:
        self._words: list[str] = []
        self._html = html
        self.arguments = {name: self._argument(value) for name, value in values.items()}

    def fill(self, sentence: str) -> str:
        """`sentence` with each place taken by its words."""
        return _MARK.sub(lambda mark: self._words[int(mark[1])], sentence)

    def _argument(self, value: Value) -> Any:
        if isinstance(value, int):
            return FluentInt(value, useGrouping=False)
        self._words.append(self._shown(value))
        return _Place(len(self._words) - 1, value)

    def _shown(self, text: str) -> str:
        if isinstance(text, Html):
            return str(text)
        return isolate(escape(text) if self._html else text)
