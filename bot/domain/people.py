"""The people and couples that everything is about; knows no storage and no wording."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.domain.localtime import instant_at

Role = Literal["hurt", "repairing", "mixed", "unsaid"]
"""Where somebody stands: trust was hurt, broke trust, some of both, would rather not say."""

Track = Literal["connection", "memories", "gratitude"]
TRACKS: tuple[Track, ...] = ("connection", "memories", "gratitude")

UNKNOWN_ZONE = "Etc/UTC"
"""By which clock to say anything to somebody whose own is not known; nothing comes to them by itself."""

EVERY_DAY = frozenset(range(7))

PaceWord = Literal["more", "stay", "back"]
"""What somebody last said of the pace: a bit more, stay as it is, a step back."""


@dataclass(frozen=True)
class Pace:
    """At which stage (1, 2, 3) somebody is and since when (UTC), what they told about it in private, and when they
    were last asked.
    """

    stage: int
    since: datetime
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
    """IANA name; None also for one that this machine cannot load, which stays stored for another that can."""
    nudge_minute: int | None
    """Minute of the local day, 0 to 1439."""
    weekdays: frozenset[int]
    """Days with a nudge; 0 is Monday."""
    tracks: frozenset[Track]
    pace: Pace
    """Their own; what comes to both partners goes by the lower stage of the two."""
    onboarded_at: datetime | None
    paused: bool
    pause_ends_on: date | None
    """The local date on which nudges come again, wherever they are then; None while paused: until they say so."""
    paused_at: datetime | None
    """When the pause began."""
    unreachable: bool
    """They have blocked the bot, or Telegram has closed the account."""
    parted: bool
    """A couple of theirs has ended, and they are in no other."""

    @property
    def onboarded(self) -> bool:
        return self.onboarded_at is not None

    @property
    def stage(self) -> int:
        return self.pace.stage

    @property
    def called(self) -> str:
        """The name they chose; only asked of people who have one."""
        if self.name is None:
            raise ValueError("this person has not said a name yet")
        return self.name

    @property
    def zone_or_utc(self) -> str:
        """Their time zone; UTC for people who have not said one, or one that this machine does not know."""
        return self.zone or UNKNOWN_ZONE

    @property
    def paused_until(self) -> datetime | None:
        """When (UTC) their pause ends by itself: 00:00 of that date on the clock they live by now."""
        return None if self.pause_ends_on is None else instant_at(self.zone_or_utc, self.pause_ends_on, 0)


@dataclass(frozen=True)
class Couple:
    """Two people who both said yes."""

    id: int
    together_since: datetime
    first: Person
    second: Person

    def other(self, person_id: int) -> Person:
        return self.second if self.first.id == person_id else self.first
