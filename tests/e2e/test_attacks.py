"""What a hostile partner may try beside the buttons that were made for them."""

import re

from tests.e2e.hostile import rows
from tests.e2e.story import Phone, Story
from tests.e2e.test_attacks_by_numbers import A_MILLION, given

WORDS = "The blue notebook"
OLD_ENOUGH = 3  # days, after which Telegram deletes a message no more


def shown(phone: Phone) -> list[str]:
    """Where Ben's words stand in somebody's chat."""
    return [text for text in phone.texts if WORDS in text]


def numbers(phone: Phone, verb: str) -> list[int]:
    """The row numbers in the data of every button of a verb, as a client of one's own can read them."""
    data = [button.data or "" for message in phone.messages for row in message.buttons for button in row]
    return [int(found[1]) for one in data if (found := re.match(rf"{re.escape(verb)}:(\d+)", one))]


async def ben_shares(story: Story) -> tuple[Phone, Phone, int]:
    ana, ben = await story.couple_on_a_shared_day()
    note = await ben.says(WORDS)
    await ben.taps("Share with your partner")
    assert shown(ana)
    return ana, ben, note


async def test_what_is_taken_back_goes_from_pages_that_were_open_too(story: Story) -> None:
    ana, ben, _ = await ben_shares(story)
    await ana.says("mine")
    await ana.says("/journal")
    await ana.taps("Older ▶")
    await ana.says("/journal")
    await ana.taps("Older ▶")
    assert len(shown(ana)) == 3
    await ben.taps("Take it back")
    assert shown(ana) == []
    assert ana.reads("This was taken back.")


async def test_a_page_that_shows_ones_own_again_is_left_alone(story: Story) -> None:
    ana, ben, _ = await ben_shares(story)
    await ana.says("mine")
    await ana.says("/journal")
    await ana.taps("Older ▶")
    await ana.taps("◀ Newer")
    await ben.taps("Take it back")
    assert "mine" in ana.last.text


async def test_what_is_edited_does_not_stay_on_open_pages(story: Story) -> None:
    ana, ben, note = await ben_shares(story)
    await ana.says("/journal")
    await ben.edits(note, "Better words")
    assert shown(ana) == []
    await ana.says("/journal")
    assert "Better words" in ana.last.text


async def test_a_shown_photo_is_taken_back_from_the_journal_too(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ben.sends_photo()
    await ben.taps("Share with your partner")
    await ana.says("/journal")
    await ana.taps("Show the photo")
    assert sum(message.file_id is not None for message in ana.messages) == 2
    await ben.taps("Take it back")
    assert not any(message.file_id for message in ana.messages)


async def test_a_forged_tap_on_a_copy_does_not_hide_it_from_being_taken_back(story: Story) -> None:
    ana, ben, _ = await ben_shares(story)
    await story.pass_time(minutes=10)
    await ben.says("Another thing")
    await ben.taps("Share with your partner")
    first, second = rows(story, "SELECT id FROM reflections ORDER BY ordinal")
    copy = ana.message_with("Another thing").id
    await ana.taps_raw(copy, f"journal.at:{first[0]}")
    await ana.taps_raw(copy, f"journal.at:{second[0]}")
    await ben.taps("Take it back")
    assert not ana.reads("Another thing")


async def test_blocking_the_bot_does_not_keep_what_is_taken_back(story: Story) -> None:
    ana, ben, _ = await ben_shares(story)
    await ana.blocks()
    await ben.taps("Take it back")
    assert "It goes from" in ben.last.text
    await story.pass_time(days=OLD_ENOUGH)
    await ana.unblocks()
    assert shown(ana) == []


async def test_row_numbers_do_not_count_what_a_partner_wrote_or_was_given(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("one")
    await ben.says("his")
    await story.pass_time(minutes=10)
    await ana.says("two")
    await ana.says("/quietdates 3 may")
    await story.pass_time(days=2)
    written, given = numbers(ana, "share.yes"), numbers(ana, "nudge.reply")
    assert len(written) == len(given) == 2
    for number in (*written, *given, *numbers(ana, "quiet.remove")):
        assert number > A_MILLION
    assert abs(written[1] - written[0]) > A_MILLION


async def test_who_was_left_gets_no_new_messages_through_edits(story: Story) -> None:
    ana, ben, note = await ben_shares(story)
    await ana.says("/leave")
    await ana.taps("Yes, end it")
    before = len(ana.messages)
    await ben.edits(note, "z" * 4096)
    assert len(ana.messages) < before
    assert not ana.reads("zzz")
    await ana.says("/journal")
    assert not ana.reads("zzz")
    await ben.says("/journal")
    assert ben.reads("Only you can see this.")


async def test_looking_for_help_twice_does_not_count_what_a_partner_said_meanwhile(story: Story) -> None:
    ana, _, _ = await ben_shares(story)
    await ana.says("/support")
    await ana.says("/support")
    first, second = given(ana, "support.remove")
    assert abs(int(first, 16) - int(second, 16)) > A_MILLION
    asked = len([message for message in ana.person.messages if message.text == "/support"])
    await ana.taps("Remove this message")
    assert len([message for message in ana.person.messages if message.text == "/support"]) == asked - 1


async def test_an_invented_zone_is_refused_at_once(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/settings")
    await ana.taps_raw(ana.last.id, "zone.at:lisbon")
    assert rows(story, "SELECT count(*) FROM inbox WHERE state <> 'done'") == [(0,)]
