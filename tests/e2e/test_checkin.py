"""Two people settle their weekly check-in, are reminded of it, move it, and sit down together."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.e2e.story import Phone, Story, telling

SUNDAY_EIGHT = datetime(2026, 11, 29, 20, 0, tzinfo=UTC)
REMINDER = "It's time for your check-in."
EVE = "Your check-in is coming up."
STEPS = 9


async def settled(story: Story, cities: tuple[str, str] = ("Lisbon", "Lisbon")) -> tuple[Phone, Phone]:
    """Return Ana and Ben with a check-in on Sundays at eight on Ana's clock."""
    ana, ben = await story.couple(cities=cities)
    if "Auckland" in cities:
        await story.pass_time(hours=8)  # it is day there, too
    await ana.says("/checkin sunday 20:00")
    await ben.taps("Agree")
    return ana, ben


async def begun(story: Story) -> tuple[Phone, Phone]:
    ana, ben = await settled(story)
    await story.until(SUNDAY_EIGHT)
    await ana.taps("We're starting")
    return ana, ben


def count(phone: Phone, words: str) -> int:
    return sum(words in text for text in phone.texts)


def agenda(phone: Phone) -> str:
    return phone.message_with(f" of {STEPS}").text


def data(phone: Phone, label: str) -> str:
    """Return what the newest button with this text carries."""
    shown = next(message for message in reversed(phone.messages) if label in message.button_texts)
    return shown.button(label).data or ""


async def test_without_a_partner_the_way_there_is_named(story: Story) -> None:
    ana = await story.welcomed("Ana")
    for words in ("/checkin", "/checkin sunday 20:00", "/checkin banana"):
        await ana.says(words)
        assert "/invite" in ana.last.text


async def test_by_buttons_one_suggests_and_the_other_agrees(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin")
    await ana.taps("Sunday")
    await ana.taps("20:00")
    assert "You suggested Sunday at 20:00, every week. Ben has been asked" in ana.last.text
    assert ben.last.text.startswith("Ana has a suggestion.")
    assert "every Sunday at 20:00" in ben.last.text
    await ben.taps("Agree")
    for phone in (ana, ben):
        assert phone.last.text == (
            "That's settled: every Sunday at 20:00, and the next check-in is Sunday 29 November."
        )
    await ana.says("/checkin")
    assert "Your next check-in is Sunday 29 November at 20:00." in ana.last.text


async def test_another_time_can_be_typed(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin")
    await ana.taps("Friday")
    await ana.taps("Another time")
    await ana.says("whenever")
    assert "nothing has changed" in ana.last.text
    await ana.says("sat 9:30")
    assert "every Saturday at 09:30" in ben.last.text


@pytest.mark.parametrize(
    "words", ["banana", "sunday monday", "sunday 25:00", "someday 8pm", "🙂", "x" * 3000]
)
async def test_nonsense_changes_nothing(story: Story, words: str) -> None:
    ana, ben = await story.couple()
    heard = len(ben.messages)
    await ana.says(f"/checkin {words}")
    assert "nothing has changed" in ana.last.text
    assert len(ben.messages) == heard


async def test_each_reads_their_own_weekday_and_hour(story: Story) -> None:
    ana, ben = await story.couple(cities=("Lisbon", "Auckland"))
    await story.pass_time(hours=8)  # it is day there, too
    await ana.says("/checkin sunday 20:00")
    assert "You suggested Sunday at 20:00" in ana.last.text
    assert "09:00" not in ana.last.text  # where he is is his to tell
    assert "every Monday at 09:00" in ben.last.text
    await ben.taps("Agree")
    assert "every Monday at 09:00, and the next check-in is Monday 30 November" in ben.last.text
    assert "every Sunday at 20:00, and the next check-in is Sunday 29 November" in ana.last.text


async def test_a_suggestion_that_was_taken_back_in_the_same_breath_arrives_all_the_same(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin sunday 20:00")
    await ana.taps("Take it back")
    heard = len(ben.messages)
    story.telegram.faults.plan("502", chat_id=ben.person.user_id, times=1)
    await ana.says("/checkin monday 20:00")
    await ana.taps("Take it back")
    await story.pass_time(minutes=5)
    assert len(ben.messages) == heard + 1
    assert "taken back" in ben.last.text


async def test_how_much_later_it_can_be_is_offered_by_ones_own_clock(story: Story) -> None:
    ana, ben = await story.couple(cities=("Lisbon", "Tokyo"))
    await ana.says("/checkin monday 13:00")  # 22:00 in Tokyo
    await ben.taps("Agree")
    await story.pass_time(hours=1)
    await ana.taps("Later today")
    assert ana.buttons[:3] == ["In an hour", "In 2 hours", "In 3 hours"]
    await ana.taps("In 3 hours")
    assert "moved to" in ben.last.text


async def test_a_counter_proposal_replaces_the_first(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin sunday 20:00")
    old, agree = ben.last.id, data(ben, "Agree")
    await ben.taps("Suggest another time")
    await ben.taps("Saturday")
    await ben.taps("18:00")
    assert "every Saturday at 18:00" in ana.last.text
    await ben.taps_raw(old, agree)
    assert "isn't open any more" in ben.toast()
    await ana.taps("Agree")
    assert "every Saturday at 18:00" in ben.last.text


async def test_two_who_suggest_the_same_have_agreed(story: Story) -> None:
    ana, ben = await story.couple(cities=("Lisbon", "Auckland"))
    await ana.says("/checkin sunday 20:00")
    await ben.says("/checkin monday 9:00")
    assert "That's settled: every Monday at 09:00" in ben.last.text
    assert "That's settled: every Sunday at 20:00" in ana.last.text


async def test_a_suggestion_can_be_taken_back_and_cannot_be_agreed_to_alone(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin sunday 20:00")
    agree = data(ben, "Agree")
    await ana.taps_raw(ana.last.id, agree)
    assert "your own suggestion" in ana.toast()
    await ana.taps("Take it back")
    assert "taken back" in ben.last.text
    assert ben.buttons == []
    await ben.taps_raw(ben.last.id, agree)
    assert "isn't open any more" in ben.toast()


async def test_both_are_reminded_the_day_before_and_at_the_time(story: Story) -> None:
    ana, ben = await settled(story)
    await story.until(SUNDAY_EIGHT - timedelta(days=1, hours=1, minutes=1))
    assert count(ana, EVE) == count(ben, EVE) == 0
    await story.until(SUNDAY_EIGHT - timedelta(days=1, hours=1))
    assert "It is tomorrow (Sunday 29 November) at 20:00." in ana.message_with(EVE).text
    assert ana.message_with(EVE).button_texts == ["Another day", "Skip this week"]
    await story.until(SUNDAY_EIGHT - timedelta(minutes=1))
    assert count(ana, REMINDER) == count(ben, REMINDER) == 0
    await story.until(SUNDAY_EIGHT)
    for phone in (ana, ben):
        assert count(phone, REMINDER) == count(phone, EVE) == 1
        assert phone.last.button_texts == ["We're starting", "Later today", "Another day", "Skip this week"]
    await story.until(SUNDAY_EIGHT + timedelta(days=7))
    for phone in (ana, ben):
        assert count(phone, REMINDER) == count(phone, EVE) == 2


@pytest.mark.parametrize(
    "start", [datetime(2026, 3, 10, 12, tzinfo=UTC), datetime(2026, 9, 8, 12, tzinfo=UTC)]
)
async def test_clock_changes_on_both_sides_leave_one_reminder_a_week(tmp_path: Path, start: datetime) -> None:
    """Lisbon changes on 29 March and 25 October 2026, Auckland on 5 April and 27 September."""
    async with telling(tmp_path, start) as story:
        phones = await settled(story, ("Lisbon", "Auckland"))
        lisbon, auckland = ZoneInfo("Europe/Lisbon"), ZoneInfo("Pacific/Auckland")
        weeks = 8
        for week in range(weeks):
            sunday = start.date() + timedelta(days=6 - start.weekday(), weeks=week)
            at_eight = datetime(sunday.year, sunday.month, sunday.day, 20, tzinfo=lisbon).astimezone(UTC)
            await story.until(at_eight - timedelta(seconds=1))
            assert [count(phone, REMINDER) for phone in phones] == [week, week]
            await story.until(at_eight)
            assert [count(phone, REMINDER) for phone in phones] == [week + 1, week + 1]
            assert [count(phone, EVE) for phone in phones] == [week + 1, week + 1]
            there = at_eight.astimezone(auckland)
            eve = phones[1].message_with(EVE).text
            assert f"at {there:%H:%M}." in eve
            assert f"Monday {there.day} " in eve


async def test_after_downtime_nothing_piles_up(story: Story) -> None:
    ana, _ = await settled(story)
    await story.stop_bot()
    story.clock.move_to(SUNDAY_EIGHT + timedelta(days=14, hours=1, minutes=1))
    await story.start_bot()
    await story.run_until_idle()
    assert count(ana, REMINDER) == count(ana, EVE) == 0
    await story.until(SUNDAY_EIGHT + timedelta(days=21))
    assert count(ana, REMINDER) == count(ana, EVE) == 1


async def test_within_its_grace_a_reminder_still_comes_and_alone(story: Story) -> None:
    ana, _ = await settled(story)
    await story.stop_bot()
    story.clock.move_to(SUNDAY_EIGHT + timedelta(minutes=59))
    await story.start_bot()
    await story.run_until_idle()
    assert count(ana, REMINDER) == 1
    assert count(ana, EVE) == 0


async def test_later_today_reminds_both_again(story: Story) -> None:
    ana, ben = await settled(story)
    await story.until(SUNDAY_EIGHT)
    await ana.taps("Later today")
    assert ana.buttons == ["In an hour", "Back"]
    await ana.taps("In an hour")
    assert ana.last.text == ben.last.text == "The check-in moved to today (Sunday 29 November) at 21:00."
    await story.pass_time(hours=1)
    assert count(ana, REMINDER) == 1  # the first one became the line above
    assert count(ben, REMINDER) == 2
    await story.until(SUNDAY_EIGHT + timedelta(days=7))
    assert count(ben, REMINDER) == 3


async def test_another_day_comes_with_its_own_eve(story: Story) -> None:
    ana, ben = await settled(story)
    await story.until(SUNDAY_EIGHT)
    await ben.taps("Another day")
    assert len(ben.buttons) == 7
    await ben.taps("Wed 2 Dec, 20:00")
    assert ana.last.text == ben.last.text == "The check-in moved to Wednesday 2 December at 20:00."
    await story.until(SUNDAY_EIGHT + timedelta(days=3))
    assert count(ana, REMINDER) == count(ana, EVE) == 2
    await story.until(SUNDAY_EIGHT + timedelta(days=7))
    assert count(ana, REMINDER) == count(ana, EVE) == 3


async def test_a_skipped_week_leaves_the_next(story: Story) -> None:
    ana, ben = await settled(story)
    await story.until(SUNDAY_EIGHT - timedelta(hours=20))
    skip = data(ben, "Skip this week")
    await ana.taps("Skip this week")
    line = "There is no check-in this week: the one today (Sunday 29 November) at 20:00 is left out."
    line += " /checkin shows the next one."
    assert line in ana.texts
    assert line in ben.texts
    await ben.taps_raw(ben.last.id, skip)
    assert "isn't planned any more" in ben.toast()
    await story.until(SUNDAY_EIGHT)
    assert count(ana, REMINDER) == 0
    await story.until(SUNDAY_EIGHT + timedelta(days=7))
    assert count(ana, REMINDER) == count(ben, REMINDER) == 1


async def test_once_it_is_skipped_a_later_nudge_prepares_nothing(story: Story) -> None:
    ana = await story.welcomed("Ana", hour="18:30")
    ben = await story.welcomed("Ben", hour="20:00")
    await story.pairs(ana, ben)
    await ana.says("/checkin sunday 18:00")
    await ben.taps("Agree")
    await story.until(SUNDAY_EIGHT - timedelta(hours=4))
    assert count(ana, "Before your check-in") == count(ben, "Before your check-in") == 1
    assert "tomorrow" not in ana.message_with("Before your check-in").text.split("\n")[1]  # the talk is today
    await ana.taps("Skip this week")
    assert count(ana, "Before your check-in") == count(ben, "Before your check-in") == 0
    await story.until(SUNDAY_EIGHT)
    assert count(ben, "For today") == 7
    assert count(ben, "Before your check-in") == 0


async def test_the_first_tap_starts_it_for_both(story: Story) -> None:
    ana, ben = await settled(story)
    await story.until(SUNDAY_EIGHT)
    reminder, start = ben.last.id, data(ben, "We're starting")
    await ana.taps("We're starting")
    assert agenda(ana) == agenda(ben)
    assert "1 of 9" in agenda(ana)
    await ben.taps_raw(reminder, start)
    assert "open already" in ben.toast()
    assert count(ben, " of 9") == count(ana, " of 9") == 1


async def test_either_phone_moves_both_through_all_steps_to_the_end(story: Story) -> None:
    ana, ben = await begun(story)
    for step in range(2, STEPS + 1):
        await (ana if step % 2 else ben).taps("Next")
        assert agenda(ana) == agenda(ben)
        assert f"{step} of {STEPS}" in agenda(ana)
    await ana.taps("Back")
    assert f"{STEPS - 1} of {STEPS}" in agenda(ben)
    await ben.taps("Next")
    assert "Next" not in ana.message_with(f" of {STEPS}").button_texts
    await ben.taps("Close")
    assert ana.last.text == ben.last.text
    assert "The next check-in is Sunday 6 December at 20:00." in ana.last.text
    assert ana.buttons == []


async def test_two_taps_at_once_move_one_step(story: Story) -> None:
    ana, ben = await begun(story)
    step = data(ana, "Next")
    ana.person.tap(ana.last.id, step)
    ben.person.tap(ben.last.id, step)
    await story.run_until_idle()
    assert "2 of 9" in agenda(ana)
    assert agenda(ana) == agenda(ben)


async def test_a_stale_tap_moves_nothing_and_shows_what_is_now(story: Story) -> None:
    ana, ben = await begun(story)
    first = data(ana, "Next")
    for _ in range(3):
        await ben.taps("Next")
    await ana.taps_raw(ana.last.id, first)
    assert "4 of 9" in agenda(ana)
    assert agenda(ana) == agenda(ben)


async def test_a_break_stops_both_for_twenty_minutes(story: Story) -> None:
    ana, ben = await begun(story)
    await ana.taps("Next")
    await ben.taps("Break")
    assert "At least twenty minutes" in ana.last.text
    await ana.taps("30 minutes")
    assert "A break until 20:30" in ana.last.text
    assert ana.last.text == ben.last.text
    await ben.taps("Back to the check-in")
    assert "until 20:20" in ben.toast()
    await story.pass_time(minutes=20)
    await ben.taps("Back to the check-in")
    assert "2 of 9" in agenda(ana)
    assert agenda(ana) == agenda(ben)


async def test_closed_early_it_can_be_taken_up_again(story: Story) -> None:
    ana, ben = await begun(story)
    await ana.taps("Next")
    await ana.taps("Close")
    assert ben.last.text.startswith("It's closed for today.")
    assert "nobody has to say why" in ben.last.text
    await ben.taps("Go on after all")
    assert "2 of 9" in agenda(ana)


async def test_a_lost_card_is_shown_again_and_follows(story: Story) -> None:
    ana, ben = await begun(story)
    await ana.says("/checkin")
    await ana.taps("Show the card again")
    await ben.taps("Next")
    assert "2 of 9" in ana.last.text


async def test_when_the_couple_parts_the_cards_answer_calmly(story: Story) -> None:
    ana, ben = await begun(story)
    buttons = [data(ana, label) for label in ("Next", "Break", "Close")]
    message = ana.last.id
    await ben.says("/leave")
    await ben.taps("Yes, end it")
    for button in buttons:
        await ana.taps_raw(message, button)
        assert "isn't planned any more" in ana.toast()
    await story.until(SUNDAY_EIGHT + timedelta(days=8))
    assert count(ana, REMINDER) + count(ben, REMINDER) == 1  # Ben's of today; Ana's was tapped


async def test_a_proposal_ends_with_the_couple(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin sunday 20:00")
    message, agree = ben.last.id, data(ben, "Agree")
    await ana.says("/leave")
    await ana.taps("Yes, end it")
    await ben.taps_raw(message, agree)
    assert "isn't open any more" in ben.toast()
    await story.until(SUNDAY_EIGHT + timedelta(days=1))
    assert count(ben, REMINDER) == 0


async def test_buttons_of_another_couple_open_nothing(story: Story) -> None:
    ana, ben = await begun(story)
    shown = agenda(ben)
    stranger = await story.welcomed("Cleo")
    friend = await story.welcomed("Dan")
    await stranger.says("/invite")
    await friend.opens(stranger.invite_token())
    await friend.taps("Accept")
    await stranger.taps("Yes, that is my partner")
    known = [data(ana, label) for label in ("Next", "Break", "Close")]
    number = known[0].split(":")[1]
    forged = [
        f"{verb}:{number}"
        for verb in ("checkin.start", "checkin.later", "checkin.move", "checkin.skip", "checkin.card")
    ]
    forged += [f"agenda.{verb}:{number}" for verb in ("show", "on", "close", "reopen", "break")]
    forged += [f"agenda.rest:{number}:20", f"checkin.in:{number}:1", f"checkin.on:{number}:2026-12-02"]
    forged += ["checkin.agree:1", "checkin.withdraw:1"]
    for button in (*known, *forged):
        await stranger.taps_raw(stranger.last.id, button)
        assert "any more" in stranger.toast(), button
    assert agenda(ben) == shown
    assert agenda(ana) == shown


@pytest.mark.parametrize(
    "words",
    [
        "checkin.day:9",
        "checkin.day:-1",
        "checkin.day",
        "checkin.day:x:y",
        "checkin.time:1:1440",
        "checkin.time:7:0",
        "checkin.agree:999999999999999999999",
        "checkin.on:1:32",
        "checkin.on:1",
        "agenda.next:1",
        "agenda.rest:1:7",
        "checkin.in:1:²",
        "checkin.start:",
        "checkin.skip:1:2",
    ],
)
async def test_forged_buttons_change_nothing(story: Story, words: str) -> None:
    ana, ben = await settled(story)
    heard = len(ben.messages)
    await ana.taps_raw(ana.last.id, words)
    assert ana.toast()
    assert len(ben.messages) == heard


async def test_a_nudge_waits_until_an_open_check_in_is_closed(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin monday 18:30")
    await ben.taps("Agree")
    await story.pass_time(hours=6, minutes=30)
    await ana.taps("We're starting")
    before = len(ana.messages)
    await story.pass_time(minutes=40)
    assert len(ana.messages) == before
    await ana.taps("Close")
    await story.pass_time(minutes=15)
    assert ana.reads("For today")
    assert ben.reads("For today")


async def test_a_check_in_that_nobody_closes_does_not_cost_the_nudge(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin monday 18:30")
    await ben.taps("Agree")
    await story.pass_time(hours=6, minutes=30)
    await ana.taps("We're starting")
    await story.pass_time(hours=2)
    assert ana.reads("For today")


# -- the second phone taps, in each state of a meeting ------------------------------------------------------------


@pytest.mark.parametrize("label", ["Next", "Back", "Break", "Close"])
async def test_the_second_phone_turns_a_card_that_is_on_a_break_already(story: Story, label: str) -> None:
    ana, ben = await begun(story)
    await ana.taps("Next")
    card, tapped = ben.last.id, data(ben, label)
    await ana.taps("Break")
    await ben.taps_raw(card, tapped)
    if label == "Close":
        assert "It's closed for today." in ana.last.text
    else:
        assert "At least twenty minutes" in ben.last.text
    assert ana.last.text == ben.last.text


@pytest.mark.parametrize("label", ["Next", "Break", "Close", "Go on after all"])
async def test_the_second_phone_taps_a_card_that_is_closed_already(story: Story, label: str) -> None:
    ana, ben = await begun(story)
    card, tapped = ben.last.id, data(ben, "Close" if label == "Go on after all" else label)
    await ana.taps("Close")
    if label == "Go on after all":
        tapped = data(ben, label)
        await ana.taps(label)
    await ben.taps_raw(card, tapped)
    assert ana.last.text == ben.last.text
    assert ("1 of 9" in ben.last.text) is (label == "Go on after all")


@pytest.mark.parametrize(
    ("label", "until"), [("20 minutes", "20:30"), ("An hour", "20:30"), ("30 minutes", "20:30")]
)
async def test_the_first_choice_of_a_break_stands(story: Story, label: str, until: str) -> None:
    ana, ben = await begun(story)
    await ana.taps("Break")
    card, tapped = ben.last.id, data(ben, label)
    await ana.taps("30 minutes")
    await story.pass_time(minutes=5)
    await ben.taps_raw(card, tapped)
    assert f"A break until {until}" in ben.last.text
    assert ana.last.text == ben.last.text


async def test_the_second_phone_comes_back_from_a_break_that_is_over_already(story: Story) -> None:
    ana, ben = await begun(story)
    await ana.taps("Break")
    await ana.taps("20 minutes")
    card, tapped = ben.last.id, data(ben, "Back to the check-in")
    await story.pass_time(minutes=21)
    await ana.taps("Back to the check-in")
    await ana.taps("Next")
    await ben.taps_raw(card, tapped)
    assert "2 of 9" in ben.last.text
    assert agenda(ana) == agenda(ben)


@pytest.mark.parametrize("label", ["We're starting", "Later today", "Another day", "Skip this week"])
async def test_the_second_phone_taps_a_reminder_whose_meeting_has_begun(story: Story, label: str) -> None:
    ana, ben = await settled(story)
    await story.until(SUNDAY_EIGHT)
    card, tapped = ben.last.id, data(ben, label)
    await ana.taps("We're starting")
    await ben.taps_raw(card, tapped)
    assert ("It's open already" if label == "We're starting" else "has begun") in ben.toast()
    assert agenda(ana) == agenda(ben)


@pytest.mark.parametrize("label", ["We're starting", "Later today", "Another day", "Skip this week"])
async def test_the_second_phone_taps_a_reminder_whose_meeting_is_skipped(story: Story, label: str) -> None:
    ana, ben = await settled(story)
    await story.until(SUNDAY_EIGHT)
    card, tapped = ben.last.id, data(ben, label)
    await ana.taps("Skip this week")
    await ben.taps_raw(card, tapped)
    assert "isn't planned any more" in ben.toast()
    assert not ana.reads(f"1 of {STEPS}")


async def test_the_second_phone_starts_what_was_moved_to_another_day(story: Story) -> None:
    ana, ben = await settled(story)
    await story.until(SUNDAY_EIGHT)
    card, tapped = ben.last.id, data(ben, "We're starting")
    await ana.taps("Another day")
    await ana.taps(ana.buttons[1])
    await ben.taps_raw(card, tapped)
    assert "isn't today" in ben.toast()


async def test_another_hour_is_chosen_in_words(story: Story) -> None:
    ana, ben = await settled(story)
    await story.until(SUNDAY_EIGHT - timedelta(hours=3))
    await ana.says("/checkin")
    await story.until(SUNDAY_EIGHT - timedelta(hours=2))
    await ben.says("/checkin")
    await story.until(SUNDAY_EIGHT)
    await ana.taps("Later today")
    await ana.says("in an hour")
    assert ana.last.text == "The check-in moved to today (Sunday 29 November) at 21:00."
    await story.pass_time(hours=1)
    await ana.taps("Later today")
    await ana.says("We talked about it all the same.")
    assert any("Share with your partner" in message.button_texts for message in ana.messages)


# -- another clock ------------------------------------------------------------------------------------------------


async def moves(phone: Phone, city: str) -> None:
    await phone.says("/settings")
    await phone.taps("Time zone")
    await phone.says(city)
    if "Yes, that's right" not in phone.buttons:
        await phone.taps(phone.buttons[0])  # the largest of several of that name
    await phone.taps("Yes, that's right")


async def test_who_lives_by_another_clock_reads_what_becomes_of_the_check_in(story: Story) -> None:
    """Both move: unasked it would ring at an hour of the night."""
    ana, ben = await story.couple()
    await ana.says("/checkin sunday 09:00")
    await ben.taps("Agree")
    await story.pass_time(hours=5)  # it is day in Los Angeles, too
    await moves(ana, "Los Angeles")
    assert "Here that is Sunday at 01:00; it was Sunday at 09:00" in ana.last.text
    await moves(ben, "Los Angeles")
    assert "Here that is Sunday at 01:00" in ben.last.text
    await ben.taps("Suggest Sunday at 09:00 here")
    assert "every Sunday at 09:00 on your clock" in ana.last.text
    await ana.taps("Agree")
    await story.until(datetime(2026, 11, 29, 16, 59, tzinfo=UTC))
    assert not ana.reads("It's time for your check-in.")
    await story.until(datetime(2026, 11, 29, 17, 0, tzinfo=UTC))
    assert ana.reads("It's time for your check-in.")
    assert ben.reads("It's time for your check-in.")


async def test_a_clock_that_shows_the_same_says_nothing_of_it(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin sunday 09:00")
    await ben.taps("Agree")
    await moves(ana, "London")
    assert not ana.reads("Here that is")
