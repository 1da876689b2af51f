"""What becomes of an invite, told to the one of the two who did not act."""

from dataclasses import dataclass

from bot.domain.accounts import Account
from bot.domain.events.event import Event


@dataclass(frozen=True, kw_only=True)
class InviteAccepted(Event):
    """Somebody said yes to an invite of theirs, who is called `name`, and they are asked whether that is them."""

    invite_id: int
    invitee_id: int
    name: str
    account: Account


@dataclass(frozen=True, kw_only=True)
class ConfirmationOver(Event):
    """Whether it was them need not be said any more; nothing of that account is to stay on the card that asked."""

    invite_id: int


@dataclass(frozen=True, kw_only=True)
class InviteEnded(Event):
    """The time of an invite of theirs is over. Unless `told`, only its card says so: they are not to be disturbed."""

    invite_id: int
    told: bool


@dataclass(frozen=True, kw_only=True)
class InviteClosed(Event):
    """Nothing comes of an invite any more: their `own`, or one that they said yes to."""

    own: bool


@dataclass(frozen=True, kw_only=True)
class Paired(Event):
    """They are a couple now with the person of this number and name."""

    partner_id: int
    partner: str


@dataclass(frozen=True, kw_only=True)
class RoleWanted(Event):
    """Where do they stand? Asked of each who has not said so, once they are a couple."""
