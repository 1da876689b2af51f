"""A name that changed, told to whoever reads it on what is shared with them."""

from dataclasses import dataclass

from bot.domain.events.partner import FromPartner
from bot.domain.held import Item, Matter


@dataclass(frozen=True, kw_only=True)
class NameChanged(FromPartner):
    """Their partner, who was called `before`, is called `name` now. `partner_id` is whose names these are.

    `before` None: it has waited, and is not said any more.
    """

    partner_id: int
    before: str | None
    name: str

    @property
    def item(self) -> Item:
        return Item(Matter.NAMED, self.partner_id)
