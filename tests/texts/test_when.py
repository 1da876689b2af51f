"""Days and hours are read as people mean them, and nothing else is taken for one."""

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings, strategies as st

from bot.domain.localtime import instant_at, local_date
from bot.domain.quiet import YearDay
from bot.texts.calendar_days import AmbiguousDayError, find_year_day, read_year_day
from bot.texts.hours import read_hour, read_hours, read_weekly, squeeze
from bot.texts.saying import say_date, say_time
from bot.texts.when import Unreadable, read_pause_day

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)  # a Sunday evening in Lisbon
LISBON = "Europe/Lisbon"


def pause_ends(words: str, now: datetime, zone: str) -> datetime | None:
    """The first instant of the date on which it ends, where somebody is."""
    day = read_pause_day(words, local_date(now, zone))
    return instant_at(zone, day, 0) if day is not None else None


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
        ("tomorrow", (11, 24)),  # over tomorrow, not until it
        ("until tomorrow", (11, 23)),
        ("until tomorrow evening", (11, 24)),
        ("the day after tomorrow", (11, 25)),
        ("until the day after tomorrow", (11, 24)),
        ("next week", (11, 30)),  # the whole of it
        ("until next week", (11, 23)),
        ("until the weekend", (11, 28)),
        ("until next month", (12, 1)),
        ("24 december", (12, 24)),
        ("until 24 dec", (12, 24)),
        ("24th of December", (12, 24)),
        ("until the 24th of december 2026", (12, 24)),
        ("dec 24", (12, 24)),
        ("December 24th, 2026", (12, 24)),
        ("thu, dec 24", (12, 24)),
        ("3 days.", (11, 25)),
        ("until friday.", (11, 27)),
        ("24 december.", (12, 24)),
        ("24 dec.", (12, 24)),
        ("24. dec", (12, 24)),
        ("weekend", (11, 23)),  # on a Sunday: what is left of it
        ("over the weekend", (11, 23)),
        ("next weekend", (11, 30)),
        ("end of the month", (12, 1)),
        ("until the end of the month", (12, 1)),
        ("the rest of the week", (11, 23)),
        ("until christmas", (12, 25)),
        ("over christmas", (12, 27)),
        ("christmas eve", (12, 24)),
        ("until the holidays", (12, 24)),
        ("24 hours", (11, 23)),
        ("48h", (11, 24)),
        ("36 hours", (11, 24)),
        ("2h", (11, 23)),
        ("a few days", (11, 25)),
        ("a few weeks", (12, 13)),
        ("several days", (11, 26)),
        ("thirteen days", (12, 5)),
        ("twenty-one days", (12, 13)),
        ("twenty one days", (12, 13)),
        ("about a week", (11, 29)),
        ("for a week or so", (11, 29)),
        ("the 5th", (12, 5)),
        ("until the 5th", (12, 5)),
        ("until the 22nd", (12, 22)),
        ("until the 31st", (12, 31)),
        ("24.12.26", (12, 24)),
        ("24 dec 26", (12, 24)),
        ("24/12/26", (12, 24)),
        ("24-12-2026", (12, 24)),
        ("12/12", (12, 12)),
        ("3\ufe0f\u20e3 days", (11, 25)),
        ("through friday", (11, 27)),
        ("until after christmas", (12, 27)),
        ("3 nights", (11, 25)),
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
    assert pause_ends(words, NOW, LISBON) == datetime(2026, *day, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("5 may", (5, 5)),
        ("1.1.", (1, 1)),
        ("2027-11-22", (11, 22)),
        ("1 year", (11, 22)),
        ("over the holidays", (1, 2)),
        ("until new year", (1, 1)),
        ("end of the year", (1, 1)),
        ("until 28 february", (2, 28)),
        ("next month", (1, 1)),
        ("twelve months", (11, 22)),
        ("52 weeks", (11, 21)),
    ],
)
def test_days_of_next_year(words: str, day: tuple[int, int]) -> None:
    assert pause_ends(words, NOW, LISBON) == instant_at(LISBON, date(2027, *day), 0)


@pytest.mark.parametrize("words", ["forever", "until i say", "Until I say!", "open", "until further notice"])
def test_until_they_say(words: str) -> None:
    assert pause_ends(words, NOW, LISBON) is None


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
        pause_ends(words, NOW, LISBON)
    assert refused.value.reason == "past"


@pytest.mark.parametrize(
    "words", ["2 years", "400 days", "9999999999999 weeks", "53 weeks", "2028-01-01", "24 dec 9999"]
)
def test_what_is_too_long(words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        pause_ends(words, NOW, LISBON)
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
        "3m",
        "the 32nd",
        "the 0th",
        "31 february",
        "30 feb 2027",
        "24.13.",
        "2026-13-01",
        "2026-02-30",
        "0 december",
        "32 december",
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
        "over",
        "twenty-eleven days",
        "tuesday wednesday",
        "0000-00-00",
        "year",
    ],
)
def test_what_is_no_day(words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        pause_ends(words, NOW, LISBON)
    assert refused.value.reason == "not_understood"
    assert str(refused.value) == "not_understood"


@pytest.mark.parametrize("words", ["1/12", "until 3/4", "till 1/12", "2/3/27"])
def test_what_can_be_read_as_two_days_is_asked_about(words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        pause_ends(words, NOW, LISBON)
    assert refused.value.reason == "ambiguous"


@pytest.mark.parametrize(
    ("today", "words", "day"),
    [
        ((2026, 11, 26), "weekend", (2026, 11, 30)),  # a Thursday: Saturday and Sunday are quiet
        ((2026, 11, 26), "until the weekend", (2026, 11, 28)),
        ((2026, 11, 28), "until the weekend", (2026, 12, 5)),
        ((2026, 11, 28), "the weekend", (2026, 11, 30)),
        ((2027, 3, 1), "29 february", (2028, 2, 29)),
        ((2027, 12, 30), "29 february", (2028, 2, 29)),
        ((2028, 2, 29), "a year", (2029, 2, 28)),
        ((2027, 1, 31), "a month", (2027, 2, 28)),
        ((2026, 12, 25), "over christmas", (2026, 12, 27)),
        ((2026, 12, 30), "over the holidays", (2027, 1, 2)),
        ((2026, 12, 31), "end of the month", (2027, 1, 1)),
        ((2027, 1, 29), "the 30th", (2027, 1, 30)),
        ((2027, 1, 30), "the 30th", (2027, 3, 30)),
    ],
)
def test_other_days_to_begin_on(today: tuple[int, int, int], words: str, day: tuple[int, int, int]) -> None:
    assert read_pause_day(words, date(*today)) == date(*day)


def test_a_leap_day_that_is_far_off_is_too_far_and_not_gone() -> None:
    with pytest.raises(Unreadable) as refused:
        pause_ends("29 february", NOW, LISBON)
    assert refused.value.reason == "too_long"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("14 february", (2, 14)),
        ("14 february.", (2, 14)),
        ("3rd of May", (5, 3)),
        ("2019-02-14", (2, 14)),
        ("29 feb", (2, 29)),
        ("every 1 may", (5, 1)),
        ("14.2.19", (2, 14)),
        ("2/14", (2, 14)),
        ("christmas eve", (12, 24)),
        ("on valentine\u2019s day", (2, 14)),
    ],
)
def test_days_of_the_year(words: str, day: tuple[int, int]) -> None:
    assert read_year_day(squeeze(words)) == YearDay(*day)


def test_a_day_of_the_year_in_a_sentence() -> None:
    words = squeeze("Our anniversary is 14 February.")
    assert read_year_day(words) is None
    assert find_year_day(words) == YearDay(2, 14)


@pytest.mark.parametrize("words", ["", "may", "31 february", "friday", "tomorrow", "30.2.", "14"])
def test_what_is_no_day_of_the_year(words: str) -> None:
    assert read_year_day(squeeze(words)) is None


def test_a_day_of_the_year_with_two_readings() -> None:
    with pytest.raises(AmbiguousDayError):
        read_year_day("2/3")


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("7", (420, 1140)),
        ("12", (720, 0)),
        ("half past seven", (450, 1170)),
        ("eight", (480, 1200)),
        ("07", (420,)),
        ("7:30", (450,)),
        ("7am", (420,)),
        ("19", (1140,)),
        ("7 in the evening", (1140,)),
        ("banana", ()),
    ],
)
def test_an_hour_that_may_be_of_either_half_of_the_day(words: str, minutes: tuple[int, ...]) -> None:
    assert read_hours(words) == minutes


def test_the_day_is_that_of_the_person() -> None:
    auckland = pause_ends("until tomorrow", NOW, "Pacific/Auckland")  # it is Monday there already
    assert auckland == datetime(2026, 11, 23, 11, tzinfo=UTC)


def test_next_friday_on_a_wednesday_is_not_the_coming_one() -> None:
    wednesday = datetime(2026, 11, 25, 12, tzinfo=UTC)
    assert pause_ends("friday", wednesday, LISBON) == datetime(2026, 11, 27, tzinfo=UTC)
    assert pause_ends("next friday", wednesday, LISBON) == datetime(2026, 12, 4, tzinfo=UTC)
    assert pause_ends("wednesday", wednesday, LISBON) == datetime(2026, 12, 2, tzinfo=UTC)


@given(st.text(max_size=80) | st.text(alphabet="0123456789 .-/:adepmtuw", max_size=30))
@settings(deadline=None, max_examples=300)
def test_any_text_is_answered_or_refused(words: str) -> None:
    read_hour(words)
    read_weekly(words)
    try:
        end = pause_ends(words, NOW, LISBON)
    except Unreadable:
        return
    assert end is None or end > NOW


def test_hostile_lengths_take_no_time() -> None:
    began = time.perf_counter()
    for words in ("1" * 1_000_000, "a " * 500_000, "monday " * 100_000, "\u0301" * 100_000):
        with pytest.raises(Unreadable):
            pause_ends(words, NOW, LISBON)
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
        ("24:00", 0),
        ("half past seven", 450),
        ("half past seven pm", 1170),
        ("quarter to nine", 525),
        ("a quarter past nine", 555),
        ("half 8", 510),
        ("730", 450),
        ("730pm", 1170),
        ("19 uhr 30", 1170),
        ("19 Uhr", 1140),
        ("eight", 480),
        ("eight thirty", 510),
        ("seven in the evening", 1140),
        ("evening", 1140),
        ("in the morning", 480),
        ("8pm.", 1200),
        ("8 p.m.", 1200),
        ("8\ufe0f\u20e3", 480),
        ("twenty", 1200),
        ("19 h", 1140),
        ("7p", 1140),
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
        "24:01",
        "25",
        "8:60",
        "-8",
        "8:3",
        "0pm",
        "13am",
        "banana",
        "8 banana",
        "8 9",
        "99999",
        "960",
        "thirteen am",
        "half",
        "quarter 8",
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
        ("sunday 8pm.", (6, 1200)),
        ("sunday at noon", (6, 720)),
        ("sunday half past seven pm", (6, 1170)),
        ("sunday evening", (6, 1140)),
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


def test_hours_in_words() -> None:
    assert [say_time(minute) for minute in (0, 65, 1215, 1439)] == ["00:00", "01:05", "20:15", "23:59"]
