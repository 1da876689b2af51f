"""What a partner did: it waits while its reader is left in peace, and comes gathered afterwards."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.events.event import Event
from bot.domain.held import Item, Matter


@dataclass(frozen=True, kw_only=True)
class FromPartner(Event):
    """Something that comes to `to` because of their partner's act, and can wait.

    `asked_for`: they asked to see it themselves, so it comes now.
    """

    asked_for: bool = False

    @property
    @abstractmethod
    def item(self) -> Item:
        """What is kept of it while it waits: by the time it is shown, it is made anew of that."""


@dataclass(frozen=True, kw_only=True)
class Gathered(Event):
    """What `partner` did while `to` was left in peace: how many of each matter, none of them read yet.

    `many`: it waited since it was too much at once.
    """

    partner: str
    counts: Mapping[Matter, int]
    many: bool


@dataclass(frozen=True, kw_only=True)
class GatheredChanged(Event):
    """Something that the gathered card tells of is no more; `counts` is what is left of it.

    `put_off`: they have said later, and the card does not count any more.
    """

    partner: str
    counts: Mapping[Matter, int]
    put_off: bool
