"""Says dates, hours and durations in words; must not know which sentence they go into."""

from datetime import date, timedelta

from babel.dates import format_date

_NEAR = {0: "today", 1: "tomorrow"}


def say_date(day: date, today: date, language: str = "en") -> str:
    """`day` with its weekday, as "Friday 4 December"; the year only when it is not that of `today`.

    In English the two nearest days are named too: "tomorrow (Friday 4 December)".
    """
    said = format_date(day, "EEEE d MMMM" if day.year == today.year else "EEEE d MMMM y", locale=language)
    near = _NEAR.get((day - today) // timedelta(days=1)) if language == "en" else None
    return f"{near} ({said})" if near else said


def say_time(minute: int) -> str:
    """The minute of the day on a 24-hour clock, as "20:15"."""
    return f"{minute // 60:02}:{minute % 60:02}"
