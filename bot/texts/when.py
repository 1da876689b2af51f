"""Reads the day until which somebody wants quiet; must not read the clock or know who asks."""

import re
import warnings
from datetime import date, datetime, time, timedelta
from typing import Literal

import dateparser

from bot.domain.localtime import instant_at, local_date
from bot.texts.hours import WEEKDAY, read_hour, read_weekly, squeeze, weekday_number
from bot.texts.saying import say_date, say_minutes, say_time

__all__ = [
    "CALENDAR",
    "Reason",
    "Unreadable",
    "month_number",
    "read_hour",
    "read_pause",
    "read_weekly",
    "say_date",
    "say_minutes",
    "say_time",
]

Reason = Literal["not_understood", "past", "too_long"]

_LONGEST = timedelta(days=366)
# A date without a year that lies this far ahead was meant to be the one just gone.
_MEANT_AS_GONE = timedelta(days=300)
_UNITS = {"d": "day", "w": "week", "f": "fortnight", "m": "month", "y": "year"}
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}

_OPEN = frozenset(
    {"forever", "open", "open end", "indefinitely", "i say", "i say so", "i say otherwise", "i come back"}
    | {"i resume", "i tell you", "further notice", "i am ready", "i'm ready"}
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTS = {word: count for count, word in enumerate(_NUMBERS, 1)} | {
    "a": 1, "an": 1, "the": 1, "a couple of": 2, "a couple": 2, "couple of": 2
}  # fmt: skip

_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DURATION = re.compile(
    rf"(?:in |for |the next )?(?P<count>\d+|{'|'.join(sorted(_COUNTS, key=len, reverse=True))}) ?"
    r"(?P<unit>d|days?|w|wks?|weeks?|fortnights?|mos?|months?|mth|y|yrs?|years?)"
)
_PART = r"(?: (?P<part>morning|noon|afternoon|evening|night))?"
_ON_WEEKDAY = re.compile(rf"(?P<next>next |this |the coming |coming )?(?P<weekday>{WEEKDAY}){_PART}")
_NEAR = re.compile(rf"(?P<near>today|tonight|tomorrow|tmrw|the day after tomorrow|day after tomorrow){_PART}")
CALENDAR = (
    re.compile(
        rf"(?:(?P<weekday>{WEEKDAY}) )?(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? "
        rf"(?P<month>{_MONTH})(?: (?P<year>\d{{4}}))?"
    ),
    re.compile(
        rf"(?:(?P<weekday>{WEEKDAY}) )?(?P<month>{_MONTH}) (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
        r"(?: (?P<year>\d{4}))?"
    ),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\.?(?: ?(?P<year>\d{4}))?"),
    # With slashes only what cannot be read in two ways: one number must be too high for a month.
    re.compile(r"(?P<day>1[3-9]|2\d|3[01])/(?P<month>0?[1-9]|1[0-2])(?:/(?P<year>\d{4}))?"),
    re.compile(r"(?P<month>0?[1-9]|1[0-2])/(?P<day>1[3-9]|2\d|3[01])(?:/(?P<year>\d{4}))?"),
)
"""The ways in which a day of the calendar is written, for words that `squeeze` gave."""

NAMED_CALENDAR = CALENDAR[:2]
"""Those that name the month."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Unreadable(ValueError):  # noqa: N818 - it is the text that cannot be read; nothing went wrong
    """The text names no day that a pause can end on. `reason` says why; the text is not quoted."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


def read_pause(text: str, now: datetime, zone: str) -> datetime | None:
    """When a pause asked for as `text` ends: 00:00 of a local date, in UTC; None for "until I say".

    Nudges of that date come again at their hour. `now` is aware, `zone` the person's. Raises Unreadable
    for what names no day, a day that is not ahead, or one more than a year ahead.
    """
    today = local_date(now, zone)
    words = squeeze(text)
    until = re.match(r"(?:paused? )?(?:until|till|til|to) ", words)
    words = words[until.end() :] if until else words
    if words in _OPEN:
        return None
    end = _read_day(words, today, said_until=until is not None)
    if end <= today:
        raise Unreadable("past")
    if end - today > _LONGEST:
        raise Unreadable("too_long")
    return instant_at(zone, end, 0)


def _read_day(words: str, today: date, *, said_until: bool) -> date:
    """The local date that the words name. Raises Unreadable when they name none."""
    if found := _DURATION.fullmatch(words):
        return _after(found, today)
    if found := _NEAR.fullmatch(words):
        return _near(found, today, said_until=said_until)
    if found := _ON_WEEKDAY.fullmatch(words):
        return _on_weekday(found, today)
    return _after_named_period(words, today) or _calendar_day(words, today)


def _after(found: re.Match[str], today: date) -> date:
    """`today` and a number of days, weeks, months or years."""
    count = int(found["count"]) if found["count"].isdigit() else _COUNTS[found["count"]]
    unit = _UNITS[found["unit"][0]]
    if count == 0:
        raise Unreadable("not_understood")
    if count * _UNIT_DAYS[unit] > _LONGEST.days:
        raise Unreadable("too_long")
    if unit == "fortnight":
        count, unit = count * 2, "week"
    return _parsed(f"in {count} {unit}s", today)


def _near(found: re.Match[str], today: date, *, said_until: bool) -> date:
    """Today, tomorrow and the day after. "Today" alone asks for a pause that lasts this day."""
    days = {"today": 0, "tonight": 0, "tomorrow": 1, "tmrw": 1}.get(found["near"], 2)
    if days == 0 and not said_until:
        return today + timedelta(days=1)
    return today + timedelta(days=days + _rest_of_day(found))


def _on_weekday(found: re.Match[str], today: date) -> date:
    """The coming one, a week ahead when it is today; "next friday" is the one of next week."""
    weekday = weekday_number(found["weekday"])
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    if found["next"] == "next " and weekday > today.weekday():
        ahead += 7
    return today + timedelta(days=ahead + _rest_of_day(found))


def _rest_of_day(found: re.Match[str]) -> int:
    """Quiet until an afternoon or later covers that date's nudge, whatever its hour: one day more."""
    return int(found["part"] in ("afternoon", "evening", "night"))


def _after_named_period(words: str, today: date) -> date | None:
    if words in ("yesterday", "last week", "last month"):
        raise Unreadable("past")
    if words == "next week":
        return today + timedelta(days=7 - today.weekday())
    if words in ("weekend", "the weekend"):
        return today + timedelta(days=(4 - today.weekday()) % 7 + 1)
    if words == "next month":
        return (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    return None


def _calendar_day(words: str, today: date) -> date:
    """A day of the calendar; without a year the next one that comes."""
    found = next(filter(None, (shape.fullmatch(words) for shape in CALENDAR)), None)
    if found is None:
        raise Unreadable("not_understood")
    named = found.groupdict()
    month = month_number(named["month"])
    day = _parsed(f"{int(named['day'])} {_MONTHS[month - 1]} {named['year'] or ''}", today)
    if (day.day, day.month) != (int(named["day"]), month):
        raise Unreadable("not_understood")
    weekday = named.get("weekday")
    if weekday and weekday_number(weekday) != day.weekday():
        raise Unreadable("not_understood")
    if not named["year"] and day - today > _MEANT_AS_GONE:
        raise Unreadable("past")
    return day


def month_number(month: str) -> int:
    """1 to 12, from a name or from digits. Raises Unreadable for a month that there is not."""
    if not month.isdigit():
        return _MONTHS.index(month[:3]) + 1
    if not 1 <= int(month) <= 12:
        raise Unreadable("not_understood")
    return int(month)


def _parsed(words: str, today: date) -> date:
    """What dateparser makes of words whose shape has been checked. Raises Unreadable for nothing."""
    settings = {
        "RELATIVE_BASE": datetime.combine(today, time(12)),
        "PREFER_DATES_FROM": "future",
        "DATE_ORDER": "DMY",
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # some of its versions warn about their own use of strptime
        parsed = dateparser.parse(words, languages=["en"], settings=settings)
    if parsed is None:
        raise Unreadable("not_understood")
    return parsed.date()
