"""What the bot has asked and still listens for: what answers it, what interrupts it, and when it is over."""

from datetime import UTC, datetime

import pytest

from tests.e2e.hostile import rows
from tests.e2e.story import Phone, Story

UNKNOWN = "I couldn't read a time in that"
NUDGE = "For today"


def offers_to_share(phone: Phone) -> bool:
    return any("Share with your partner" in message.button_texts for message in phone.messages)


def entries(story: Story) -> int:
    [(count,)] = rows(story, "SELECT count(*) FROM reflections")
    return int(count)


# -- typed answers to questions that used to become entries -------------------------------------------------------


async def test_where_somebody_stands_can_be_typed(story: Story) -> None:
    ana, _ = await story.just_paired()
    await ana.says("I was hurt")
    assert "What was broken?" in ana.last.text
    assert entries(story) == 0


@pytest.mark.parametrize("words", ["My trust was hurt", "my trust was hurt.", "MY TRUST", "hurt"])
async def test_a_button_can_be_typed_in_more_ways_than_one(story: Story, words: str) -> None:
    ana, _ = await story.just_paired()
    await ana.says(words)
    await ana.says("/settings")
    await ana.taps("Where I stand")
    await ana.taps("Show what I answered")
    assert ana.toast() == "You answered: My trust was hurt"


async def test_what_is_no_answer_is_kept_apart_and_the_question_asked_again(story: Story) -> None:
    ana, ben = await story.just_paired()
    await ana.says("I found the messages on his phone and nothing was the same again.")
    assert "kept it for you alone" in ana.last.text
    assert "Where do you stand?" in ana.last.text
    assert "My trust was hurt" in ana.buttons
    assert not offers_to_share(ana)
    await story.pass_time(hours=20)
    await ana.says("it is still so")
    assert not offers_to_share(ana)
    await ana.taps("My trust was hurt")
    await ana.says("/journal")
    assert "it is still so" in ana.last.text
    assert "Only you can see this" in ana.last.text
    assert not any("messages" in text for text in ben.texts)


async def test_fear_in_what_is_no_answer_gets_its_gentle_word(story: Story) -> None:
    ana, _ = await story.just_paired()
    await ana.says("He hits me and I am afraid")
    assert ana.reads("Where to find help") or any(
        "Where to find help" in m.button_texts for m in ana.messages
    )
    assert not offers_to_share(ana)


async def test_an_invite_is_answered_by_a_word(story: Story) -> None:
    ana, ben = await story.welcomed("Ana"), await story.welcomed("Ben")
    await ana.says("/invite")
    await ben.opens(ana.invite_token())
    await ben.says("who is this?")
    assert "invites you" in ben.last.text
    assert ben.buttons == ["Accept", "Decline", "It was for my journal"]
    await ben.says("Yes!")
    assert ben.last.text.startswith("Thank you. Now Ana tells me")
    assert ana.last.text.startswith("Ben accepted")
    await ana.says("yes")
    assert ana.reads("You and Ben are here together now.")


@pytest.mark.parametrize("words", ["no", "decline", "no thanks"])
async def test_an_invite_is_declined_by_a_word(story: Story, words: str) -> None:
    ana, ben = await story.welcomed("Ana"), await story.welcomed("Ben")
    await ana.says("/invite")
    await ben.opens(ana.invite_token())
    await ben.says(words)
    assert ben.message_with("Declined.").buttons == []


async def test_whether_it_is_really_them_is_answered_by_a_word(story: Story) -> None:
    ana, ben = await story.welcomed("Ana"), await story.welcomed("Ben")
    await ana.says("/invite")
    await ben.opens(ana.invite_token())
    await ben.taps("Accept")
    await ana.says("no")
    assert ana.last.text.startswith("Then nothing happens")


async def test_a_pause_is_written_below_its_question(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("/pause")
    await ana.says("until friday")
    assert "I bring nothing by myself until Friday 27 November" in ana.last.text
    assert entries(story) == 0


@pytest.mark.parametrize(
    ("words", "until"),
    [("three days", "Thursday 26 November"), ("a week", "Monday 30 November"), ("Until I say", "/resume")],
)
async def test_a_pause_is_chosen_by_its_label_in_words(story: Story, words: str, until: str) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/pause")
    await ana.says(words)
    assert until in ana.last.text


async def test_a_misread_pause_keeps_its_question_open(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("/pause banana")
    assert UNKNOWN in ana.last.text
    await ana.says("until frydei")
    assert UNKNOWN in ana.last.text
    assert "A week" in ana.buttons
    await ana.says("until friday")
    assert "until Friday 27 November" in ana.last.text
    assert entries(story) == 0


async def test_never_mind_ends_the_question(story: Story) -> None:
    ana, _ = await story.couple_on_a_shared_day()
    await ana.says("/pause")
    await ana.says("never mind")
    assert ana.last.text == "All right. Nothing has changed."
    await ana.says("until friday we are away")
    assert offers_to_share(ana)


async def test_a_quiet_day_is_read_out_of_a_sentence(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("/quietdates")
    await ana.says("our anniversary is 14 february")
    assert "14 February" in ana.last.text
    assert entries(story) == 0


async def test_a_second_quiet_day_can_follow_and_an_entry_too(story: Story) -> None:
    ana, _ = await story.couple_on_a_shared_day()
    await ana.says("/quietdates 14 february")
    await ana.says("the 3rd of may")
    assert "14 February" in ana.last.text
    assert "3 May" in ana.last.text
    await ana.says("On 14 february we will be away.")
    assert offers_to_share(ana)


async def test_a_misread_quiet_day_keeps_its_question_open(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("/quietdates 31 february")
    await ana.says("the day we met")
    assert "couldn't read that as a day" in ana.last.text
    await ana.says("3 may")
    assert "3 May" in ana.last.text


@pytest.mark.parametrize("words", ["sunday at noon", "sun 12:00", "on sundays, at noon"])
async def test_a_checkin_is_suggested_in_words_below_its_question(story: Story, words: str) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin")
    await ana.says(words)
    assert "You suggested Sunday at 12:00" in ana.last.text
    assert "every Sunday at 12:00" in ben.last.text


async def test_half_of_a_checkin_asks_for_the_other_half(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin")
    await ana.says("friday")
    assert ana.last.text.startswith("Friday, at what time?")
    await ana.says("8:30pm")
    assert "every Friday at 20:30" in ben.last.text
    await ana.says("/checkin 21:00")
    assert ana.last.text == "At 21:00, on which day?"
    await ana.taps("Sunday")
    assert "every Sunday at 21:00" in ben.last.text


async def test_another_time_remembers_the_day_and_loses_no_suggestion(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin sunday 20:00")
    await ben.taps("Suggest another time")
    await ben.taps("Friday")
    await ben.taps("Another time")
    await ben.says("some time late")
    assert "couldn't read a weekday and a time" in ben.last.text
    assert "Agree" in ben.message_with("Ana has a suggestion.").button_texts
    await ben.says("8:30pm")
    assert "every Friday at 20:30" in ana.last.text


async def test_a_suggestion_can_still_be_agreed_to_after_looking_for_another(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin sunday 20:00")
    await ben.taps("Suggest another time")
    await ben.taps("Back")
    await ben.says("agree")
    assert ben.last.text.startswith("That's settled: every Sunday at 20:00")
    assert ana.last.text.startswith("That's settled")


async def test_what_is_written_while_a_suggestion_waits_is_an_entry(story: Story) -> None:
    ana, ben = await story.just_paired()
    await story.makes_it_a_shared_day()
    await ana.taps("Some of both")
    await ana.says("/start")
    await ben.says("/start")
    await ben.says("/checkin sunday 20:00")
    await ana.says("We cooked together.")
    assert offers_to_share(ana)
    await ana.says("Yes", reply_to=ana.message_with("Ben has a suggestion.").id)
    assert ana.last.text.startswith("That's settled")


async def test_the_introduction_is_not_said_word_for_word_again(story: Story) -> None:
    ana = story.phone("Ana")
    await ana.opens()
    await ana.says("why?")
    assert ana.last.text.startswith("I can't read that as an answer.")
    assert "Yes, let's begin" in ana.buttons
    await ana.says("yes")
    assert ana.last.text.startswith("What may I call you?")


async def test_reading_what_stays_private_leaves_the_question_open(story: Story) -> None:
    ana = story.phone("Ana")
    await ana.opens()
    await ana.taps("What stays private")
    await ana.says("/help")
    await ana.says("ok")
    assert ana.last.text.startswith("What may I call you?")


async def test_the_first_questions_wait_through_whatever_comes_between(story: Story) -> None:
    ana = story.phone("Ana")
    await ana.opens()
    await ana.taps("Yes, let's begin")
    await ana.says("/forget")
    await ana.taps("No, keep everything")
    await story.pass_time(days=3)
    await ana.says("Ana")
    await ana.says("Lisbon")
    await ana.says("yes")
    await ana.says("7pm")
    await ana.says("done")
    assert ana.message_with("Thank you, Ana.").text.startswith("Thank you, Ana. The first one comes today")
    assert "Where do you stand?" in ana.last.text


async def test_a_place_that_is_not_found_is_asked_for_again(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("/settings")
    await ana.taps("Time zone")
    await ana.says("Xyzzyville")
    assert "couldn't find the time zone" in ana.last.text
    await ana.says("Tokyo")
    await ana.says("no")
    await ana.says("Paris")
    assert not offers_to_share(ana)


async def test_signs_can_be_ticked_in_words(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/signs")
    await ana.says("I keep my guard up")
    assert "✓ I keep my guard up" in ana.buttons
    await ana.says("done")
    assert "Keeping your guard up" in ana.last.text
    assert entries(story) == 0


# -- what cannot be undone is tapped ------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["yes", "Yes, end it", "yes please", "end it"])
async def test_no_word_ends_a_pairing(story: Story, words: str) -> None:
    ana, ben = await story.couple()
    await ana.says("/leave")
    await ana.says(words)
    assert "tap one of these" in ana.last.text
    assert ana.buttons[:2] == ["Yes, end it", "No, stay"]
    await ana.says("no")
    assert ana.last.text == "All right. Nothing has changed."
    assert not ben.reads("The pairing here has ended")


@pytest.mark.parametrize("words", ["yes", "Erase everything now", "forget", "era se"])
async def test_no_word_but_the_one_on_the_card_erases_anything(story: Story, words: str) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/forget")
    await ana.says("Go on to the last step")
    assert "This is the last step" in ana.last.text
    await ana.says(words)
    assert "nothing is erased" in ana.last.text
    await ana.says("no, keep everything")
    assert ana.last.text == "All right. Everything is as it was."


async def test_no_word_deletes_or_shares_an_entry(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("The red door")
    await ana.says("yes")
    await ana.says("Share with your partner")
    assert not ben.reads("The red door")
    await ana.says("/journal")
    await ana.taps("Delete")
    await ana.says("yes")
    assert "tap one of these" in ana.last.text
    await ana.says("no")
    await ana.says("/journal")
    assert "The red door" in ana.last.text


# -- what interrupts ----------------------------------------------------------------------------------------------


async def test_a_nudge_that_falls_due_interrupts_nothing(story: Story) -> None:
    ana, _ = await story.couple()
    await story.until(datetime(2026, 11, 23, 18, 0, tzinfo=UTC))
    await ana.says("/pause")
    await story.pass_time(hours=1, minutes=5)
    assert ana.last.text.startswith(NUDGE)
    await ana.says("until friday")
    assert "until Friday 27 November" in ana.last.text


async def test_a_reply_to_that_nudge_is_its_answer_and_the_question_stays_open(story: Story) -> None:
    ana, _ = await story.couple_on_a_shared_day()
    await story.until(datetime(2026, 11, 23, 18, 0, tzinfo=UTC))
    await ana.says("/pause")
    await story.pass_time(hours=1, minutes=5)
    await ana.says("yes", reply_to=ana.last.id)
    assert offers_to_share(ana)
    assert "You've written to this one" not in ana.last.text
    assert ana.message_with(NUDGE).buttons == []
    await ana.says("a week")
    assert "until Monday 30 November" in ana.last.text


@pytest.mark.parametrize("other", ["/help", "/settings", "/today", "/journal"])
async def test_a_command_interrupts(story: Story, other: str) -> None:
    ana, _ = await story.couple_on_a_shared_day()
    await ana.says("/pause")
    await ana.says(other)
    await ana.says("until friday we are by the sea")
    assert offers_to_share(ana)


async def test_a_tap_on_something_else_interrupts(story: Story) -> None:
    ana, _ = await story.couple_on_a_shared_day()
    await ana.says("/today")
    await ana.says("/pause")
    await ana.taps("Reply")
    await ana.says("until friday")
    assert offers_to_share(ana)


async def test_a_refused_tap_and_an_unknown_command_interrupt_nothing(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("/pause")
    await ana.taps_raw(ana.last.id, "checkin.skip:7")
    await ana.says("/fly")
    await ana.says("until friday")
    assert "until Friday 27 November" in ana.last.text


async def test_what_a_partner_asks_interrupts_nothing(story: Story) -> None:
    ana, ben = await story.couple()
    await ben.taps("Some of both")
    await ana.says("/pause")
    await ben.says("/checkin sunday 20:00")
    await ana.says("yes")
    assert UNKNOWN in ana.last.text
    await ana.says("a day")
    assert "until tomorrow" in ana.last.text


@pytest.mark.parametrize(("hours", "is_answer"), [(2.9, True), (3.1, False), (72, False)])
async def test_a_question_is_open_for_three_hours(story: Story, hours: float, *, is_answer: bool) -> None:
    ana, _ = await story.couple_on_a_shared_day()
    await ana.says("/pause")
    await story.pass_time(hours=hours)
    await ana.says("until friday")
    assert ("I bring nothing by myself" in ana.last.text) is is_answer
    assert offers_to_share(ana) is not is_answer


async def test_an_open_question_outlives_the_process(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("/checkin")
    await ana.says("friday")
    await story.restart_bot()
    await ana.says("8pm")
    assert "You suggested Friday at 20:00" in ana.last.text


async def test_a_reply_to_a_question_that_is_over_is_offered_to_nobody(story: Story) -> None:
    ana, _ = await story.just_paired()
    role = ana.message_with("Where do you stand?").id
    await story.pass_time(days=2)
    await ana.says("the one who was hurt, I think", reply_to=role)
    assert "isn't open any more" in ana.last.text
    assert not offers_to_share(ana)
    await ana.says("/journal")
    assert "the one who was hurt, I think" in ana.last.text


# -- edits --------------------------------------------------------------------------------------------------------


async def test_an_edited_answer_is_looked_at_anew(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("/pause")
    said = await ana.says("until frydei")
    await ana.edits(said, "until friday")
    assert "until Friday 27 November" in ana.last.text
    await ana.edits(said, "until saturday")
    assert "until Friday 27 November" in ana.last.text, "it is no answer any more, and no entry"
    assert entries(story) == 0


async def test_an_edited_command_is_looked_at_anew(story: Story) -> None:
    ana, _ = await story.couple()
    said = await ana.says("/pause banana")
    await ana.edits(said, "/pause until friday")
    assert "until Friday 27 November" in ana.last.text
    said = await ana.says("/resmue")
    await ana.edits(said, "/resume")
    assert ana.last.text.startswith("Welcome back.")


async def test_an_edited_city_is_looked_at_anew_before_the_welcome_is_over(story: Story) -> None:
    ana = story.phone("Ana")
    await ana.opens()
    await ana.says("yes")
    await ana.says("Ana")
    said = await ana.says("Xyzzyville")
    await ana.edits(said, "Lisbon")
    assert "In Lisbon" in ana.last.text
    await ana.says("yes")
    assert ana.last.text.startswith("At what time may I come")


async def test_an_edit_the_next_day_is_not(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("/pause")
    said = await ana.says("until frydei")
    await story.pass_time(days=1, minutes=1)
    heard = len(ana.messages)
    await ana.edits(said, "until friday")
    assert len(ana.messages) == heard


async def test_words_kept_apart_become_the_answer_by_an_edit(story: Story) -> None:
    ana, _ = await story.just_paired()
    said = await ana.says("I was hrut")
    assert entries(story) == 1
    await ana.edits(said, "I was hurt")
    assert "What was broken?" in ana.last.text
    assert entries(story) == 0


async def test_an_edited_entry_changes_as_ever(story: Story) -> None:
    ana, _ = await story.couple()
    said = await ana.says("The red door")
    await ana.says("/pause")
    await ana.edits(said, "until friday")
    await ana.says("/journal")
    assert "until friday" in ana.last.text


# -- what was meant for the journal -------------------------------------------------------------------------------


async def test_an_entry_below_a_question_is_kept_by_a_tap(story: Story) -> None:
    ana, _ = await story.couple_on_a_shared_day()
    await ana.says("/pause")
    await ana.says("We laughed about the soup.")
    assert entries(story) == 1  # who taps nothing has lost nothing
    assert not offers_to_share(ana)
    await ana.taps("It was for my journal")
    assert entries(story) == 1
    assert offers_to_share(ana)


async def test_fear_below_a_question_gets_its_gentle_word_however_short(story: Story) -> None:
    for words in ("He hits me", "I want to kill myself tonight"):
        ana = await story.welcomed("Ana")
        await ana.says("/pause")
        await ana.says(words)
        assert any("Where to find help" in message.button_texts for message in ana.messages)


async def test_words_that_meet_the_question_for_a_name_are_shown_to_nobody(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/settings")
    await ana.taps("Name")
    await story.until(datetime(2026, 11, 23, 14, 30, tzinfo=UTC))
    await ana.says("humiliated")
    assert ana.buttons == ["Call me humiliated", "It was for my journal"]
    await ben.says("/checkin sunday 20:00")
    await ana.says("/checkin saturday 20:00")
    assert "Ana has a suggestion" in ben.last.text
    await ana.taps("It was for my journal")
    assert entries(story) == 1
    assert ana.message_with("Shall I call you").buttons == []
    await ana.says("/checkin saturday 21:00")
    assert not ben.reads("humiliated")


async def test_a_new_name_is_asked_about_and_kept_nowhere_else(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/settings")
    await ana.taps("Name")
    await ana.says("Anna")
    await ana.says("yes")
    assert "Name: Anna" in ana.last.text
    assert entries(story) == 0
    await ana.says("/checkin saturday 20:00")
    assert "Anna has a suggestion" in ben.last.text


async def test_what_is_too_long_to_be_an_answer_is_kept_at_once(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("/pause")
    await ana.says("We laughed about the soup, and then we sat by the window until it was dark outside.")
    assert "is kept for you alone, in /journal" in ana.last.text
    assert not offers_to_share(ana)
    assert entries(story) == 1


# -- the offer to share -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["no", "Keep private", "keep"])
async def test_the_offer_to_share_hears_a_no(story: Story, words: str) -> None:
    ana, _ = await story.couple_on_a_shared_day()
    await ana.says("The red door")
    await ana.says(words)
    assert ana.last.text == "Kept private. Only you can see it."
    assert entries(story) == 1


@pytest.mark.parametrize("words", ["yes", "Share with your partner", "ok"])
async def test_the_offer_to_share_takes_no_word_for_a_yes(story: Story, words: str) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("The red door")
    await ana.says(words)
    assert ana.last.text.startswith("I can't read that as an answer. Please tap one of these:")
    assert ana.buttons == ["Share with your partner", "Keep private"]
    assert not ben.reads("The red door")
    assert entries(story) == 1
    await ana.taps("Share with your partner")
    assert ben.reads("The red door")


async def test_a_second_entry_is_an_entry_and_a_no_is_about_it(story: Story) -> None:
    ana, _ = await story.couple_on_a_shared_day()
    await ana.says("The red door")
    await ana.says("and the blue one")
    assert entries(story) == 2
    await ana.says("no")
    await ana.taps("Share after all")
    await ana.says("/journal")
    assert "the blue one" in ana.last.text
    assert "Shared with Ben" in ana.last.text


async def test_a_card_that_was_asked_twice_loses_its_buttons_twice(story: Story) -> None:
    ana, ben = await story.welcomed("Ana"), await story.welcomed("Ben")
    await ana.says("/invite")
    await ben.opens(ana.invite_token())
    await ben.says("hm")
    await ben.taps("Accept")
    await ana.says("hm")
    await ana.says("yes")
    for phone in (ana, ben):
        left = {label for message in phone.messages for label in message.button_texts}
        assert not {"Accept", "Decline", "Take it back", "Yes, that is my partner"} & left
