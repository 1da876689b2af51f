"""Days and hours of a check-in in words, on one person's own clock."""

from datetime import datetime

from babel.dates import get_day_names

from bot.domain.checkin import weekly_time
from bot.domain.people import Person
from bot.texts.cards.settings import say_instant
from bot.texts.saying import say_time
from bot.texts.wording import Wording


def said(voice: Wording, key: str, person: Person, instant: datetime, now: datetime) -> str:
    """A sentence with a day and a time on the person's own clock."""
    return say_instant(voice, key, person, instant, now)


def weekly_words(voice: Wording, person: Person, starts_at: datetime) -> tuple[str, str]:
    """The weekday and the time of day at which it comes where the person is."""
    return say_weekly(voice, weekly_time(starts_at, person.zone_or_utc))


def say_weekly(voice: Wording, weekly: tuple[int, int]) -> tuple[str, str]:
    """A weekday (0 is Monday) and a minute of the day in words."""
    weekday, minute = weekly
    return get_day_names("wide", locale=voice.language)[weekday], say_time(minute)
