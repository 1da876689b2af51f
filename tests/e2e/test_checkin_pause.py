"""A pause that falls on a check-in: nobody is stood up, nobody is called out of their rest, and nothing tells of it."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.e2e.story import Phone, Story

SUNDAY_EIGHT = datetime(2026, 11, 29, 20, 0, tzinfo=UTC)
REMINDER = "It's time for your check-in."
EVE = "Your check-in is coming up."
NONE = "There is no check-in this week"
ASKED = "falls into your pause"


async def agreed(story: Story) -> tuple[Phone, Phone]:
    """Return Ana and Ben with a check-in on Sundays at eight."""
    ana, ben = await story.couple()
    await ana.says("/checkin sunday 20:00")
    await ben.taps("Agree")
    return ana, ben


def count(phone: Phone, words: str) -> int:
    return sum(words in text for text in phone.texts)


@pytest.mark.parametrize("words", ["/pause two weeks", "/pause until i say", "/pause until monday"])
async def test_a_pause_over_a_check_in_asks_about_it(story: Story, words: str) -> None:
    ana, ben = await agreed(story)
    heard = len(ben.messages)
    await ana.says(words)
    assert ana.last.text.startswith("Your next check-in, Sunday 29 November at 20:00, falls into your pause.")
    assert ana.buttons == ["Skip it", "Keep it"]
    assert "shares meanwhile waits until then" in ana.messages[-2].text
    assert len(ben.messages) == heard


@pytest.mark.parametrize("words", ["/pause 3d", "/pause until sunday"])
async def test_a_pause_that_ends_before_asks_nothing_and_the_check_in_comes(story: Story, words: str) -> None:
    ana, ben = await agreed(story)
    await ana.says(words)
    assert not ana.reads(ASKED)
    await story.until(SUNDAY_EIGHT)
    assert count(ana, REMINDER) == count(ben, REMINDER) == 1


@pytest.mark.parametrize("answer", ["tap", "words"])
async def test_skipped_both_read_the_same_neutral_line(story: Story, answer: str) -> None:
    ana, ben = await agreed(story)
    await ana.says("/pause 1 week")
    if answer == "tap":
        await ana.taps("Skip it")
    else:
        await ana.says("skip it")
    assert ana.last.text == ben.last.text
    assert ben.last.text.startswith(f"{NONE}: the one Sunday 29 November at 20:00 is left out.")
    assert "pause" not in ben.last.text
    await story.until(SUNDAY_EIGHT + timedelta(hours=1))
    for phone in (ana, ben):
        assert count(phone, REMINDER) == count(phone, EVE) == 0
    await story.until(SUNDAY_EIGHT + timedelta(days=7))
    assert count(ana, REMINDER) == count(ben, REMINDER) == 1


async def test_a_skip_reads_the_same_with_and_without_a_pause(story: Story) -> None:
    ana, ben = await agreed(story)
    await ana.says("/pause 1 week")
    await ana.taps("Skip it")
    paused = ben.last.text
    await ana.says("/resume")
    await ana.says("/checkin sunday 19:00")
    await ben.taps("Agree")
    await story.until(SUNDAY_EIGHT)
    await ana.says("/checkin")
    await ana.taps("Skip the next one")
    unpaused = ben.last.text
    assert unpaused.replace("Sunday 6 December at 19:00", "Sunday 29 November at 20:00") == paused


async def test_kept_they_are_called_in_spite_of_the_pause(story: Story) -> None:
    ana, ben = await agreed(story)
    await ana.says("/pause 2 weeks")
    await ana.taps("Keep it")
    assert "I call you to it" in ana.last.text
    await ana.says("/checkin")
    assert "You have kept it" in ana.last.text
    nudges = count(ana, "For today")
    await story.until(SUNDAY_EIGHT)
    for phone in (ana, ben):
        assert count(phone, EVE) == count(phone, REMINDER) == 1
        assert count(phone, NONE) == 0
    assert count(ana, "For today") == nudges
    await ben.taps("We're starting")
    assert "1 of 9" in ana.last.text
    await story.until(SUNDAY_EIGHT + timedelta(days=7))
    assert (count(ana, REMINDER), count(ben, REMINDER)) == (1, 0)  # his was tapped; the next one was not kept


async def test_what_was_kept_can_still_be_skipped(story: Story) -> None:
    ana, ben = await agreed(story)
    await ana.says("/pause 1 week")
    await ana.taps("Keep it")
    await ana.taps("Skip it after all")
    assert ben.last.text == ana.last.text
    assert ben.last.text.startswith(NONE)


async def test_another_pause_asks_anew(story: Story) -> None:
    ana, ben = await agreed(story)
    await ana.says("/pause 1 week")
    await ana.taps("Keep it")
    await ana.says("/pause 2 weeks")
    assert ASKED in ana.last.text
    await story.until(SUNDAY_EIGHT)
    assert count(ana, REMINDER) == count(ben, REMINDER) == 0


@pytest.mark.parametrize(
    "paused_at",
    [
        datetime(2026, 11, 23, 13, 0, tzinfo=UTC),
        datetime(2026, 11, 27, 21, 30, tzinfo=UTC),
        datetime(2026, 11, 29, 11, 0, tzinfo=UTC),
        datetime(2026, 11, 29, 19, 50, tzinfo=UTC),
    ],
)
async def test_without_an_answer_the_other_is_not_stood_up(story: Story, paused_at: datetime) -> None:
    ana, ben = await agreed(story)
    await story.until(paused_at)
    await ana.says("/pause 1 week")
    asked = ana.last.id
    await story.until(SUNDAY_EIGHT)
    assert count(ben, NONE) == 1
    assert count(ben, REMINDER) == 0
    assert ana.last.id == asked  # nothing comes into the pause


async def test_an_open_pause_leaves_out_one_week_after_the_other(story: Story) -> None:
    ana, ben = await agreed(story)
    await ana.says("/pause until i say")
    heard = len(ana.messages)
    for week in range(1, 4):
        await story.until(SUNDAY_EIGHT + timedelta(days=7 * (week - 1)))
        assert count(ben, NONE) == week
    assert len(ana.messages) == heard
    assert count(ben, REMINDER) == count(ben, EVE) == 0
    await ana.says("/resume")
    await story.pass_time(days=7)
    assert count(ana, REMINDER) + count(ana, NONE) == 1


async def test_the_line_comes_at_no_fixed_hour(story: Story) -> None:
    """An hour that is always the same would tell that nobody tapped anything."""
    ana, ben = await agreed(story)
    await ana.says("/pause until i say")
    at: list[datetime] = []
    for _ in range(3):
        before = count(ben, NONE)
        while count(ben, NONE) == before:
            due_at = await story.app.next_due()
            assert due_at is not None
            await story.until(due_at)
        at.append(story.clock.now())
    assert len({instant.time() for instant in at}) > 1
    assert all(7 <= instant.hour < 22 for instant in at)


async def test_checkin_tells_the_truth_in_a_pause(story: Story) -> None:
    ana, ben = await agreed(story)
    await ana.says("/pause 1 week")
    await ana.says("/checkin")
    assert "It falls into your pause, so it is left out unless you keep it." in ana.last.text
    assert ana.buttons[0] == "Keep it"
    await ben.says("/checkin")
    assert ben.last.text == "Your next check-in is Sunday 29 November at 20:00."
    assert ben.buttons == ["Change day or time", "Skip the next one", "No weekly check-in any more"]
    await ana.taps("Keep it")
    await story.until(SUNDAY_EIGHT)
    assert count(ana, REMINDER) == 1


async def test_who_begins_while_the_other_rests_sees_the_same_and_pushes_nothing(story: Story) -> None:
    ana, ben = await agreed(story)
    await story.until(SUNDAY_EIGHT - timedelta(hours=6))
    await ana.says("/pause 2d")
    await ana.says("/start")
    heard = len(ana.messages)
    await ben.says("/checkin")
    await ben.taps("We're starting")
    await ben.taps("Next")
    assert "2 of 9" in ben.last.text
    await story.until(SUNDAY_EIGHT + timedelta(minutes=10))
    assert len(ana.messages) == heard
    await ana.says("/checkin")
    await ana.taps("Show the card again")
    assert "2 of 9" in ana.last.text
    await ben.taps("Next")
    assert "3 of 9" in ana.last.text


async def test_two_who_both_pause_are_told_nothing(story: Story) -> None:
    ana, ben = await agreed(story)
    await ana.says("/pause 2 weeks")
    await ben.says("/pause 2 weeks")
    heard = [len(phone.messages) for phone in (ana, ben)]
    await story.until(SUNDAY_EIGHT + timedelta(days=1))
    assert [len(phone.messages) for phone in (ana, ben)] == heard


async def test_a_restart_in_between_loses_no_answer(story: Story) -> None:
    ana, ben = await agreed(story)
    await ana.says("/pause 2 weeks")
    await ana.taps("Keep it")
    await story.restart_bot()
    await story.until(SUNDAY_EIGHT)
    assert count(ana, REMINDER) == count(ben, REMINDER) == 1
