"""What a button carries: one value per action, packed into callback data and read back; knows no handler."""

import re
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Literal,
    NamedTuple,
    Self,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

DATA_BYTES = 64
"""The longest callback data, in bytes (Bot API 10.1)."""

_LARGEST = 2**63 - 1  # what an SQLite integer can hold
_SEPARATOR = ":"
_WORD = re.compile(r"[A-Za-z0-9_+/-]+")  # zones, prompts, countries
_NUMBER = re.compile(r"0|[1-9][0-9]{0,18}")  # \d would take the digits of every script


class Between(NamedTuple):
    """The bounds of a number in a button, both of them included."""

    least: int
    most: int


RowId = Annotated[int, Between(0, _LARGEST)]
Weekday = Annotated[int, Between(0, 6)]
"""0 is Monday."""
Minute = Annotated[int, Between(0, 1439)]
"""Of a local day."""


class Action:
    """What a tap asks for. Each subclass is a frozen dataclass: `class Agree(Action, verb="checkin.agree")`.

    Everything in it may be forged, and proves nothing.
    """

    verb: ClassVar[str]
    """The first word of the data, which finds the handler."""

    means: ClassVar[Literal["yes", "no"] | None] = None
    """What a typed yes or no chooses, where this button stands below a question."""

    by_tap_only: ClassVar[bool] = False
    """Words that somebody types never choose it: it cannot be undone."""

    interrupts: ClassVar[bool] = True
    """Whether it ends an open question. Looking something up does not."""

    def __init_subclass__(cls, *, verb: str) -> None:
        super().__init_subclass__()
        cls.verb = verb

    def pack(self) -> str:
        """The callback data. Raises ValueError for a value that would not be read back."""
        words = [self.verb]
        for name, codec in _codecs(cast("Any", type(self))):
            value = getattr(self, name)
            if value is not None:
                words.append(codec.pack(value))
        data = _SEPARATOR.join(words)
        if len(data.encode()) > DATA_BYTES or self.parse(data) != self:
            raise ValueError(f"{self.verb} cannot be packed")
        return data

    @classmethod
    def parse(cls, data: str) -> Self:
        """The action that was packed. Raises ValueError for anything else, however long or odd."""
        if len(data) > DATA_BYTES:
            raise ValueError("no such data")
        verb, *words = data.split(_SEPARATOR)
        codecs = _codecs(cast("Any", cls))  # mypy takes a class for unhashable
        needed = sum(not codec.optional for _, codec in codecs)
        if verb != cls.verb or not needed <= len(words) <= len(codecs):
            raise ValueError("no such data")
        return cls(**{name: codec.parse(word) for (name, codec), word in zip(codecs, words, strict=False)})


class _Codec(NamedTuple):
    pack: Callable[[Any], str]
    parse: Callable[[str], Any]
    optional: bool = False


@cache
def _codecs(action: Any) -> tuple[tuple[str, _Codec], ...]:
    """How each field is written, in the order of the fields; read from their types once per class."""
    hints = get_type_hints(action, include_extras=True)
    return tuple((field.name, _codec(hints[field.name])) for field in fields(action))


def _codec(hint: Any) -> _Codec:
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        (given,) = (one for one in inside if one is not NoneType)
        return _codec(given)._replace(optional=True)
    if origin is Annotated:
        between: Between = inside[1]
        return _Codec(str, lambda word: _number(word, between))
    if origin is Literal:
        values = {str(value): value for value in inside}
        return _Codec(str, lambda word: _one_of(values, word))
    if hint is date:
        return _Codec(date.isoformat, _day)
    if hint is str:
        return _Codec(str, _word)
    raise TypeError(f"no button can carry {hint}")


def _number(word: str, between: Between) -> int:
    if not _NUMBER.fullmatch(word) or not between.least <= int(word) <= between.most:
        raise ValueError("no such number")
    return int(word)


def _one_of(values: dict[str, Any], word: str) -> Any:
    if word not in values:
        raise ValueError("no such value")
    return values[word]


def _day(word: str) -> date:
    if date.fromisoformat(word).isoformat() != word:
        raise ValueError("no such day")
    return date.fromisoformat(word)


def _word(word: str) -> str:
    if not _WORD.fullmatch(word):
        raise ValueError("no such word")
    return word
