"""What somebody made ready to be shared, and that has not opened."""

from dataclasses import dataclass

from bot.domain.events.event import Event
from bot.domain.reflections import Entry


@dataclass(frozen=True, kw_only=True)
class StillWaiting(Event):
    """An entry of `to` has waited for two days to be opened together with `partner` (the name they chose)."""

    entry: Entry
    partner: str
    couple_id: int
