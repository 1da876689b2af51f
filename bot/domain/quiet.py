"""Days of the year that are kept quiet; must not know whose they are for."""

from dataclasses import dataclass
from datetime import date, timedelta

_LEAP_YEAR = 2024
_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class YearDay:
    """A day that comes every year."""

    month: int
    day: int

    def __post_init__(self) -> None:
        """Raises ValueError for a day that no year has."""
        self.in_leap_year()

    def __str__(self) -> str:
        return f"{self.month:02}-{self.day:02}"

    @classmethod
    def read(cls, said: str) -> "YearDay":
        """What `str` gave."""
        month, day = said.split("-")
        return cls(int(month), int(day))

    def in_leap_year(self) -> date:
        """The date of it in a year that has every day."""
        return date(_LEAP_YEAR, self.month, self.day)

    def falls_on(self, when: date) -> bool:
        """Whether it is this day; 29 February is kept on the 28th in years without it."""
        if (self.month, self.day) == (2, 29) and (when.month, when.day) == (2, 28):
            return (when + _DAY).month == 3
        return (self.month, self.day) == (when.month, when.day)


@dataclass(frozen=True)
class QuietDate:
    """A quiet day of one person."""

    id: int
    person_id: int
    day: YearDay
