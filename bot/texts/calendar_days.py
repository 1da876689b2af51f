"""Reads days of the calendar and of the year; must not read the clock or know what they are for."""

import re
from datetime import date

from bot.domain.quiet import YearDay
from bot.texts.hours import WEEKDAY, weekday_number

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?P<year>\d{4}|\d{2})"
_DAY = r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_SHAPES = tuple(
    re.compile(shape, re.ASCII)
    for shape in (
        rf"(?:(?P<weekday>{WEEKDAY})\.? )?{_DAY}\.?(?: of)? (?P<month>{_MONTH})\.?(?: {_YEAR})?",
        rf"(?:(?P<weekday>{WEEKDAY})\.? )?(?P<month>{_MONTH})\.? {_DAY}(?: {_YEAR})?",
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}})\. ?(?P<month>\d{{1,2}})\.?(?: ?{_YEAR})?",
        rf"(?P<day>\d{{1,2}})-(?P<month>\d{{1,2}})-{_YEAR}",
    )
)
_SLASHES = re.compile(rf"(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})(?:/{_YEAR})?", re.ASCII)
_NAMED = {
    "christmas": (12, 25), "xmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "xmas eve": (12, 24),
    "boxing day": (12, 26), "new year's eve": (12, 31), "new years eve": (12, 31), "silvester": (12, 31),
    "new year": (1, 1), "new year's": (1, 1), "new years": (1, 1), "new year's day": (1, 1), "new years day": (1, 1),
    "the new year": (1, 1), "valentine's day": (2, 14), "valentines day": (2, 14), "valentine's": (2, 14),
    "halloween": (10, 31), "epiphany": (1, 6),
}  # fmt: skip
_YEARS_TO_A_LEAP_DAY = 9
_CENTURY = 2000


class AmbiguousDayError(ValueError):
    """The words can be read as two different days, such as "1/12"; they are not quoted."""


class NoSuchDayError(ValueError):
    """The words have the shape of a day that no calendar has, such as "31 february"; they are not quoted."""


def read_calendar_day(words: str, today: date) -> date | None:
    """The day that squeezed `words` name; without a year the next one that comes, today included.

    None when they have another shape. Raises AmbiguousDayError and NoSuchDayError.
    """
    if words in _NAMED:
        month, day = _NAMED[words]
        return next_on(month, day, today)
    named = _named(words)
    if named is None:
        return None
    month, day = _month_number(named["month"] or ""), int(named["day"] or 0)
    found = _in_year(named["year"], month, day) if named["year"] else next_on(month, day, today)
    weekday = named.get("weekday")
    if weekday and weekday_number(weekday) != found.weekday():
        raise NoSuchDayError
    return found


def find_year_day(words: str) -> YearDay | None:
    """The day of the year that squeezed `words` speak of, a year beside it left out; None where there is none.

    Raises AmbiguousDayError.
    """
    listed = words.split()
    for length in range(len(listed), 0, -1):
        for start in range(len(listed) - length + 1):
            if day := read_year_day(" ".join(listed[start : start + length])):
                return day
    return None


def read_year_day(words: str) -> YearDay | None:
    """The same for words that say nothing else."""
    words = re.sub(r"^(?:on )?(?:every )?(?:the )?", "", words)
    if words in _NAMED:
        return YearDay(*_NAMED[words])
    try:
        named = _named(words)
        if named is None or named.get("weekday"):
            return None
        return YearDay(_month_number(named["month"] or ""), int(named["day"] or 0))
    except AmbiguousDayError:
        raise
    except ValueError:
        return None


def next_on(month: int, day: int, today: date) -> date:
    """The next such day, today included, in the next year that has it. Raises NoSuchDayError."""
    for year in range(today.year, today.year + _YEARS_TO_A_LEAP_DAY):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise NoSuchDayError


def _named(words: str) -> dict[str, str | None] | None:
    """The words for day, month, year and weekday; None where the shape is another."""
    found = next(filter(None, (shape.fullmatch(words) for shape in _SHAPES)), None)
    if found is not None:
        return found.groupdict()
    slashes = _SLASHES.fullmatch(words)
    if slashes is None:
        return None
    # some write the day first, some the month
    first, second = int(slashes["first"]), int(slashes["second"])
    if first <= 12 and second <= 12 and first != second:
        raise AmbiguousDayError
    day, month = (first, second) if second <= 12 else (second, first)
    return {"day": str(day), "month": str(month), "year": slashes["year"]}


def _month_number(month: str) -> int:
    if not month.isdecimal():
        return _MONTHS.index(month[:3]) + 1
    if not 1 <= int(month) <= 12:
        raise NoSuchDayError
    return int(month)


def _in_year(year: str, month: int, day: int) -> date:
    try:
        return date(int(year) + (_CENTURY if len(year) == 2 else 0), month, day)
    except ValueError:
        raise NoSuchDayError from None
