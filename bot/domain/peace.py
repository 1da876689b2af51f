"""When somebody is left in peace by what their partner does, and until when; knows no storage and no clock."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.checkin import is_night
from bot.domain.localtime import instant_at, local_date, local_minute
from bot.domain.people import Person
from bot.domain.quiet import YearDay

MORNING = 7 * 60
"""The minute of the local day at which the night is over; it begins at 22:00."""

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Peace:
    """What leaves somebody in peace: their pause, the night, the days that they keep quiet themselves, a hard day.

    Never a day that their partner keeps quiet: that nothing comes would tell of it.
    """

    person: Person
    quiet_days: Collection[YearDay] = ()
    hard_day: date | None = None

    def holds(self, now: datetime) -> bool:
        """Whether they are left in peace at `now` (aware UTC)."""
        return self.ends_at(now) != now

    def ends_at(self, now: datetime) -> datetime | None:
        """The first instant (UTC) from `now` on at which nothing leaves them in peace; None: when they say so."""
        at: datetime | None = now
        while at is not None and (end := self._end_of_one(at)) != at:
            at = end
        return at

    def _end_of_one(self, at: datetime) -> datetime | None:
        """When the first thing ends that holds at `at`; `at` itself where nothing does."""
        if self.person.paused and (self.person.paused_until is None or self.person.paused_until > at):
            return self.person.paused_until
        zone = self.person.zone
        if zone is None:
            return at
        day = local_date(at, zone)
        if day == self.hard_day or any(quiet.falls_on(day) for quiet in self.quiet_days):
            return instant_at(zone, day + _DAY, 0)
        if is_night(at, zone):
            morning = day if local_minute(at, zone) < MORNING else day + _DAY
            return instant_at(zone, morning, MORNING)
        return at
