"""What the two live like, told to the one who did not say it: it holds for both."""

from dataclasses import dataclass

from bot.domain.events.partner import FromPartner
from bot.domain.held import Item, Matter


@dataclass(frozen=True, kw_only=True)
class LivingChanged(FromPartner):
    """Their partner, who is called `partner`, has said that the two live `apart`, or in one place."""

    partner_id: int
    partner: str
    apart: bool

    @property
    def item(self) -> Item:
        return Item(Matter.LIVING, 0)
