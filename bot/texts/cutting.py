"""Cuts text where a reader sees a border between characters; must not know what the text says."""

from itertools import accumulate

import regex  # type: ignore[import-untyped,unused-ignore]  # until types-regex is among the test tools

from bot.domain.plaintext import utf16_length


def cut(text: str, units: int, ellipsis: str = "…") -> str:
    """`text`, shortened with `ellipsis` to at most `units` UTF-16 units, whole characters only.

    Where not even one character fits beside the ellipsis, as much of the ellipsis as fits is left.
    """
    if utf16_length(text) <= units:
        return text
    room = units - utf16_length(ellipsis)
    if room < 0:
        return ""
    return text[: _border(text, room)] + ellipsis


def split(text: str, units: int = 4096) -> list[str]:
    """`text` in pieces of at most `units` UTF-16 units that join to the original; none is empty.

    A piece ends after the last line, else after the last word, in its second half, else at the last
    character border. Only a single character longer than `units` is taken apart, never inside a code
    point. Raises ValueError when `units` is below 2, the size of one emoji.
    """
    if units < 2:
        raise ValueError("a piece needs room for one code point: 2 units")
    pieces = []
    while utf16_length(text) > units:
        end = _kind_border(text, _border(text, units) or _code_points(text, units))
        pieces.append(text[:end])
        text = text[end:]
    return [*pieces, text] if text else pieces


def _border(text: str, units: int) -> int:
    """The index of the last character border within `units`; 0 when the first character is too long."""
    room = _code_points(text, units)
    end = 0
    for match in regex.finditer(r"\X", text):
        if match.end() > room:
            break
        end = match.end()
    return end


def _code_points(text: str, units: int) -> int:
    """How many code points from the start fit into `units`."""
    lengths = accumulate(1 + (character > "\uffff") for character in text[:units])
    return sum(length <= units for length in lengths)


def _kind_border(text: str, end: int) -> int:
    """A border at most `end` that falls after a line or a word, when its second half holds one."""
    for mark in ("\n", " "):
        found = text.rfind(mark, end // 2, end) + 1
        if found and not _joins_on(text, found):
            return found
    return end


def _joins_on(text: str, index: int) -> bool:
    """Whether what follows `index` belongs to the character before it, as an accent does."""
    before = regex.match(r"\X", text, pos=index - 1)
    return before is not None and before.end() > index
