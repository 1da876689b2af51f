"""Reads the hours and weekdays people type; must not know what they are for."""

import re
from unicodedata import normalize

from bot.texts.counts import read_count

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = (
    "(?:mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:nesdays?)?|thu(?:r(?:s(?:days?)?)?)?"
    "|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?)"
)
"""A pattern for an English weekday, shortened or not."""

# Nothing that means a day or an hour is longer.
_LONGEST = 60
_FILLING = frozenset(
    {"at", "around", "about", "in", "the", "on", "every", "o'clock", "oclock", "each", "please"}
)
_PARTS = frozenset({"morning", "afternoon", "evening", "night", "tonight"})
_NAMED = {"noon": 720, "midday": 720, "midnight": 0}
_PART_ALONE = {"morning": 480, "afternoon": 900, "evening": 1140, "night": 1260}
"""What a part of the day means by itself; whoever says so is told the hour that was understood."""
_HALF = r"(?P<half>am|pm|a\.m\.?|p\.m\.?|a|p)?"
_CLOCK = re.compile(
    rf"(?P<hour>\d{{1,2}})(?: ?(?:[:.,h]|uhr) ?(?P<minute>\d{{2}})| ?(?:h|uhr|hrs?|hours?))? ?{_HALF}",
    re.ASCII,
)
_TOGETHER = re.compile(rf"(?P<hour>\d{{1,2}})(?P<minute>\d{{2}}) ?{_HALF}", re.ASCII)
_IN_WORDS = re.compile(rf"(?P<hour>[a-z]+)(?: (?P<minute>[a-z]+(?:[ -][a-z]+)?))? ?{_HALF}")
_SPOKEN = re.compile(
    rf"(?P<what>half|quarter|a quarter)(?P<way> past| to| after)? (?P<hour>\d{{1,2}}|[a-z]+) ?{_HALF}"
)
_EMOJI_DIGIT = re.compile("[\ufe0f\u20e3]")  # what turns a digit into a picture of it


def squeeze(text: str) -> str:
    """`text` in lower case, single spaces, no end marks; empty when too long to mean a day."""
    if len(text) > 4 * _LONGEST:
        return ""
    plain = normalize("NFKC", _EMOJI_DIGIT.sub("", text)).casefold().replace("\u2019", "'").replace(",", " ")
    words = " ".join(plain.split())
    return words.rstrip("!?. ") if len(words) <= _LONGEST else ""


def weekday_number(word: str) -> int:
    """0 (Monday) to 6, for a word that `WEEKDAY` matches."""
    return next(number for number, name in enumerate(_WEEKDAYS) if name.startswith(word[:3]))


def read_hour(text: str) -> int | None:
    """The minute of the day (0 to 1439) in `text`, as in "8", "8am", "20.15", "half past seven"; None for all else."""
    minutes = read_hours(text)
    return minutes[0] if minutes else None


def read_hours(text: str) -> tuple[int, ...]:
    """The minutes of the day (0 to 1439) that `text` may mean, the literal one first.

    There are two where it names no half of the day and either would do, as in "7"; none when it is no hour.
    """
    words = [word for word in squeeze(text).split() if word not in _FILLING]
    parts = [word for word in words if word in _PARTS]
    said = " ".join(word for word in words if word not in _PARTS)
    if len(parts) > 1:
        return ()
    if not said:
        return (_PART_ALONE[parts[0]],) if parts and parts[0] in _PART_ALONE else ()
    if said in _NAMED:
        return (_NAMED[said],)
    return _read(said, parts)


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


def _read(said: str, parts: list[str]) -> tuple[int, ...]:
    if found := _SPOKEN.fullmatch(said):
        minute, half = _spoken(found), found["half"]
    elif found := _CLOCK.fullmatch(said) or _TOGETHER.fullmatch(said) or _IN_WORDS.fullmatch(said):
        minute, half = _clock(found["hour"], found["minute"], found["half"]), found["half"]
    else:
        return ()
    minute = _in_part(minute, parts)
    if minute is None:
        return ()
    literal = half or parts or minute >= 780 or minute < 60 or re.match(r"0\d|\d{1,2}[:.h]\d\d$", said)
    return (minute,) if literal else (minute, (minute + 720) % 1440)


def _clock(hours: str, minutes: str | None, half_of_day: str | None) -> int | None:
    hour, minute, half = read_count(hours), read_count(minutes or "0"), (half_of_day or "")[:1]
    if hour is None or minute is None or minute > 59:
        return None
    if hour == 24 and minute == 0 and not half:
        return 0
    if hour > 23 or (half == "a" and not 1 <= hour <= 12) or (half == "p" and hour == 0):
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + minute


def _spoken(found: re.Match[str]) -> int | None:
    """Half past or a quarter to or past an hour; "half eight" is half past eight, as in England."""
    hour, way = _clock(found["hour"], None, found["half"]), (found["way"] or "").strip()
    is_half = found["what"] == "half"
    if hour is None or (is_half and way == "to") or not (way or is_half):
        return None
    minutes = 30 if is_half else 15
    return (hour + (-minutes if way == "to" else minutes)) % 1440


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
