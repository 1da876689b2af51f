"""The small private questions that the calendar brings to one person."""

from dataclasses import dataclass

from bot.domain.events.event import Event


@dataclass(frozen=True, kw_only=True)
class PaceAsked(Event):
    """Whether they are ready for a bit more than `stage` (1 to 3). Who is `alone` has no partner here."""

    stage: int
    alone: bool


@dataclass(frozen=True, kw_only=True)
class SignsOffered(Event):
    """The private check for signs of missing trust."""
