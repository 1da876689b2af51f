"""Days and hours are read as people mean them, and nothing else is taken for one."""

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings, strategies as st

from bot.domain.localtime import instant_at
from bot.texts.when import (
    Unreadable,
    read_hour,
    read_pause,
    read_weekly,
    say_date,
    say_minutes,
    say_time,
)

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)  # a Sunday evening in Lisbon
LISBON = "Europe/Lisbon"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("3d", (11, 25)),
        ("3 d", (11, 25)),
        ("3 days", (11, 25)),
        ("for 3 days", (11, 25)),
        ("three days", (11, 25)),
        ("in three days", (11, 25)),
        ("a day", (11, 23)),
        ("1 day", (11, 23)),
        ("a couple of days", (11, 24)),
        ("a week", (11, 29)),
        ("one week", (11, 29)),
        ("1w", (11, 29)),
        ("2 weeks", (12, 6)),
        ("2 wks", (12, 6)),
        ("a fortnight", (12, 6)),
        ("the next 10 days", (12, 2)),
        ("a month", (12, 22)),
        ("until friday", (11, 27)),
        ("friday", (11, 27)),
        ("FRIDAY!", (11, 27)),
        ("till fri", (11, 27)),
        ("next friday", (11, 27)),
        ("until monday morning", (11, 23)),
        ("until monday evening", (11, 24)),
        ("sun", (11, 29)),
        ("until sunday", (11, 29)),
        ("today", (11, 23)),
        ("tonight", (11, 23)),
        ("tomorrow", (11, 23)),
        ("until tomorrow", (11, 23)),
        ("until tomorrow evening", (11, 24)),
        ("the day after tomorrow", (11, 24)),
        ("next week", (11, 23)),
        ("until the weekend", (11, 28)),
        ("next month", (12, 1)),
        ("24 december", (12, 24)),
        ("until 24 dec", (12, 24)),
        ("24th of December", (12, 24)),
        ("until the 24th of december 2026", (12, 24)),
        ("dec 24", (12, 24)),
        ("December 24th, 2026", (12, 24)),
        ("thu, dec 24", (12, 24)),
        ("thursday 24 december", (12, 24)),
        ("2026-12-24", (12, 24)),
        ("24.12.", (12, 24)),
        ("24.12.2026", (12, 24)),
        ("24. 12. 2026", (12, 24)),
        ("24/12/2026", (12, 24)),
        ("12/24", (12, 24)),
        ("  until   24   dec  ", (12, 24)),
        ("\uff12\uff14 december", (12, 24)),
    ],
)
def test_a_pause_ends_at_midnight_of_the_day_that_was_meant(words: str, day: tuple[int, int]) -> None:
    assert read_pause(words, NOW, LISBON) == datetime(2026, *day, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("5 may", (5, 5)),
        ("1.1.", (1, 1)),
        ("2027-11-22", (11, 22)),
        ("1 year", (11, 22)),
        ("52 weeks", (11, 21)),
    ],
)
def test_days_of_next_year(words: str, day: tuple[int, int]) -> None:
    assert read_pause(words, NOW, LISBON) == instant_at(LISBON, date(2027, *day), 0)


@pytest.mark.parametrize("words", ["forever", "until i say", "Until I say!", "open", "until further notice"])
def test_until_they_say(words: str) -> None:
    assert read_pause(words, NOW, LISBON) is None


@pytest.mark.parametrize(
    "words",
    [
        "yesterday",
        "until today",
        "1 january 2020",
        "2026-11-22",
        "2026-11-21",
        "22 november",
        "20.11.",
        "1 nov 2026",
    ],
)
def test_what_is_past(words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_pause(words, NOW, LISBON)
    assert refused.value.reason == "past"


@pytest.mark.parametrize(
    "words", ["2 years", "400 days", "9999999999999 weeks", "53 weeks", "2028-01-01", "24 dec 9999"]
)
def test_what_is_too_long(words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_pause(words, NOW, LISBON)
    assert refused.value.reason == "too_long"


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "banana",
        "may",
        "dec",
        "1",
        "24",
        "2026",
        "-3d",
        "- 3 days",
        "0 days",
        "0d",
        "3",
        "d",
        "days",
        "3.5 days",
        "5 minutes",
        "3h",
        "3m",
        "31 february",
        "30 feb 2027",
        "24.13.",
        "2026-13-01",
        "2026-02-30",
        "0 december",
        "32 december",
        "03/04",
        "13/13",
        "friday 24 december",
        "1 week 1 week",
        "until",
        "until until friday",
        "now",
        "3 days ago",
        "last friday",
        "some time",
        "3 bananas",
        "مرحبا",
        "٣ أيام",
        "😀",
        "3😀",
        "3 days 😀",
        "\u202e3 days",
        "x" * 10_000,
        "3 days " * 2_000,
        " " * 10_000,
        "9" * 10_000,
        "3 days; drop table",
        "<b>3 days</b>",
        "{x}",
        "\n",
        "3\ud800",
        "00:00",
        "8pm",
        "1e3 days",
        "٣d²",
        "1/1/1",
        "tuesday wednesday",
        "0000-00-00",
        "year",
    ],
)
def test_what_is_no_day(words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_pause(words, NOW, LISBON)
    assert refused.value.reason == "not_understood"
    assert str(refused.value) == "not_understood"


def test_the_day_is_that_of_the_person() -> None:
    auckland = read_pause("tomorrow", NOW, "Pacific/Auckland")  # it is Monday there already
    assert auckland == datetime(2026, 11, 23, 11, tzinfo=UTC)


def test_next_friday_on_a_wednesday_is_not_the_coming_one() -> None:
    wednesday = datetime(2026, 11, 25, 12, tzinfo=UTC)
    assert read_pause("friday", wednesday, LISBON) == datetime(2026, 11, 27, tzinfo=UTC)
    assert read_pause("next friday", wednesday, LISBON) == datetime(2026, 12, 4, tzinfo=UTC)
    assert read_pause("wednesday", wednesday, LISBON) == datetime(2026, 12, 2, tzinfo=UTC)


@given(st.text(max_size=80) | st.text(alphabet="0123456789 .-/:adepmtuw", max_size=30))
@settings(deadline=None, max_examples=300)
def test_any_text_is_answered_or_refused(words: str) -> None:
    read_hour(words)
    read_weekly(words)
    try:
        end = read_pause(words, NOW, LISBON)
    except Unreadable:
        return
    assert end is None or end > NOW


def test_hostile_lengths_take_no_time() -> None:
    began = time.perf_counter()
    for words in ("1" * 1_000_000, "a " * 500_000, "monday " * 100_000, "\u0301" * 100_000):
        with pytest.raises(Unreadable):
            read_pause(words, NOW, LISBON)
        assert read_hour(words) is None
        assert read_weekly(words) is None
    assert time.perf_counter() - began < 0.2


@pytest.mark.parametrize(
    ("words", "minute"),
    [
        ("8", 480),
        ("08", 480),
        ("8am", 480),
        ("8 AM", 480),
        ("8 a.m.", 480),
        ("08:30", 510),
        ("8:30pm", 1230),
        ("20.15", 1215),
        ("20h", 1200),
        ("20h15", 1215),
        ("2015", 1215),
        ("0", 0),
        ("noon", 720),
        ("midday", 720),
        ("midnight", 0),
        ("12am", 0),
        ("12pm", 720),
        ("12:30 am", 30),
        ("half past 7", 450),
        ("half past 7pm", 1170),
        ("quarter to 8 pm", 1185),
        ("quarter past 9", 555),
        ("at 8", 480),
        ("8 in the evening", 1200),
        ("8 in the morning", 480),
        ("evening at 8", 1200),
        ("8 o'clock", 480),
        ("8 o\u2019clock", 480),
        ("23:59", 1439),
        ("11 at night", 1380),
        ("1 at night", 60),
        ("3 in the afternoon", 900),
        ("8 tonight", 1200),
    ],
)
def test_hours(words: str, minute: int) -> None:
    assert read_hour(words) == minute


@pytest.mark.parametrize(
    "words",
    [
        "",
        "24",
        "24:00",
        "25",
        "8:60",
        "-8",
        "8:3",
        "0pm",
        "13am",
        "eight",
        "banana",
        "8 banana",
        "8 9",
        "99999",
        "morning",
        "20 in the morning",
        "half to 7",
        "half past",
        "😀",
        "8:30:00",
        "1.234",
    ],
)
def test_what_is_no_hour(words: str) -> None:
    assert read_hour(words) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("sunday 20:00", (6, 1200)),
        ("Fri 7pm", (4, 1140)),
        ("sunday evening at 8", (6, 1200)),
        ("on Sundays at 20.00", (6, 1200)),
        ("20:00 sunday", (6, 1200)),
        ("every tues, 9am", (1, 540)),
        ("Mon noon", (0, 720)),
        ("thursday half past 7 pm", (3, 1170)),
    ],
)
def test_weekly(words: str, expected: tuple[int, int]) -> None:
    assert read_weekly(words) == expected


@pytest.mark.parametrize(
    "words", ["friday", "8pm", "", "mon tue 8", "mon mon 8", "someday 8", "friday 25:00", "funday 8"]
)
def test_what_is_no_weekly_time(words: str) -> None:
    assert read_weekly(words) is None


def test_dates_in_words() -> None:
    today = date(2026, 12, 3)
    assert say_date(date(2026, 12, 10), today) == "Thursday 10 December"
    assert say_date(date(2026, 12, 4), today) == "tomorrow (Friday 4 December)"
    assert say_date(today, today) == "today (Thursday 3 December)"
    assert say_date(date(2027, 1, 1), today) == "Friday 1 January 2027"
    assert say_date(date(2026, 12, 10), today, "pt") == "quinta-feira 10 dezembro"


def test_hours_and_minutes_in_words() -> None:
    assert [say_time(minute) for minute in (0, 65, 1215, 1439)] == ["00:00", "01:05", "20:15", "23:59"]
    said = [say_minutes(minutes) for minutes in (0, 1, 20, 60, 90, 121)]
    assert said == ["0 minutes", "1 minute", "20 minutes", "1 hour", "1 hour 30 minutes", "2 hours 1 minute"]
