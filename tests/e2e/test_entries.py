"""One thought in several messages: one entry, one card, one choice, whatever comes in between."""

import pytest

from kintsugi_sandbox.shown import Shown
from tests.e2e.story import Phone, Story

SHARE = "Share with your partner"
FEAR = "I'm afraid of him when he drinks."
NOTE = "A small note. Touch the covered part to read it."


def offers(phone: Phone) -> list[Shown]:
    """The cards on which something can be shared."""
    return [
        shown for shown in phone.messages if {SHARE, "Add it", "Share after all"} & set(shown.button_texts)
    ]


def read(phone: Phone, *words: str) -> list[str]:
    """Which of these words the phone shows, in the order in which it shows them."""
    found = [(index, one) for index, text in enumerate(phone.texts) for one in words if one in text]
    return [one for _, one in sorted(found)]


async def test_a_burst_of_everything_is_one_entry_with_one_card_beneath_it(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    first = await ana.says("The bench")
    await ana.sends_photo(caption="in the rain")
    await ana.sends_voice()
    await ana.says("and nobody there")
    assert all(ana.person.message(number).reaction == "✍" for number in (first, first + 2))
    [card] = offers(ana)
    assert card == ana.last
    assert "4 parts together" in card.text
    assert card.reply_to == first
    await ana.taps(SHARE)
    assert read(ben, "and nobody there", "in the rain", "The bench") == [
        "The bench",
        "in the rain",
        "and nobody there",
    ]
    assert [shown.kind for shown in ben.messages[-4:]] == ["text", "photo", "voice", "text"]
    assert [shown.silent for shown in ben.messages[-4:]] == [False, True, True, True]
    assert all(shown.protected for shown in ben.messages[-4:])
    await ana.taps("Take it back")
    assert not read(ben, "The bench", "in the rain", "and nobody there")
    assert "voice" not in [shown.kind for shown in ben.messages]


async def test_what_a_phone_divides_because_it_is_too_long_stays_whole(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    pieces = ["one " * 1000, "two " * 1000 + "three", "four"]
    for piece in pieces:
        ana.person.say(piece)
    await story.run_until_idle()
    assert len(offers(ana)) == 1
    await ana.taps(SHARE)
    copies = (message.text for message in ben.messages if message.protected)
    shown = "".join(f"{words} " for words in copies)  # Telegram trims the space at a message's end
    assert (shown.count("one "), shown.count("two ")) == (1000, 1000)
    await ana.says("/journal")
    assert "Shared with Ben." in ana.last.text
    assert "Older ▶" not in ana.buttons


async def test_the_journal_shows_one_entry_and_turns_its_leaves(story: Story) -> None:
    ana = await story.welcomed("Ana")
    for piece in ("one " * 1000, "two " * 1000, "half " * 200):
        await ana.says(piece.strip())
    await ana.sends_photo(caption="three")
    await ana.sends_voice()
    await ana.says("/journal")
    page = ana.last
    assert "Older ▶" not in ana.buttons
    await ana.taps("Read it whole")
    leaf = ana.last
    assert leaf.text.startswith("one one")
    assert ana.buttons == ["2 of 3 ▶"]
    await ana.taps("2 of 3 ▶")
    assert ana.last.id == leaf.id
    assert ana.buttons == ["◀ 1 of 3", "3 of 3 ▶"]
    await ana.taps("3 of 3 ▶")
    assert "three" in ana.last.text
    await ana.taps("◀ 2 of 3")
    await ana.taps("Show the files", message_id=page.id)
    assert [shown.kind for shown in ana.messages[-2:]] == ["photo", "voice"]
    await ana.taps("Delete", message_id=page.id)
    assert "All 5 parts" in ana.person.message(page.id).text
    await ana.taps("Yes, delete it")
    assert "Nothing here yet" in ana.person.message(page.id).text


async def test_minutes_later_or_after_anything_else_it_is_another_thought(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("Alpha")
    await story.pass_time(minutes=6)
    await ana.says("Beta")
    await ana.says("/help")
    await ana.says("Gamma")
    assert len(offers(ana)) == 3
    await ana.taps(SHARE)
    assert read(ben, "Alpha", "Beta", "Gamma") == ["Gamma"]


async def test_the_words_of_one_who_was_slow_to_be_read_are_told_apart_by_when_they_were_sent(
    story: Story,
) -> None:
    ana, _ = await story.couple_on_a_shared_day()
    await story.stop_bot()
    ana.person.say("One")
    story.clock.move_to(story.clock.now().replace(minute=20))
    ana.person.say("Two")
    await story.start_bot()
    await story.run_until_idle()
    assert len(offers(ana)) == 2


async def test_a_refused_message_in_between_changes_nothing(story: Story) -> None:
    ana, _ = await story.couple_on_a_shared_day()
    await ana.says("One")
    await ana.sends_sticker()
    await ana.forwards("Somebody else's")
    await ana.says("Two")
    assert "2 parts together" in offers(ana)[-1].text
    assert len(offers(ana)) == 1


async def test_what_comes_after_the_sharing_is_private_until_it_is_added(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("Shared first")
    await ana.taps(SHARE)
    await ana.says("Then this")
    await ana.says("And that")
    assert not read(ben, "Then this", "And that")
    [further] = offers(ana)
    assert "goes on from what you chose to share with Ben" in further.text
    await ana.says("/journal")
    assert "What came after it only you can see." in ana.last.text
    await ben.says("/journal")
    assert "Shared first" in ben.last.text
    assert "Then this" not in ben.last.text
    await ana.taps("Add it", message_id=further.id)
    assert read(ben, "And that", "Then this") == ["Then this", "And that"]
    assert "Shared with Ben." in ana.person.message(further.id).text
    await ana.taps("Take it back", message_id=further.id)
    assert not read(ben, "Shared first", "Then this", "And that")


async def test_a_late_photo_of_a_shared_album_tells_its_author(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.sends_album("7", "The lake", None)
    assert len(offers(ana)) == 1
    await ana.taps(SHARE)
    await story.pass_time(minutes=30)
    await ana.sends_album("7", "Too slow a line")
    assert not read(ben, "Too slow a line")
    assert ana.buttons == ["Add it", "Keep private"]
    await ana.taps("Keep private")
    assert not read(ben, "Too slow a line")


async def test_nothing_is_added_to_what_was_taken_back(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("First")
    await ana.taps(SHARE)
    chosen = ana.last
    await ana.says("Second")
    further = ana.last
    await ana.taps("Take it back", message_id=chosen.id)
    assert further.id not in [shown.id for shown in ana.messages]
    await ana.taps_raw(chosen.id, further.button("Add it").data or "")
    assert not read(ben, "First", "Second")


async def test_a_tap_on_a_card_from_before_shares_only_what_stood_on_it(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("Ready")
    before = ana.last
    ana.person.say("Not this")
    ana.person.tap(before.id, before.button(SHARE).data or "")  # the bot has not read the second line yet
    await story.run_until_idle()
    assert read(ben, "Ready", "Not this") == ["Ready"]
    assert [one for shown in ana.messages[-2:] for one in shown.button_texts] == [
        "Add it",
        "Keep private",
        "Take it back",
    ]
    assert len(offers(ana)) == 1


@pytest.mark.parametrize("choice", ["Keep private", "Take it back"])
async def test_what_was_kept_or_taken_back_is_not_brought_along_by_what_follows(
    story: Story, choice: str
) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    mine = await ana.says("Mine")
    if choice == "Take it back":
        await ana.taps(SHARE)
    await ana.taps(choice)
    await ana.says("Yours")
    await ana.taps(SHARE)
    assert read(ben, "Mine", "Yours") == ["Yours"]
    before = len(ana.messages)
    await ana.says("Mine too", reply_to=mine)
    assert len(ana.messages) == before
    await ana.taps("Share after all")
    assert read(ben, "Mine too", "Yours", "Mine") == ["Yours", "Mine"]


async def test_editing_one_part_changes_that_part_alone(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("Alpha")
    second = await ana.says("Beta")
    await ana.taps(SHARE)
    await ana.edits(second, "Gamma")
    assert read(ben, "Alpha", "Beta", "Gamma") == ["Alpha", "Gamma"]
    await ana.says("/journal")
    assert "Alpha" in ana.last.text
    assert "Gamma" in ana.last.text


@pytest.mark.parametrize(
    "parts", [("We sat down.", FEAR), ("Last night I was afraid", "of him when he drinks.")]
)
async def test_fear_in_a_later_part_or_across_two_withdraws_the_offer(
    story: Story, parts: tuple[str, str]
) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says(parts[0])
    assert len(offers(ana)) == 1
    await ana.says(parts[1])
    assert offers(ana) == []
    assert any(text.startswith(NOTE) for text in ana.texts)
    await ana.says("And one more thing")
    assert offers(ana) == []
    assert not read(ben, *parts)


async def test_fear_that_comes_after_the_sharing_is_offered_to_nobody(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("A walk")
    await ana.taps(SHARE)
    await ana.says("Another walk")
    assert len(offers(ana)) == 1
    await ana.says(FEAR)
    assert offers(ana) == []
    assert not read(ben, FEAR, "Another walk")


async def test_a_reply_goes_on_with_its_own_prompt_whatever_todays_is(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await story.pass_time(hours=8)
    monday = ana.last
    await story.pass_time(days=1)
    tuesday = ana.last
    await ana.says("I warmed your cup.", reply_to=monday.id)
    await story.pass_time(seconds=30)
    await ana.says("And a towel.")
    assert ana.person.message(tuesday.id).button_texts
    await ana.says("/journal")
    assert monday.text.split("\n\n")[1][:60] in ana.last.text
    assert ana.last.text.index("I warmed your cup.") < ana.last.text.index("And a towel.")
    await ana.says("About today")
    await ana.says("/journal")
    assert tuesday.text.split("\n\n")[1][:60] in ana.last.text


async def test_a_reply_to_ones_own_older_entry_or_to_its_card_belongs_to_it(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    old = await ana.says("Before any prompt")
    card = ana.last
    await story.pass_time(hours=8)
    today = ana.last
    await ana.says("Said later", reply_to=old)
    assert ana.person.message(today.id).button_texts
    await ana.taps("Keep private")
    await story.pass_time(hours=1)
    await ana.says("Said last", reply_to=ana.last.id)
    assert card.id not in [shown.id for shown in ana.messages]
    assert ana.person.message(today.id).button_texts
    await ana.says("/journal")
    assert "Older ▶" not in ana.buttons
    assert [words in ana.last.text for words in ("Before any prompt", "Said later", "Said last")] == [
        True
    ] * 3
    await ana.says("From the page", reply_to=ana.last.id)
    await ana.says("/journal")
    assert "From the page" in ana.last.text
    assert "Older ▶" not in ana.buttons
    assert not read(ben, "Before any prompt", "Said later", "Said last", "From the page")


async def test_a_reply_to_the_first_kept_card_of_somebody_alone_belongs_to_it_too(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("Alone")
    kept = ana.last
    await story.pass_time(hours=8)
    await ana.says("Still alone", reply_to=kept.id)
    await ana.says("/journal")
    assert "Older ▶" not in ana.buttons
    assert "Still alone" in ana.last.text


async def test_a_reply_to_the_partners_words_is_an_answer_to_them_that_waits_for_a_tap(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ben.says("A thought")
    await ben.taps("Share with your partner")
    copy = ana.last
    await story.pass_time(hours=8)
    today = ana.last
    await ana.says("Thank you", reply_to=copy.id)
    await ana.says("Really", reply_to=copy.id)
    await ana.says("Also")
    assert ana.person.message(today.id).button_texts
    assert ana.buttons == ["Send it to your partner", "Keep private"]
    assert not ben.reads("Really")
    await ana.says("/journal")
    assert "An answer to what was shared" in ana.last.text
    assert today.text.split("\n\n")[1][:40] not in ana.last.text


async def test_a_nudge_in_the_middle_of_a_thought_does_not_take_its_next_line(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await story.until(story.clock.now().replace(hour=18, minute=59, second=40))
    await ana.says("Half a")
    await story.pass_time(seconds=40)
    nudge = ana.last
    await ana.says("thought")
    assert ana.person.message(nudge.id).button_texts
    await story.pass_time(minutes=2)
    await ana.says("About the prompt")
    assert not ana.person.message(nudge.id).button_texts
    await ana.says("/journal")
    assert "About the prompt" in ana.last.text
    await ana.taps("Older ▶")
    assert "Half a\n\nthought" in ana.last.text


async def test_replies_to_one_prompt_open_together_with_all_their_parts(story: Story) -> None:
    ana, ben = await story.couple()
    await story.pass_time(days=3, hours=8)  # Thursday evening: the first prompt that both share
    await ana.answers("Ana one")
    await ana.says("Ana two")
    await ana.taps(SHARE)
    await ana.says("Ana three")
    await ana.taps("Add it")
    assert "Ready to be shared" in ana.last.text
    await ben.answers("Ben one")
    assert not read(ben, "Ana one", "Ana two", "Ana three")
    await ben.taps("Share with your partner")
    assert read(ben, "Ana one", "Ana two", "Ana three") == ["Ana one", "Ana two", "Ana three"]
    assert sum("You have both shared" in text for text in ana.texts) == 2
    assert not any("Send it now" in shown.button_texts for shown in ana.messages)


async def test_who_does_not_want_to_wait_sends_all_that_waits(story: Story) -> None:
    ana, ben = await story.couple()
    await story.pass_time(days=3, hours=8)  # Thursday evening: the first prompt that both share
    await ana.answers("Ana one")
    await ana.taps(SHARE)
    chosen = ana.last
    await ana.says("Ana two")
    await ana.taps("Add it")
    await ana.taps("Send it now", message_id=chosen.id)
    assert read(ben, "Ana one", "Ana two") == ["Ana one", "Ana two"]


async def test_a_card_that_may_not_be_deleted_any_more_loses_its_buttons(story: Story) -> None:
    ana, _ = await story.couple()
    old = await ana.says("Days ago")
    card = ana.last
    await story.pass_time(days=3)
    await ana.says("Only now", reply_to=old)
    assert ana.person.message(card.id).button_texts == []
    assert [shown.id for shown in offers(ana)] == [ana.last.id]
