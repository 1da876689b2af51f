"""Reads the hours and weekdays people type; must not know what they are for."""

import re
from unicodedata import normalize

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = (
    "(?:mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:nesdays?)?|thu(?:r(?:s(?:days?)?)?)?"
    "|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?)"
)
"""A pattern for an English weekday, shortened or not."""

# Nothing that means a day or an hour is longer.
_LONGEST = 60
_FILLING = frozenset({"at", "around", "about", "in", "the", "on", "every", "o'clock", "oclock", "each"})
_PARTS = frozenset({"morning", "afternoon", "evening", "night", "tonight"})
_NAMED = {"noon": 720, "midday": 720, "midnight": 0}
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})|h)? ?(?P<half>am|pm|a\.m\.?|p\.m\.?)?")
_FOUR = re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2})(?P<half>)")
_SPOKEN = re.compile(r"(?P<what>half|quarter) (?P<way>past|to) (?P<hour>\d{1,2}) ?(?P<half>am|pm)?")


def squeeze(text: str) -> str:
    """`text` in lower case, single spaces, no end marks; empty when too long to mean a day."""
    if len(text) > 4 * _LONGEST:
        return ""
    words = " ".join(normalize("NFKC", text).casefold().replace("\u2019", "'").replace(",", " ").split())
    return words.rstrip("!?") if len(words) <= _LONGEST else ""


def weekday_number(word: str) -> int:
    """0 (Monday) to 6, for a word that `WEEKDAY` matches."""
    return next(number for number, name in enumerate(_WEEKDAYS) if name.startswith(word[:3]))


def read_hour(text: str) -> int | None:
    """The minute of the day (0 to 1439) in `text`, as in "8", "8am", "20.15", "noon"; None for all else."""
    words = [word for word in squeeze(text).split() if word not in _FILLING]
    parts = [word for word in words if word in _PARTS]
    said = " ".join(word for word in words if word not in _PARTS)
    if len(parts) > 1:
        return None
    if said in _NAMED:
        return _NAMED[said]
    if found := _SPOKEN.fullmatch(said):
        return _in_part(_spoken(found), parts)
    found = _CLOCK.fullmatch(said) or _FOUR.fullmatch(said)
    return _in_part(_clock(found["hour"], found["minute"], found["half"]), parts) if found else None


def read_week_parts(text: str) -> tuple[int | None, int | None] | None:
    """As `read_weekly`, with None for a part that is not said; None where neither is said or one is unclear."""
    words = squeeze(text).split()
    named = [word for word in words if re.fullmatch(WEEKDAY, word)]
    rest = [word for word in words if word not in named]
    minute = read_hour(" ".join(rest))
    spoken_for = minute is not None or all(word in _FILLING for word in rest)
    if len(named) > 1 or not spoken_for or (not named and minute is None):
        return None
    return weekday_number(named[0]) if named else None, minute


def read_weekly(text: str) -> tuple[int, int] | None:
    """(weekday, minute of the day) from "sunday 20:00" or "Fri 7pm"; None where either is unclear."""
    words = squeeze(text).split()
    named = [word for word in words if re.fullmatch(WEEKDAY, word)]
    minute = read_hour(" ".join(word for word in words if word not in named))
    if len(named) != 1 or minute is None:
        return None
    return weekday_number(named[0]), minute


def _clock(hours: str, minutes: str | None, half_of_day: str | None) -> int | None:
    hour, minute, half = int(hours), int(minutes or 0), (half_of_day or "")[:1]
    if hour > 23 or minute > 59 or (half == "a" and not 1 <= hour <= 12) or (half == "p" and hour == 0):
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + minute


def _spoken(found: re.Match[str]) -> int | None:
    """Half past or a quarter to or past an hour."""
    hour = _clock(found["hour"], None, found["half"])
    if hour is None or (found["what"], found["way"]) == ("half", "to"):
        return None
    minutes = 30 if found["what"] == "half" else 15
    return (hour + (minutes if found["way"] == "past" else -minutes)) % 1440


def _in_part(minute: int | None, parts: list[str]) -> int | None:
    """The same hour in the named part of the day: 8 in the evening is 20:00. None where the two disagree."""
    if minute is None or not parts:
        return minute
    if parts[0] == "morning":
        return minute if minute < 720 else None
    if parts[0] == "afternoon":
        return minute + 720 if minute < 360 else (minute if 720 <= minute < 1080 else None)
    if parts[0] == "evening":
        return minute + 720 if 240 <= minute < 720 else (minute if minute >= 960 else None)
    return minute + 720 if 360 <= minute < 720 else minute % 720 if 720 <= minute < 780 else minute
