"""Reads the days of the year people type; must not know what they are for."""

import re

from bot.domain.quiet import YearDay
from bot.texts.hours import squeeze
from bot.texts.when import CALENDAR, NAMED_CALENDAR, Unreadable, month_number

_FILLING = re.compile(r"^(?:on )?(?:every )?(?:the )?")


def read_year_day(text: str) -> YearDay | None:
    """The day in "14 february", "3rd of May", "2019-02-14"; None for all else. A year that is given is left out.

    Numbers that can be read in two ways, such as 3/5, are not guessed at.
    """
    words = _FILLING.sub("", squeeze(text))
    found = next(filter(None, (shape.fullmatch(words) for shape in CALENDAR)), None)
    if found is None or found.groupdict().get("weekday"):
        return None
    try:
        return YearDay(month_number(found["month"]), int(found["day"]))
    except (Unreadable, ValueError):
        return None


def find_year_day(text: str) -> YearDay | None:
    """The one day of the year that a sentence names with its month: "our anniversary is 14 february"."""
    whole = read_year_day(text)
    if whole is not None:
        return whole
    words = squeeze(text)
    shapes = [rf"\b(?:{shape.pattern})(?![\w/-])" for shape in NAMED_CALENDAR]
    named = [found[0] for shape in shapes for found in re.finditer(shape, words)]
    days = {day for one in named if (day := read_year_day(one)) is not None}
    return days.pop() if len(days) == 1 else None
