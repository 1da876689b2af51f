"""A nudge that is put off to an hour of its own date: it comes again then, or not at all, and never at night."""

import pytest

from kintsugi_sandbox.shown import Shown
from tests.e2e.story import Phone, Story

HEAD = "For today"


def cards(phone: Phone) -> list[Shown]:
    return [message for message in phone.messages if message.text.startswith(HEAD)]


def prompt_of(card: Shown) -> str:
    return card.text.split("\n\n")[1]


async def nudged(story: Story) -> Phone:
    """Ana, whose nudge has come at 19:00 in Lisbon."""
    ana = await story.welcomed("Ana", hour="19:00")
    await story.pass_time(hours=7)
    return ana


async def test_it_comes_again_in_an_hour(story: Story) -> None:
    ana = await nudged(story)
    prompt = prompt_of(ana.last)
    await ana.taps("Later today")
    assert prompt_of(ana.last) == prompt
    assert ana.buttons == ["In an hour, at 20:00", "Tonight, at 21:00", "Back"]
    await ana.taps("In an hour, at 20:00")
    assert ana.last.text == "All right. This one comes again today at 20:00. You can write to it sooner, too."
    assert ana.buttons == ["Reply", "Undo"]
    before = len(ana.messages)
    await story.pass_time(minutes=59)
    assert len(ana.messages) == before
    await story.pass_time(minutes=2)
    assert len(ana.messages) == before + 1
    assert prompt_of(ana.last) == prompt
    assert ana.buttons == ["Reply", "Later today", "Hard day", "More"]
    assert ana.message_with("comes again today").button_texts == []  # only one card is live
    await story.pass_time(hours=20)
    assert len(ana.messages) == before + 1


async def test_tonight_survives_a_restart_and_words_to_it_are_its_answer(story: Story) -> None:
    ana = await nudged(story)
    prompt = prompt_of(ana.last)
    await ana.taps("Later today")
    await ana.taps("Tonight, at 21:00")
    await story.restart_bot()
    await story.pass_time(hours=2)
    assert prompt_of(ana.last) == prompt
    await ana.says("I did it at last.")
    assert ana.message_with(prompt).button_texts == []
    await ana.says("/journal")
    assert prompt[:40] in ana.last.text


async def test_the_morning_has_the_evening_before_it(story: Story) -> None:
    ana = await story.welcomed("Ana", hour="08:00")
    await story.pass_time(hours=20)
    await ana.taps("Later today")
    assert ana.buttons == ["In an hour, at 09:00", "Tonight, at 20:00", "Back"]
    await ana.taps("Back")
    assert ana.buttons == ["Reply", "Later today", "Hard day", "More"]


@pytest.mark.parametrize("hour", ["21:00", "22:30", "23:55"])
async def test_late_in_the_evening_it_is_not_offered(story: Story, hour: str) -> None:
    ana = await story.welcomed("Ana", hour=hour)
    await story.pass_time(hours=12)
    assert ana.buttons == ["Reply", "Another one", "Hard day", "More"]
    await ana.taps("More")
    assert ana.buttons == ["Not today", "Don't send this again", "Fewer days", "Back"]


async def test_an_older_button_says_that_it_is_too_late(story: Story) -> None:
    ana = await nudged(story)
    await ana.taps("Later today")
    await story.pass_time(hours=1, minutes=10)
    await ana.taps("In an hour, at 20:00")
    assert "That hour has gone by" in ana.toast()
    await story.pass_time(hours=2)
    await ana.taps("Tonight, at 21:00")
    assert "There is no good hour left today" in ana.toast()
    await story.pass_time(hours=12)
    await ana.taps("Tonight, at 21:00")
    assert "There is no good hour left today" in ana.toast()


async def test_what_is_said_of_the_next_one_is_what_comes(story: Story) -> None:
    ana = await nudged(story)
    await ana.taps("Later today")
    await ana.taps("Tonight, at 21:00")
    await ana.says("/start")
    assert "today (Monday 23 November) at 21:00" in ana.last.text
    await ana.says("Written already.")
    await ana.says("/start")
    assert "tomorrow (Tuesday 24 November) at 19:00" in ana.last.text
    before = len(ana.messages)
    await story.pass_time(hours=5)
    assert len(ana.messages) == before


async def test_undo_takes_it_back(story: Story) -> None:
    ana = await nudged(story)
    prompt = prompt_of(ana.last)
    await ana.taps("Later today")
    await ana.taps("In an hour, at 20:00")
    await ana.taps("Undo")
    assert prompt_of(ana.last) == prompt
    assert ana.buttons == ["Reply", "Later today", "Hard day", "More"]
    before = len(ana.messages)
    await story.pass_time(hours=5)
    assert len(ana.messages) == before


async def test_a_hard_day_or_a_quiet_date_of_ones_own_keeps_it_away(story: Story) -> None:
    ana, ben = await story.couple()
    await story.pass_time(hours=7)
    for phone in (ana, ben):
        await phone.taps("Later today")
        await phone.taps("In an hour, at 20:00")
    await ana.says("/today")
    await ana.taps("Hard day")
    await ben.says("/quietdates 23 november")
    before = len(ana.messages), len(ben.messages)
    await story.pass_time(hours=5)
    assert (len(ana.messages), len(ben.messages)) == before


async def test_a_quiet_date_of_the_partners_changes_nothing_of_what_was_said(story: Story) -> None:
    ana, ben = await story.couple()
    await story.pass_time(hours=7)
    await ana.taps("Later today")
    await ana.taps("In an hour, at 20:00")
    await ben.says("/quietdates 23 november")
    await ana.says("/start")
    assert "today (Monday 23 November) at 20:00" in ana.last.text
    before = len(ana.messages)
    await story.pass_time(hours=1)
    assert len(ana.messages) == before + 1


async def test_a_pause_keeps_it_away_and_one_that_ends_in_time_does_not(story: Story) -> None:
    ana, ben = await story.welcomed("Ana"), await story.welcomed("Ben")
    await story.pass_time(hours=7)
    for phone in (ana, ben):
        await phone.taps("Later today")
        await phone.taps("In an hour, at 20:00")
        await phone.says("/pause 3d")
    await ben.says("/resume")
    assert "today (Monday 23 November) at 20:00" in ben.last.text
    before = len(ana.messages), len(ben.messages)
    await story.pass_time(hours=2)
    assert (len(ana.messages), len(ben.messages)) == (before[0], before[1] + 1)
    await ana.says("/today")
    assert "Later today" not in ana.buttons  # a pause brings nothing by itself
    await ana.says("/resume")


@pytest.mark.parametrize(("city", "hours"), [("New York", 7), ("Helsinki", 0), ("Auckland", None)])
async def test_it_follows_the_clock_of_another_place(story: Story, city: str, hours: int | None) -> None:
    """Put off to 21:00: seven hours away in New York, now in Helsinki, and in Auckland that day is over."""
    ana = await nudged(story)
    prompt = prompt_of(ana.last)
    await ana.taps("Later today")
    await ana.taps("Tonight, at 21:00")
    await ana.says("/settings")
    await ana.taps("Time zone")
    await ana.says(city)
    await ana.taps("Yes, that's right")
    for passed in range(1, 12):
        came = sum(prompt_of(card) == prompt for card in cards(ana))
        assert came == (hours is not None and passed > hours)
        await story.pass_time(hours=1)


async def test_before_the_check_in_nothing_is_put_off_into_it(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin monday 21:00")
    await ben.taps("Agree")
    await ana.says("/today")
    await story.pass_time(hours=6)
    await ana.says("/today")
    await ana.taps("Later today")
    assert ana.buttons == ["In an hour, at 19:00", "Tonight, at 20:00", "Back"]
    await ana.taps("Tonight, at 20:00")
    await story.pass_time(hours=1, minutes=45)
    await ana.says("/today")
    assert "Later today" not in ana.buttons


async def test_forged_hours_are_refused(story: Story) -> None:
    ana, ben = await story.couple()
    await story.pass_time(hours=7)
    later = ana.last.button("Later today").data or ""
    off = later.replace("nudge.later", "nudge.off")
    before = len(ben.messages)
    await ben.taps_raw(ben.last.id, f"{off}:1200")
    assert "I can't find that one any more" in ben.toast()
    for minute in (0, 3 * 60, 19 * 60, 22 * 60, 23 * 60 + 59):
        await ana.taps_raw(ana.last.id, f"{off}:{minute}")
        assert "That hour has gone by" in ana.toast()
    await ana.taps_raw(ana.last.id, f"{off}:1440")
    assert "from an earlier time" in ana.toast()
    assert len(ben.messages) == before
