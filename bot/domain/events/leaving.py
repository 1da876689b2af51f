"""The end of a couple, told to the one who did not end it."""

from dataclasses import dataclass

from bot.domain.events.event import Event


@dataclass(frozen=True, kw_only=True)
class Parted(Event):
    """Their couple has ended. It says nothing about why, nor how."""
