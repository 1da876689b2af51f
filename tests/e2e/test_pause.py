"""A rest from all that comes by itself, and its end."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.e2e.story import Phone, Story


async def test_a_pause_stops_the_nudges_and_ends_by_itself(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/pause 3d")
    assert "until Thursday 26 November" in ana.last.text
    quiet = len(ana.messages)
    await story.pass_time(days=3, hours=6)
    assert len(ana.messages) == quiet
    await story.pass_time(hours=1)
    assert len(ana.messages) == quiet + 1


@pytest.mark.parametrize(
    ("button", "says"),
    [
        ("A day", "until tomorrow (Tuesday 24 November)"),
        ("Three days", "until Thursday 26 November"),
        ("A week", "until Monday 30 November"),
        ("Until I end it", "until you send /resume"),
    ],
)
async def test_the_buttons_say_what_they_mean(story: Story, button: str, says: str) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/pause")
    await ana.taps(button)
    assert says in ana.last.text


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("until friday", "Friday 27 November"),
        ("24 december", "Thursday 24 December"),
        ("weekend", "Monday 30 November"),
        ("3 days.", "Thursday 26 November"),
        ("until the end of the month", "Tuesday 1 December"),
    ],
)
async def test_a_pause_can_be_written(story: Story, words: str, until: str) -> None:
    ana = await story.welcomed("Ana")
    await ana.says(f"/pause {words}")
    assert f"until {until}" in ana.last.text


async def moves_to(phone: Phone, city: str) -> None:
    await phone.says("/settings")
    await phone.taps("Time zone")
    await phone.says(city)
    await phone.taps("Yes, that's right")


@pytest.mark.parametrize(
    ("city", "hour"), [("Honolulu", "19:00"), ("Tokyo", "08:00"), ("Apia", "19:00"), ("New York", "07:00")]
)
async def test_a_pause_ends_on_its_date_wherever_they_are_then(story: Story, city: str, hour: str) -> None:
    ana = await story.welcomed("Ana", hour=hour)
    await ana.says("/pause until friday")
    await moves_to(ana, city)
    count, there = len(ana.messages), places_zone(city)
    friday = datetime(2026, 11, 27, int(hour[:2]), tzinfo=there)
    await story.until(friday - timedelta(seconds=1))
    assert len(ana.messages) == count
    await story.until(friday)
    assert len(ana.messages) == count + 1


def places_zone(city: str) -> ZoneInfo:
    return ZoneInfo(
        {"Honolulu": "Pacific/Honolulu", "Tokyo": "Asia/Tokyo", "Apia": "Pacific/Apia"}.get(
            city, "America/New_York"
        )
    )


async def test_a_day_with_two_readings_is_asked_about(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/pause until 1/12")
    assert "Some people put the day first" in ana.last.text
    assert "Nothing has changed" in ana.last.text


@pytest.mark.parametrize("words", ["banana", "1 november 2020", "-3d", "🙂", "x" * 3000])
async def test_nonsense_changes_nothing(story: Story, words: str) -> None:
    ana = await story.welcomed("Ana")
    await ana.says(f"/pause {words}")
    assert "nothing has changed" in ana.last.text
    before = len(ana.messages)
    await story.pass_time(hours=8)
    assert len(ana.messages) == before + 1


async def test_resume_ends_a_pause_at_once(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/pause 7d")
    await ana.says("/resume")
    assert "Welcome back. The next small thing comes today" in ana.last.text
    before = len(ana.messages)
    await story.pass_time(hours=7)
    assert len(ana.messages) == before + 1
    await ana.says("/resume")
    assert "You aren't on a pause" in ana.last.text


async def test_the_partner_is_not_told_and_keeps_getting_theirs(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/pause 7d")
    heard, quiet = len(ben.messages), len(ana.messages)
    await story.pass_time(days=2)
    assert len(ana.messages) == quiet
    assert len(ben.messages) == heard + 2
    assert not ben.reads("pause")


async def test_start_says_until_when_a_pause_goes_on(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/pause 3d")
    await ana.says("/start")
    assert "Your pause goes on until Thursday 26 November. /resume ends it sooner." in ana.last.text
    await ana.says("/pause")
    await ana.says("until i say")
    await ana.says("/start")
    assert "Your pause goes on until you say /resume." in ana.last.text
    await ana.says("/resume")
    await ana.says("/start")
    assert "The next small thing comes today" in ana.last.text


async def test_after_a_parting_nobody_is_told_of_a_pause_they_never_asked_for(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/leave")
    await ana.taps("Yes, end it")
    for phone in (ana, ben):
        await phone.says("/start")
        assert "pause" not in phone.last.text
        assert "Nothing comes from me by itself just now. /resume brings back" in phone.last.text
