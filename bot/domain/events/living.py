"""What the two live like, told to the one who did not say it: it holds for both."""

from dataclasses import dataclass

from bot.domain.events.event import Event


@dataclass(frozen=True, kw_only=True)
class LivingChanged(Event):
    """Their partner, who is called `partner`, has said that the two live `apart`, or in one place."""

    partner_id: int
    partner: str
    apart: bool
