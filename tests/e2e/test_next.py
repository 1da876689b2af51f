"""What is said about the next nudge is what happens: the day and the hour named are those at which it comes."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.e2e.story import Phone, Story

LISBON = ZoneInfo("Europe/Lisbon")
CARD = "For today"


async def kept(story: Story, phone: Phone, zone: ZoneInfo = LISBON) -> None:
    """/start says when the next one comes; nothing comes before, and it comes then."""
    await phone.says("/start")
    said = re.search(r"next small thing comes .*?(\d{1,2}) (\w+)\)? at (\d\d):(\d\d)", phone.last.text)
    assert said, phone.last.text
    day, month, hour, minute = said.groups()
    stamp = f"{day} {month} {story.clock.now().astimezone(zone).year} {hour}:{minute}"
    at = datetime.strptime(stamp, "%d %B %Y %H:%M").replace(tzinfo=zone)
    cards = sum(CARD in text for text in phone.texts)
    await story.until(at - timedelta(seconds=1))
    assert sum(CARD in text for text in phone.texts) == cards
    await story.until(at)
    assert sum(CARD in text for text in phone.texts) == cards + 1


async def test_after_the_hour_was_moved_behind_one_that_has_come(story: Story) -> None:
    ana = await story.welcomed("Ana", hour="8:00")
    await story.until(datetime(2026, 11, 24, 12, 0, tzinfo=UTC))
    assert ana.reads(CARD)
    await ana.says("/settings")
    await ana.taps("Time")
    await ana.says("20:00")
    await kept(story, ana)


async def test_after_today_was_asked_for_early(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("/today")
    await kept(story, ana)


async def test_after_a_pause_of_a_day_that_is_ended_at_once(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("/today")
    await ana.says("/pause 1d")
    await ana.says("/resume")
    assert "tomorrow" in ana.last.text
    await kept(story, ana)


async def test_in_another_zone_after_the_nudge_of_the_date(story: Story) -> None:
    ana, _ = await story.couple()
    await story.until(datetime(2026, 11, 23, 19, 30, tzinfo=UTC))
    await ana.says("/settings")
    await ana.taps("Time zone")
    await ana.says("New York")
    await ana.taps("Yes, that's right")
    await kept(story, ana, ZoneInfo("America/New_York"))


async def test_before_a_quiet_day(story: Story) -> None:
    """Of one's own: that of the partner is not told beforehand, see tests/e2e/test_quiet_dates.py."""
    ana, _ = await story.couple()
    await ana.says("/quietdates 23 november")
    await kept(story, ana)


async def test_a_day_that_only_the_partner_keeps_quiet_is_not_told_of_beforehand(story: Story) -> None:
    """The one thing that does not come although it was named: else the partner's days could be asked for."""
    ana, ben = await story.couple()
    await ana.says("/start")
    usual = ana.last.text
    await ben.says("/quietdates 23 november")
    await ana.says("/start")
    assert ana.last.text == usual
    await story.pass_time(hours=8)
    assert not ana.reads(CARD)


async def test_on_a_hard_day(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("/today")
    await ana.taps("Hard day")
    await kept(story, ana)


@pytest.mark.parametrize("paired", [True, False])
async def test_with_tracks_switched_off(story: Story, *, paired: bool) -> None:
    ana = (await story.couple())[0] if paired else await story.welcomed("Ana")
    await ana.says("/settings")
    await ana.taps("Tracks")
    for track in ("Connection ideas", "New memories", "Gratitude"):
        await ana.taps(f"✓ {track}")
    await kept_for_weeks(story, ana)


async def test_around_a_check_in(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin thursday 18:00")
    await ben.taps("Agree")
    for _ in range(6):
        await kept(story, ana)
        await kept(story, ben)


async def kept_for_weeks(story: Story, phone: Phone) -> None:
    for _ in range(10):
        await kept(story, phone)
        await phone.says("We ate together.")  # somebody silent is asked about that once, in place of a prompt


async def test_on_chosen_weekdays(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("/settings")
    await ana.taps("Days")
    for label in [label for label in ana.buttons if label.startswith("✓") and "Wed" not in label][:5]:
        await ana.taps(label)
    await kept_for_weeks(story, ana)
