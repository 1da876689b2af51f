"""Reads the day until which somebody wants quiet; must not read the clock or know who asks."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from bot.texts.calendar_days import AmbiguousDayError, NoSuchDayError, next_on, read_calendar_day
from bot.texts.counts import COUNT, read_count
from bot.texts.hours import WEEKDAY, squeeze, weekday_number

Reason = Literal["not_understood", "ambiguous", "past", "too_long"]

_LONGEST = timedelta(days=366)
# A day without a year that was so short a time ago is not meant to be the one in a year.
_JUST_GONE = timedelta(days=65)
_DAY = timedelta(days=1)
_UNITS = {"h": "hour", "d": "day", "n": "day", "w": "week", "f": "fortnight", "m": "month", "y": "year"}
_UNIT_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}

_OPEN = frozenset(
    {
        "forever",
        "for ever",
        "open",
        "open end",
        "indefinitely",
        "i say",
        "i say so",
        "i say otherwise",
        "i come back",
    }
    | {"i resume", "i tell you", "further notice", "i am ready", "i'm ready", "i'm back", "i am back"}
)
_UP_TO = re.compile(r"(?:paused? )?(?:until|'?till|'?til|up to|before|to)(?P<after> after)? ")
_OVER = re.compile(r"(?:paused? )?(?:over|during|through|throughout|for) (?:the )?(?=\D)")
_AROUND = re.compile(r"^(?:about|around|at least) | (?:or so|please|from now|long)$")
_DURATION = re.compile(
    rf"(?:in |for |the next |next )?(?P<count>{COUNT}) ?(?:whole |full |more )?"
    r"(?P<unit>h|hrs?|hours?|d|days?|nights?|w|wks?|weeks?|fortnights?|mos?|months?|mth|y|yrs?|years?)"
)
_PART = r"(?: (?P<part>morning|noon|afternoon|evening|night))?"
_ON_WEEKDAY = re.compile(rf"(?P<next>next |this |the coming |coming |on )?(?P<weekday>{WEEKDAY}){_PART}")
_NEAR = re.compile(rf"(?P<near>today|tonight|tomorrow|tmrw|the day after tomorrow|day after tomorrow){_PART}")
_DAY_OF_MONTH = re.compile(
    r"(?:on )?the (?P<day>\d{1,2})(?:st|nd|rd|th)?|(?P<bare>\d{1,2})(?:st|nd|rd|th)", re.ASCII
)


_SATURDAY = 5
_GONE = frozenset({"yesterday", "last week", "last month", "last night"})


class Unreadable(ValueError):  # noqa: N818 - it is the text that cannot be read; nothing went wrong
    """The text names no day that a pause can end on. `reason` says why; the text is not quoted."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


class _Span(NamedTuple):
    """Days by a name, as "the weekend": "until" it ends a pause on the first, "over" it on the one after the last."""

    first: date
    after: date


def read_pause_day(text: str, today: date) -> date | None:
    """The date on which a pause asked for as `text` ends, its own nudge coming again; None for "until I say".

    Raises Unreadable for what names no day, a day that is not ahead, or one more than a year ahead.
    """
    words = squeeze(text)
    until, over = _UP_TO.match(words), _OVER.match(words)
    if until:
        words = words[until.end() :]
    if words in _OPEN or (over and words[over.end() :] in _OPEN):
        return None
    try:
        end = _read_end(words, today, until=until is not None and not until["after"])
        if end is None and over:
            end = _read_end(words[over.end() :], today, until=False)
    except AmbiguousDayError:
        raise Unreadable("ambiguous") from None
    except NoSuchDayError:
        raise Unreadable("not_understood") from None
    if end is None:
        raise Unreadable("not_understood")
    if end <= today:
        raise Unreadable("past")
    if end - today > _LONGEST:
        raise Unreadable("too_long")
    return end


def _read_end(words: str, today: date, *, until: bool) -> date | None:
    words = _AROUND.sub("", words)
    if found := _DURATION.fullmatch(words):
        return _after(found, today)
    if span := _span(words.removeprefix("the "), today):
        return span.first if until else span.after
    if found := _NEAR.fullmatch(words):
        return _near(found, today, until=until)
    if found := _ON_WEEKDAY.fullmatch(words):
        return _on_weekday(found, today)
    if found := _DAY_OF_MONTH.fullmatch(words):
        return _on_day_of_month(int(found["day"] or found["bare"]), today)
    return _on_calendar_day(words, today)


def _after(found: re.Match[str], today: date) -> date | None:
    """`today` and a number of days, weeks, months or years; hours are rounded up to days."""
    count, unit = read_count(found["count"]), _UNITS[found["unit"][0]]
    if not count:
        return None
    if count * _UNIT_DAYS[unit] > _LONGEST.days:
        raise Unreadable("too_long")
    if unit in ("month", "year"):
        return _months_later(today, count * (12 if unit == "year" else 1))
    return today - (-timedelta(days=count * _UNIT_DAYS[unit]) // _DAY) * _DAY


def _months_later(today: date, months: int) -> date:
    """The same day of a later month, or its last one where it is shorter."""
    years, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(years, month + 1, min(today.day, monthrange(years, month + 1)[1]))


def _near(found: re.Match[str], today: date, *, until: bool) -> date:
    """Today, tomorrow and the day after. Without "until" the pause lasts over that day."""
    days = {"today": 0, "tonight": 0, "tomorrow": 1, "tmrw": 1}.get(found["near"], 2)
    return today + _DAY * (days + (_rest_of_day(found) if until else 1))


def _on_weekday(found: re.Match[str], today: date) -> date:
    """The coming one, a week ahead when it is today; "next friday" is the one of next week."""
    weekday = weekday_number(found["weekday"])
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    if found["next"] == "next " and weekday > today.weekday():
        ahead += 7
    return today + _DAY * (ahead + _rest_of_day(found))


def _rest_of_day(found: re.Match[str]) -> int:
    """Quiet until an afternoon or later covers that date's nudge, whatever its hour: one day more."""
    return int(found["part"] in ("afternoon", "evening", "night"))


def _on_day_of_month(day: int, today: date) -> date:
    """The next such day of any month that has it."""
    for ahead in range(1, 63):  # no two months in a row are shorter than one that has the day
        if (today + _DAY * ahead).day == day:
            return today + _DAY * ahead
    raise NoSuchDayError


def _on_calendar_day(words: str, today: date) -> date | None:
    """A day of the calendar; without a year the next one that comes, unless it has just gone by."""
    end = read_calendar_day(words, today)
    if end is None or end - today <= _LONGEST - _JUST_GONE or re.search(r"\d{4}", words):
        return end
    before = next_on(end.month, end.day, today - _JUST_GONE)
    return before if before < today else end


def _span(words: str, today: date) -> _Span | None:
    """The days that go by such a name."""
    if words in _GONE:
        raise Unreadable("past")
    found = next((days for names, days in _SPANS.items() if words in names), None)
    return found(today) if found else None


def _week(today: date) -> _Span:
    return _under_way(_monday(today) + _DAY * 7)


def _next_week(today: date) -> _Span:
    return _Span(_monday(today) + _DAY * 7, _monday(today) + _DAY * 14)


def _month(today: date) -> _Span:
    return _under_way(_months_later(today.replace(day=1), 1))


def _next_month(today: date) -> _Span:
    return _Span(_months_later(today.replace(day=1), 1), _months_later(today.replace(day=1), 2))


def _year(today: date) -> _Span:
    return _under_way(date(today.year + 1, 1, 1))


def _christmas(today: date) -> _Span:
    return _Span(next_on(12, 25, today), next_on(12, 27, today + _DAY))


def _holidays(today: date) -> _Span:
    return _Span(next_on(12, 24, today), next_on(1, 2, today + _DAY))


def _weekend(today: date) -> _Span:
    """The coming one; on a Saturday or Sunday a pause over it lasts over what is left of this one."""
    if today.weekday() >= _SATURDAY:
        return _Span(_monday(today) + _DAY * 12, _monday(today) + _DAY * 7)
    return _Span(_monday(today) + _DAY * 5, _monday(today) + _DAY * 7)


def _next_weekend(today: date) -> _Span:
    return _Span(_monday(today) + _DAY * 12, _monday(today) + _DAY * 14)


def _under_way(end: date) -> _Span:
    """Days that have begun already: until them and over them end together."""
    return _Span(end, end)


def _monday(today: date) -> date:
    return today - _DAY * today.weekday()


_SPANS: Mapping[frozenset[str], Callable[[date], _Span]] = {
    frozenset({"weekend", "this weekend", "coming weekend"}): _weekend,
    frozenset({"next weekend"}): _next_weekend,
    frozenset({"this week", "rest of the week", "end of the week", "end of week", "end of this week"}): _week,
    frozenset({"next week"}): _next_week,
    frozenset(
        {"this month", "rest of the month", "end of the month", "end of month", "end of this month"}
    ): _month,
    frozenset({"next month"}): _next_month,
    frozenset({"this year", "end of the year", "end of year", "year's end", "years end"}): _year,
    frozenset({"christmas", "xmas"}): _christmas,
    frozenset({"holidays", "christmas holidays"}): _holidays,
}
