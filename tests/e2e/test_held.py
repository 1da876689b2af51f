"""What a partner does while somebody is left in peace waits, and comes as one calm card."""

import pytest

from tests.e2e.story import Phone, Story

GATHERED = "While you rested, Ben shared"


async def shares(story: Story, phone: Phone, words: str) -> int:
    """By itself, so that nothing waits for the other."""
    await story.pass_time(minutes=10)
    note = await phone.says(words)
    if "Share with your partner" not in phone.buttons:  # on a day of one's own nothing is asked
        await phone.says("/journal")
    await phone.taps("Share with your partner")
    if "By itself" in phone.buttons:  # there is a prompt of today's that it could answer
        await phone.taps("By itself")
    return note


async def test_a_pause_holds_what_is_shared_and_brings_it_as_one_card(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("/pause")
    await ana.taps("Until I end it")
    assert "waits until then" in ana.last.text
    before = len(ana.messages)
    await shares(story, ben, "The blue notebook")
    await shares(story, ben, "The green door")
    assert ben.last.text.startswith("Shared with Ana")
    assert len(ana.messages) == before
    await story.pass_time(days=2)
    assert len(ana.messages) == before
    await ana.says("/resume")
    assert ana.last.text.startswith(f"{GATHERED} two things with you.")
    assert ana.buttons == ["Read them", "Later"]
    assert ana.last.silent
    assert not ana.reads("The blue notebook")
    await ana.taps("Read them")
    assert [text.splitlines()[-1] for text in ana.texts[-2:]] == ["The blue notebook", "The green door"]
    assert ana.message_with(GATHERED).button_texts == []


async def test_later_leaves_it_in_the_journal_and_one_tap_away(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("/pause 2d")
    await shares(story, ben, "The blue notebook")
    await ana.says("/journal")
    assert "Nothing here yet" in ana.last.text
    await story.pass_time(days=2)
    assert ana.reads(f"{GATHERED} one thing with you.")
    assert not ana.reads("The blue notebook")
    await ana.taps("Later")
    assert ana.reads("It stays here, and what is shared with you in your /journal too")
    await ana.says("/journal")
    assert "The blue notebook" in ana.last.text
    await ana.taps("Read it")
    assert "The blue notebook" in ana.last.text
    assert "Your partner, Ben, shared something with you." in ana.last.text


async def test_what_is_taken_back_meanwhile_never_comes(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("/pause 2d")
    before = len(ana.messages)
    await shares(story, ben, "The blue notebook")
    await ben.taps("Take it back")
    await story.pass_time(days=2)
    assert len(ana.messages) == before
    await ana.says("/journal")
    assert "Nothing here yet" in ana.last.text


async def test_what_is_taken_back_before_it_is_read_is_told_of_no_more(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("/pause 2d")
    await shares(story, ben, "The blue notebook")
    await shares(story, ben, "The green door")
    await story.pass_time(days=2)
    await ben.taps("Take it back")
    assert ana.reads(f"{GATHERED} one thing with you.")
    await ana.taps("Read it")
    assert ana.reads("The blue notebook")
    assert not ana.reads("The green door")


async def test_where_all_of_it_was_taken_back_the_card_says_that_nothing_waits(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("/pause 2d")
    await shares(story, ben, "The blue notebook")
    await story.pass_time(days=2)
    card = ana.message_with(GATHERED).id
    await ben.taps("Take it back")
    assert not ana.reads(GATHERED)
    assert ana.reads("Nothing waits here any more")
    await ana.taps_raw(card, "held.read")
    assert not ana.reads("The blue notebook")


async def test_the_night_holds_until_seven(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await story.pass_time(hours=10, minutes=20)
    before = len(ana.messages)
    await shares(story, ben, "The blue notebook")
    assert len(ana.messages) == before
    await story.pass_time(hours=8, minutes=29)
    assert len(ana.messages) == before
    await story.pass_time(minutes=1)
    assert ana.last.text.startswith(f"{GATHERED} one thing with you.")


async def test_the_readers_own_clock_decides(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day(cities=("Tokyo", "Lisbon"))
    await story.pass_time(hours=2)  # 23:00 in Tokyo
    await shares(story, ben, "The blue notebook")
    assert not ana.reads("The blue notebook")
    await shares(story, ana, "The green door")
    assert ben.reads("The green door")


async def test_ones_own_quiet_date_holds_and_the_partners_does_not(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("/quietdates 24 november")
    await story.pass_time(hours=24)
    await shares(story, ben, "The blue notebook")
    await shares(story, ana, "The green door")
    assert ben.reads("The green door")
    assert not ana.reads("The blue notebook")
    await story.pass_time(hours=18)
    assert not ana.reads(GATHERED)
    await story.pass_time(hours=1)
    assert ana.reads(f"{GATHERED} one thing with you.")


async def test_on_a_hard_day_nothing_more_comes(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await story.pass_time(hours=7)
    await ana.taps("Hard day")
    await shares(story, ben, "The blue notebook")
    assert not ana.reads("The blue notebook")
    await story.pass_time(hours=12)
    assert ana.reads(f"{GATHERED} one thing with you.")


async def test_what_is_edited_meanwhile_comes_as_it_is_by_then(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("/pause 2d")
    before = len(ana.messages)
    note = await shares(story, ben, "The blue notebook")
    await ben.edits(note, "The grey notebook")
    assert len(ana.messages) == before
    await story.pass_time(days=2)
    await ben.edits(note, "The red notebook")
    await ana.taps("Read it")
    assert sum("notebook" in text for text in ana.texts) == 1
    assert ana.last.text.endswith("The red notebook")


async def test_an_edit_changes_what_is_there_and_what_needs_a_new_message_waits(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    note = await shares(story, ben, "The blue notebook")
    await ana.says("/pause 2d")
    before = len(ana.messages)
    await ben.edits(note, "The grey notebook")
    assert ana.reads("The grey notebook")
    assert len(ana.messages) == before
    await ben.edits(note, "z" * 4096)
    assert len(ana.messages) < before
    assert not ana.reads("zzz")
    await story.pass_time(days=2)
    await ana.taps("Read it")
    assert ana.reads("zzz")


async def test_of_very_many_the_first_come_and_a_card_tells_of_the_rest(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("/pause")
    await ana.taps("Until I end it")
    for number in range(12):
        await shares(story, ben, f"note {number:02}")
    await ana.says("/resume")
    await ana.taps("Read them")
    assert sum("note" in text for text in ana.texts) == 10
    assert ana.reads("More has come from Ben: two things are shared with you.")
    await ana.taps("Read them")
    notes = [text.splitlines()[-1] for text in ana.texts if "note" in text]
    assert notes == [f"note {number:02}" for number in range(12)]


async def test_who_parts_is_brought_nothing_of_it_by_itself(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("/pause")
    await ana.taps("Until I end it")
    await shares(story, ben, "The blue notebook")
    await ben.says("/leave")
    await ben.taps("Yes, end it")
    await ana.says("/resume")
    await story.pass_time(days=2)
    assert not ana.reads(GATHERED)
    await ana.says("/journal")
    assert "The blue notebook" in ana.last.text


async def test_who_is_erased_leaves_nothing_that_waits(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("/pause 2d")
    await shares(story, ben, "The blue notebook")
    await ben.says("/forget")
    await ben.taps("Go on to the last step")
    await ben.says("erase")
    await story.pass_time(days=3)
    assert not ana.reads(GATHERED)
    await ana.says("/journal")
    assert "Nothing here yet" in ana.last.text


@pytest.mark.parametrize("deadline", ["resume", "restart"])
async def test_what_waits_is_on_disk(story: Story, deadline: str) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("/pause 2d")
    await shares(story, ben, "The blue notebook")
    await story.restart_bot()
    if deadline == "resume":
        await ana.says("/resume")
    else:
        await story.pass_time(days=2)
    assert ana.reads(GATHERED)


async def test_who_opens_it_by_their_own_tap_reads_at_once_and_who_rests_later(story: Story) -> None:
    ana, ben = await story.couple()
    await story.pass_time(days=3, hours=7)  # Thursday 19:00: the first date that both share
    await ana.answers("A bench in the sun")
    await ana.taps("Share with your partner")
    await ana.says("/pause 2d")
    before = len(ana.messages)
    await story.pass_time(hours=3, minutes=30)  # 22:30
    await ben.answers("The first snow")
    await ben.taps("Share with your partner")
    assert ben.reads("A bench in the sun")
    assert len(ana.messages) == before
    assert ana.reads("Ready to be shared")
    await ana.says("/resume")
    await story.pass_time(hours=9)
    assert not ana.reads("Ready to be shared")
    assert ana.reads("You have both shared")
    await ana.taps("Read it")
    assert ana.last.text.endswith("The first snow")


async def test_opened_and_taken_back_meanwhile_their_card_says_who_can_read_it(story: Story) -> None:
    ana, ben = await story.couple()
    await story.pass_time(days=3, hours=7)
    await ana.answers("A bench in the sun")
    await ana.taps("Share with your partner")
    await ana.says("/pause 1d")
    await ben.answers("The first snow")
    await ben.taps("Share with your partner")
    await ben.taps("Take it back")
    await story.pass_time(days=1)
    assert not ana.reads(GATHERED)
    assert not ana.reads("You have both shared")
    assert ana.reads("Shared with Ben. If you edit your message")


async def test_who_has_blocked_is_told_when_they_are_back(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("/pause 2d")
    await shares(story, ben, "The blue notebook")
    await ana.blocks()
    await story.pass_time(days=3)
    await ana.unblocks()
    await ana.says("/start")
    await story.pass_time(minutes=1)
    assert sum(text.startswith(GATHERED) for text in ana.texts) == 1


async def test_what_is_taken_back_long_after_it_was_shared_and_soon_after_it_came_is_deleted(
    story: Story,
) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("/pause 5d")
    await shares(story, ben, "The blue notebook")
    await story.pass_time(days=5)
    await ana.taps("Read it")
    count = len(ana.messages)
    await ben.taps("Take it back")
    assert len(ana.messages) == count - 1
    assert not ana.reads("The blue notebook")
