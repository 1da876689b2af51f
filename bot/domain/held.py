"""What a partner did that waits while its reader is left in peace; must not know how it is kept, shown or sent.

To add something that can wait: a name in Matter. mypy then names what it still misses: whether the gathered card tells
of it (`is_told`), and how it is shown as it stands by then (`service/gathering.py`).
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import assert_never


class Matter(StrEnum):
    """What can wait; the values lie in storage."""

    SHARED = "shared"
    """A reflection that was shared, by its number."""
    OPENED = "opened"
    """That a reflection of theirs has opened, by its number."""
    PROPOSED = "proposed"
    """That their partner suggests a weekly time, by the number of the suggestion."""
    PLANNED = "planned"
    """That something about the weekly check-in has changed; of no row."""
    NAMED = "named"
    """That their partner goes by another name, by the partner's number."""
    LIVING = "living"
    """That their partner said whether they live in one place; of no row."""
    THANKED = "thanked"
    """That their partner said thank you for a reflection of theirs, by its number."""


@dataclass(frozen=True)
class Item:
    """One thing that waits: what it is, and the number of the row that it is about."""

    matter: Matter
    number: int

    @property
    def is_told(self) -> bool:
        """Whether the gathered card tells of it; else it is a line of its own, or changes another card by then."""
        match self.matter:
            case Matter.SHARED | Matter.THANKED | Matter.PROPOSED:
                return True
            case Matter.OPENED | Matter.PLANNED | Matter.NAMED | Matter.LIVING:
                return False
            case _:
                assert_never(self.matter)


@dataclass(frozen=True)
class Held:
    """What waits for one person, in the order in which it happened.

    `waiting`: they know nothing of it. `told`: the gathered card names it, and they have not read it yet; `put_off`:
    they said later. `not_before` (UTC): when there was too much of it, nothing is gathered before.
    """

    waiting: tuple[Item, ...] = ()
    told: tuple[Item, ...] = ()
    put_off: bool = False
    not_before: datetime | None = None

    def with_waiting(self, item: Item, not_before: datetime | None) -> "Held":
        """The same item waits once. `not_before` None leaves what was said before."""
        waiting = self.waiting if item in (*self.waiting, *self.told) else (*self.waiting, item)
        return replace(self, waiting=waiting, not_before=not_before or self.not_before)

    def gathered(self, fresh: Collection[Item]) -> "Held":
        """Nothing waits unseen any more; they are told of these now, beside what they have left alone.

        What they put off is told of no more: it stays where they were told that it is.
        """
        if not fresh:
            return Held(told=self.told, put_off=self.put_off)
        return Held(told=(*(() if self.put_off else self.told), *fresh))

    def without(self, item: Item) -> "Held":
        waiting = tuple(one for one in self.waiting if one != item)
        return replace(self, waiting=waiting, told=tuple(one for one in self.told if one != item))

    def holds(self, item: Item) -> bool:
        """Whether it has not been shown yet."""
        return item in self.waiting or item in self.told
