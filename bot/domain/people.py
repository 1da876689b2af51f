"""The people and couples that everything is about; knows no storage and no wording."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Role = Literal["hurt", "repairing", "mixed", "unsaid"]
"""Where somebody stands: trust was hurt, broke trust, some of both, would rather not say."""

Track = Literal["connection", "memories", "gratitude"]
TRACKS: tuple[Track, ...] = ("connection", "memories", "gratitude")

EVERY_DAY = frozenset(range(7))

PaceWord = Literal["more", "stay", "back"]
"""What somebody last said of the pace: a bit more, stay as it is, a step back."""


@dataclass(frozen=True)
class Pace:
    """What somebody told about the pace in private, and when (UTC) they were last asked."""

    said: PaceWord | None = None
    said_at: datetime | None = None
    asked_at: datetime | None = None


@dataclass(frozen=True)
class Person:
    """One Telegram account. What they have not told yet is None."""

    id: int
    telegram_id: int
    name: str | None
    role: Role | None
    language: str
    consented_at: datetime | None
    zone: str | None
    nudge_minute: int | None
    """Minute of the local day, 0 to 1439."""
    weekdays: frozenset[int]
    """Days with a nudge; 0 is Monday."""
    tracks: frozenset[Track]
    stage: int
    """Their own; what comes to a couple goes by the lower of both."""
    stage_since: datetime
    pace: Pace
    onboarded_at: datetime | None
    paused: bool
    paused_until: datetime | None
    """None while paused: until they say so."""
    paused_at: datetime | None
    """When the pause began."""
    resting: bool
    """They have blocked the bot, or Telegram has closed the account."""
    parted: bool
    """A couple of theirs has ended, and they are in no other."""

    @property
    def onboarded(self) -> bool:
        return self.onboarded_at is not None

    @property
    def called(self) -> str:
        """The name they chose; only asked of people who have one."""
        if self.name is None:
            raise ValueError("this person has not said a name yet")
        return self.name

    @property
    def at(self) -> str:
        """Their time zone; only asked of people who have one."""
        if self.zone is None:
            raise ValueError("this person has not said a time zone yet")
        return self.zone


@dataclass(frozen=True)
class Couple:
    """Two people who both said yes."""

    id: int
    together_since: datetime
    first: Person
    second: Person

    def other(self, person_id: int) -> Person:
        return self.second if self.first.id == person_id else self.first
