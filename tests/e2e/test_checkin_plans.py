"""The weekly check-in is offered, declined, ended, and moves with who lives by another clock."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from tests.e2e.story import Phone, Story
from tests.e2e.test_checkin import REMINDER, SUNDAY_EIGHT, count, data, moves, settled

OFFER = "Would a weekly hour suit you"
PACE_OR_SIGNS = ("A small check, only for you", "ready for a bit more")


@pytest.mark.parametrize("answer", ["tap", "words"])
async def test_no_says_that_the_time_does_not_fit_and_nothing_more(story: Story, answer: str) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin sunday 20:00")
    agree = data(ben, "Agree")
    assert ben.buttons == ["Agree", "No", "Suggest another time"]
    if answer == "tap":
        await ben.taps("No")
    else:
        await ben.says("no")
    assert "I tell Ana only that this time doesn't fit" in ben.last.text
    assert ana.last.text == (
        "The time that you suggested, Sunday at 20:00, doesn't fit, so nothing has changed."
        " /checkin suggests another one whenever you like."
    )
    await ben.taps_raw(ben.last.id, agree)
    assert "isn't open any more" in ben.toast()
    await story.until(SUNDAY_EIGHT)
    assert count(ana, REMINDER) == count(ben, REMINDER) == 0


async def test_nobody_declines_their_own_and_a_no_keeps_the_older_time(story: Story) -> None:
    ana, ben = await settled(story)
    await ana.says("/checkin saturday 18:00")
    await ana.taps_raw(ana.last.id, data(ben, "No"))
    assert "your own suggestion" in ana.toast()
    await ben.taps("No")
    await story.until(SUNDAY_EIGHT)
    assert count(ana, REMINDER) == count(ben, REMINDER) == 1


async def test_taken_back_at_once_it_still_reaches_the_other(story: Story) -> None:
    """Otherwise a suggestion would be a way to try things out unseen."""
    ana, ben = await story.couple()
    heard = len(ben.messages)
    ana.person.say("/checkin sunday 20:00")
    ana.person.say("/checkin saturday 20:00")
    await story.run_until_idle()
    assert len(ben.messages) in (heard + 1, heard + 2)
    assert "every Saturday at 20:00" in ben.last.text
    await ana.taps("Take it back")
    assert ben.last.text.startswith("That suggestion was taken back.")


async def test_either_ends_it_for_good_without_leaving(story: Story) -> None:
    ana, ben = await settled(story)
    await story.until(SUNDAY_EIGHT - timedelta(hours=11))  # by day, when nothing waits
    eve = data(ben, "Skip this week")
    await ben.says("/checkin")
    await ben.taps("No weekly check-in any more")
    assert "Ana reads only that there is no weekly check-in any more" in ben.last.text
    assert not ana.reads("There is no weekly check-in any more.")
    await ben.taps("End the check-in")
    assert ana.last.text == ben.last.text
    assert ana.last.text.startswith("There is no weekly check-in any more.")
    await ben.taps_raw(ben.last.id, eve)
    assert "isn't planned any more" in ben.toast()
    await story.until(SUNDAY_EIGHT + timedelta(days=40))
    for phone in (ana, ben):
        assert count(phone, REMINDER) == 0
        assert not phone.reads("Before your check-in")
        assert not phone.reads(OFFER)
    await ana.says("/checkin friday 18:00")
    await ben.taps("Agree")
    await ben.says("/checkin")
    assert "Your next check-in is" in ben.last.text


async def test_words_do_not_end_it_and_ending_twice_changes_nothing(story: Story) -> None:
    ana, ben = await settled(story)
    await ana.says("/checkin")
    await ana.taps("No weekly check-in any more")
    end, card = data(ana, "End the check-in"), ana.last.id
    await ana.says("End the check-in")
    await ana.says("/checkin")
    assert "Your next check-in is" in ana.last.text
    await ana.taps_raw(card, end)
    heard = len(ben.messages)
    await ana.taps_raw(card, end)
    assert "There is no weekly check-in just now" in ana.toast()
    assert len(ben.messages) == heard


async def test_ended_with_a_suggestion_open_nothing_can_be_agreed_to(story: Story) -> None:
    ana, ben = await settled(story)
    await ana.says("/checkin friday 18:00")
    agree, card = data(ben, "Agree"), ben.last.id
    await ben.taps("Suggest another time")
    await ana.says("/checkin")
    await ana.taps_raw(ana.last.id, "checkin.ended")
    await ben.taps_raw(card, agree)
    assert "isn't open any more" in ben.toast()


async def test_one_that_has_begun_goes_on_to_its_end_without_a_plan(story: Story) -> None:
    ana, ben = await settled(story)
    await story.until(SUNDAY_EIGHT)
    await ana.taps("We're starting")
    await ben.taps_raw(ben.last.id, "checkin.ended")
    for _ in range(8):
        await ana.taps("Next")
    await ana.taps("Close")
    assert "next check-in" not in ana.message_with("That's all for today.").text


# -- the offer ------------------------------------------------------------------------------------------------------


async def test_some_days_after_pairing_each_is_offered_one_in_private(story: Story) -> None:
    ana, ben = await story.couple()
    await story.pass_time(days=3)
    assert not ana.reads(OFFER)
    await story.pass_time(days=1)
    for phone in (ana, ben):
        assert count(phone, OFFER) == 1
        assert phone.message_with(OFFER).button_texts == ["Choose a day", "Later", "No"]
    heard = len(ben.messages)
    await ana.taps("No")
    assert "I won't offer it again" in ana.last.text
    assert len(ben.messages) == heard
    await ben.taps("Choose a day")
    await ben.taps("Sunday")
    await ben.taps("20:00")
    assert ana.last.text.startswith("Ben has a suggestion.")
    await story.pass_time(days=60)
    assert count(ana, OFFER) == 0  # it became the line about what she answered
    assert count(ben, OFFER) == 0


async def test_left_alone_it_is_offered_once_more_and_never_again(story: Story) -> None:
    ana, ben = await story.couple()
    await story.pass_time(days=10)
    await ana.taps("Later", message_id=ana.message_with(OFFER).id)
    await story.pass_time(days=80)
    assert count(ana, OFFER) == 1  # the first one became "That's fine"
    assert count(ben, OFFER) == 2


async def test_with_a_plan_or_a_suggestion_nothing_is_offered(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin sunday 20:00")
    await story.pass_time(days=6)
    assert not ana.reads(OFFER)
    assert not ben.reads(OFFER)
    await ben.taps("No")
    await story.pass_time(days=4)
    assert ana.reads(OFFER)


# -- one card of ours an evening -----------------------------------------------------------------------------------


def asked_on(phone: Phone, instants: dict[int, datetime]) -> list[datetime]:
    """When a small question came."""
    return [
        instants[message.id]
        for message in phone.messages
        if any(words in message.text for words in (*PACE_OR_SIGNS, OFFER))
    ]


async def test_small_questions_keep_away_from_check_ins_and_from_each_other(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin sunday 20:00")
    await ben.taps("Agree")
    instants: dict[int, datetime] = {}
    for _ in range(40):
        await story.pass_time(days=1)
        for message in ana.messages:
            instants.setdefault(message.id, story.clock.now())
    asked = asked_on(ana, instants)
    assert asked
    for instant in asked:
        came = instant - timedelta(hours=12)  # each look is at noon: it came the evening before
        assert came.weekday() not in (5, 6)
    assert all(later - earlier > timedelta(days=2) for earlier, later in pairwise(asked))


async def test_no_small_question_on_the_date_on_which_something_opened(story: Story) -> None:
    ana, ben = await story.couple()
    await story.until(datetime(2026, 11, 26, 19, 30, tzinfo=UTC))
    await ben.says("/journal")
    await ben.says("A walk by the river.")
    await ben.taps("Share with your partner")
    if "By itself" in ben.buttons:
        await ben.taps("By itself")
    if any("Send it now" in message.button_texts for message in ben.messages):
        await ben.taps("Send it now")
    assert ana.reads("A walk by the river.")
    await story.pass_time(hours=3)
    assert not ana.reads(OFFER)
    await story.pass_time(days=1)
    assert ana.reads(OFFER)


async def test_closed_early_nothing_else_comes_that_evening(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin thursday 17:30")  # the day of the first offer of anything
    await ben.taps("Agree")
    await story.until(datetime(2026, 11, 26, 17, 30, tzinfo=UTC))
    await ana.taps("We're starting")
    await ana.taps("Close")
    heard = [len(phone.messages) for phone in (ana, ben)]
    await story.until(datetime(2026, 11, 27, 7, 0, tzinfo=UTC))
    assert [len(phone.messages) for phone in (ana, ben)] == heard


async def test_after_a_check_in_that_was_held_early_the_evening_is_free(story: Story) -> None:
    ana, ben = await settled(story)
    await story.until(datetime(2026, 11, 29, 12, 0, tzinfo=UTC))
    await ana.says("/checkin")
    await ana.taps("We're starting")
    await ben.taps("Close")
    await ana.says("/start")
    assert "tomorrow (Monday 30 November) at 19:00" in ana.last.text
    heard = [len(phone.messages) for phone in (ana, ben)]
    await story.until(datetime(2026, 11, 30, 7, 0, tzinfo=UTC))
    assert [len(phone.messages) for phone in (ana, ben)] == heard


async def test_a_skipped_one_takes_its_preparation_with_it(story: Story) -> None:
    ana, ben = await settled(story)
    await story.until(SUNDAY_EIGHT - timedelta(minutes=30))
    assert ana.reads("Before your check-in")
    await ben.says("/checkin")
    await ben.taps("Skip the next one")
    assert not ana.reads("Before your check-in")
    assert not ben.reads("Before your check-in")


# -- clocks ----------------------------------------------------------------------------------------------------------


async def test_another_clock_is_said_only_with_its_owners_word(story: Story) -> None:
    ana, ben = await story.couple(cities=("Lisbon", "Auckland"))
    await ana.says("/checkin sunday 20:00")
    assert "09:00" not in ana.last.text
    await ben.says("/settings")
    await ben.taps("My clock")
    await ben.taps("Show it")
    assert "Your partner sees what the check-in's time is where you are." in ben.last.text
    await ana.says("/checkin")
    assert "For Ben that is Monday at 09:00" in ana.last.text
    await ben.taps("Don't show it")
    await ana.says("/checkin")
    assert "09:00" not in ana.last.text


@pytest.mark.parametrize("shown", [True, False])
async def test_later_today_reckons_with_the_others_night_only_with_their_word(
    story: Story, *, shown: bool
) -> None:
    ana, ben = await story.couple(cities=("Lisbon", "Nairobi"))
    await ana.says("/checkin sunday 17:00")
    await ben.taps("Agree")
    if shown:
        await ben.says("/settings")
        await ben.taps("My clock")
        await ben.taps("Show it")
    await story.until(datetime(2026, 11, 29, 17, 0, tzinfo=UTC))
    await ana.taps("Later today")
    hours = [label for label in ana.buttons if label.startswith("In ")]
    assert hours == (["In an hour"] if shown else ["In an hour", "In 2 hours", "In 3 hours"])


async def test_the_settings_say_when_the_check_in_is_on_ones_own_clock(story: Story) -> None:
    ana, _ = await settled(story)
    await moves(ana, "New York")
    assert ana.messages[-2].text.count("Weekly check-in: Sunday at 15:00 where you are") == 1
    assert "Here that is Sunday at 15:00" in ana.last.text


@pytest.mark.parametrize("shown", [True, False])
async def test_when_both_have_moved_the_plan_follows_after_asking(story: Story, *, shown: bool) -> None:
    ana, ben = await settled(story)
    if shown:
        await ana.says("/settings")
        await ana.taps("My clock")
        await ana.taps("Show it")
    await moves(ana, "New York")
    assert "Here that is Sunday at 15:00" in ana.last.text
    await moves(ben, "New York")
    assert ("On the clock that you both live by now" in ben.last.text) is shown
    await ben.taps("Suggest Sunday at 20:00 here")
    await ana.taps("Agree")
    await story.until(datetime(2026, 11, 30, 0, 59, tzinfo=UTC))
    assert count(ana, REMINDER) == count(ben, REMINDER) == 0
    await story.until(datetime(2026, 11, 30, 1, 0, tzinfo=UTC))
    assert count(ana, REMINDER) == count(ben, REMINDER) == 1
