"""What the calendar brings to one person each day, or in the place of it."""

from dataclasses import dataclass

from bot.domain.events.event import Event
from bot.domain.nudges import NudgeView


@dataclass(frozen=True, kw_only=True)
class NudgeCame(Event):
    """The nudge of their date."""

    view: NudgeView


@dataclass(frozen=True, kw_only=True)
class NudgeCameAgain(Event):
    """The nudge of their date, at the hour to which they put it off."""

    view: NudgeView


@dataclass(frozen=True, kw_only=True)
class SilenceNoticed(Event):
    """Two weeks without a sign of theirs."""
