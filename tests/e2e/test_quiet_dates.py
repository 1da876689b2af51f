"""Painful days of the year: both are left in peace, and nobody learns whose day it is."""

from datetime import UTC, date, datetime

import pytest

from tests.e2e.story import Phone, Story

HEAD = "For today"
QUIET = "I leave today free."
EMPTY = "Is there a day of the year that is hard?"


def cards(phone: Phone) -> list[datetime]:
    return [datetime.fromtimestamp(m.at, UTC) for m in phone.messages if m.text.startswith(HEAD)]


async def test_days_are_added_listed_and_removed_by_their_owner_alone(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/quietdates")
    assert EMPTY in ana.last.text
    await ana.taps("Add a day")
    await ana.says("3rd of May")
    await ana.says("/quietdates 14 february")
    await ana.says("/quietdates 29 feb 2020")
    await ana.says("/quietdates 14.2.")
    assert "• 14 February\n• 29 February\n• 3 May\n" in ana.last.text
    assert ana.buttons == ["Remove 14 February", "Remove 29 February", "Remove 3 May", "Add a day"]
    await ben.says("/quietdates")
    assert EMPTY in ben.last.text
    removal = ana.last.button("Remove 3 May").data or ""
    await ben.taps_raw(ben.last.id, removal)
    assert "not on your list" in ben.toast()
    await ana.taps("Remove 3 May")
    assert "3 May" not in ana.last.text
    await ana.taps("Remove 14 February")
    await ana.taps("Remove 29 February")
    assert EMPTY in ana.last.text


@pytest.mark.parametrize("words", ["someday", "30 february", "32 may", "monday", "x" * 3000, "0 may"])
async def test_what_is_no_day_is_asked_for_again(story: Story, words: str) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/quietdates")
    await ana.taps("Add a day")
    await ana.says(words)
    assert ana.last.text.startswith("I couldn't read that as a day of the year.")
    await ana.says("3 may")
    assert "• 3 May" in ana.last.text


async def test_a_day_with_two_readings_is_asked_for_again_with_the_reason(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/quietdates 3/5")
    assert "Some people put the day first" in ana.last.text
    await ana.says("our anniversary is 3 may.")
    assert "• 3 May" in ana.last.text


async def test_there_are_at_most_twenty_and_the_refusal_leaves_no_question_open(story: Story) -> None:
    ana = await story.welcomed("Ana")
    for day in range(1, 21):
        await ana.says(f"/quietdates {day} march")
    await ana.says("/quietdates 21 march")
    assert "You have 20 quiet days" in ana.last.text
    await ana.says("/quietdates 20 march")  # one of them again is no new one
    await ana.taps("Add a day")
    assert "You have 20 quiet days" in ana.toast()
    note = await ana.says("Just a thought.")
    assert ana.person.message(note).reaction == "✍"


async def test_a_quiet_date_is_silent_for_both_and_the_next_day_is_an_ordinary_one(story: Story) -> None:
    ana, ben = await story.couple(cities=("Lisbon", "Auckland"))
    await ana.says("/quietdates 25 november")
    await story.until(datetime(2026, 11, 27, 23, 0, tzinfo=UTC))
    # Ana's 23rd, 24th, 26th and 27th; Ben's 19:00 is 06:00 UTC of that date, and his 23rd was over
    assert [f"{at:%d %H}" for at in cards(ana)] == ["23 19", "24 19", "26 19", "27 19"]
    assert [f"{at:%d %H}" for at in cards(ben)] == ["24 06", "26 06", "27 06"]


async def test_today_says_one_sentence_and_uses_nothing_up(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/quietdates 24 november")
    await story.pass_time(hours=20)  # Tuesday the 24th, 08:00
    await ana.says("/today")
    assert ana.last.text.startswith(QUIET)
    assert ana.buttons == []
    async with story.app.database.transaction(story.clock.now()) as work:
        people = await work.tx.all("SELECT id FROM people")
        had = await work.seen.of(*(row["id"] for row in people))
    assert date(2026, 11, 24) not in had.values()
    await story.pass_time(days=1)
    await ana.says("/today")
    assert ana.last.text.startswith(HEAD)


async def test_today_does_not_tell_of_a_date_that_the_partner_keeps_quiet(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/quietdates 24 november")
    await story.pass_time(hours=8)
    await ben.says("/pause tomorrow")
    await ben.says("/resume")
    assert "tomorrow (Tuesday 24 November)" in ben.last.text  # when the next one comes
    await story.pass_time(hours=12)  # Tuesday the 24th, 08:00
    await ben.says("/today")
    assert ben.last.text.startswith(HEAD)


async def test_what_was_asked_for_on_the_partners_quiet_date_is_like_any_other(story: Story) -> None:
    """What Ben asks for comes as on any date: a day that is not his would be hers."""
    ana, ben = await story.couple()
    await ana.says("/quietdates 24 november")
    await story.pass_time(hours=20)
    await ben.says("/today")
    assert ben.last.text.startswith(HEAD)
    assert ben.buttons == ["Reply", "Later today", "Hard day", "More"]
    await ben.unfolds("Another one")
    assert ben.last.text.startswith(HEAD)
    before = len(cards(ana)), len(cards(ben))
    await story.pass_time(hours=15)
    assert (len(cards(ana)), len(cards(ben))) == before  # nothing by itself


async def test_the_29th_of_february_is_kept_on_the_28th_in_other_years(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/quietdates 29 february")
    await ana.says("/pause until 27 february")
    await story.until(datetime(2027, 3, 2, 12, 0, tzinfo=UTC))
    assert [f"{at:%m-%d}" for at in cards(ana)] == ["02-27", "03-01"]


async def test_a_late_nudge_of_the_evening_before_does_not_come_on_the_quiet_date(story: Story) -> None:
    ana = await story.welcomed("Ana", hour="23:30")
    await ana.says("/quietdates 24 november")
    story.clock.move_to(datetime(2026, 11, 24, 0, 30, tzinfo=UTC))  # the bot was down at 23:30
    await story.run_until_idle()
    assert cards(ana) == []


async def test_the_check_in_still_reminds_in_neutral_words(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin sunday 20:00")
    await ben.taps("Agree")
    await ana.says("/quietdates 28 november")
    await ben.says("/quietdates 29 november")
    await story.until(datetime(2026, 11, 29, 21, 0, tzinfo=UTC))
    eves = [phone.message_with("check-in is coming up").text for phone in (ana, ben)]
    reminders = [phone.message_with("time for your check-in").text for phone in (ana, ben)]
    assert eves[0].endswith("at 20:00.")
    assert "appreciated" in eves[1]  # the day is hers, and what comes to him does not say so
    assert "glass of water" in reminders[0]
    assert "glass of water" not in reminders[1]


async def test_nothing_of_it_is_in_the_clear_and_forget_takes_it_away(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/quietdates 14 february")
    async with story.app.database.transaction(story.clock.now()) as work:
        [row] = await work.tx.all("SELECT * FROM quiet_dates")
        assert len(row["day"]) > 200  # padded: its length tells nothing
        assert b"02-14" not in row["day"]
    await ana.says("/forget")
    await ana.taps("Go on to the last step")
    await ana.says("erase")
    async with story.app.database.transaction(story.clock.now()) as work:
        assert await work.tx.all("SELECT * FROM quiet_dates") == []
