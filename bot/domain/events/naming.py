"""A name that changed, told to whoever reads it on what is shared with them."""

from dataclasses import dataclass

from bot.domain.events.event import Event


@dataclass(frozen=True, kw_only=True)
class NameChanged(Event):
    """Their partner, who was called `before`, is called `name` now. `partner_id` is whose names these are."""

    partner_id: int
    before: str
    name: str
