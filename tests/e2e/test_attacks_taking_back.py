"""What is taken back goes out of the other's chat, however they keep the bot from it, and the words promise no more."""

from datetime import timedelta

import pytest

from tests.e2e.hostile import rows
from tests.e2e.pacing import at_telegrams_pace, send_out, take_in
from tests.e2e.story import Phone, Story

WORDS = "The blue notebook"
UNANSWERED = "a second copy may stand there"


def shown(phone: Phone) -> list[str]:
    """Where Ben's words stand in somebody's chat."""
    return [text for text in phone.texts if WORDS in text]


async def ben_shares(story: Story) -> tuple[Phone, Phone, int]:
    ana, ben = await story.couple_on_a_shared_day()
    note = await ben.says(WORDS)
    await ben.taps("Share with your partner")
    return ana, ben, note


@pytest.mark.parametrize("days", [0.5, 3, 92, 400])
async def test_blocking_the_bot_for_any_time_does_not_keep_what_is_taken_back(
    story: Story, days: float
) -> None:
    ana, ben, _ = await ben_shares(story)
    await ana.says("/journal")
    await ana.blocks()
    await ben.taps("Take it back")
    assert "It goes from Ana's chat as soon as it can be." in ben.last.text
    await story.pass_time(days=days)
    assert len(shown(ana)) == 2  # that is what Telegram leaves us
    await ana.unblocks()
    assert shown(ana) == []
    assert rows(story, "SELECT operation FROM outbox WHERE state IN ('new', 'held')") == []


async def test_a_photo_that_is_too_old_to_be_deleted_loses_its_words_at_least(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ben.sends_photo(caption=WORDS)
    await ben.taps("Share with your partner")
    await ana.says("/journal")
    await ana.taps("Show the photo")
    await ana.blocks()
    await ben.taps("Take it back")
    assert "the picture or voice itself only within two days" in ben.last.text
    await story.pass_time(days=3)
    await ana.unblocks()
    assert shown(ana) == []
    assert sum("taken back" in text for text in ana.texts) >= 2


async def test_a_flood_of_ones_own_does_not_delay_what_is_taken_back(story: Story) -> None:
    ana, ben, _ = await ben_shares(story)
    await at_telegrams_pace(story)
    for _ in range(100):
        ana.person.say("/privacy")
        ana.person.say("/support")
    await take_in(story)
    began = story.clock.now()
    ben.person.press("Take it back")
    await take_in(story)
    await send_out(story)
    deletions = [call.at for call in story.telegram.calls.all("deleteMessage") if call.ok]
    assert len(deletions) == 1
    assert deletions[0] - began <= timedelta(seconds=2)
    assert shown(ana) == []


async def test_a_backlog_of_days_does_not_have_what_is_taken_back_expire(story: Story) -> None:
    ana, ben, _ = await ben_shares(story)
    story.telegram.faults.plan("502", method="deleteMessage", times=160)  # one every ten minutes at most
    await ben.taps("Take it back")
    assert shown(ana)
    await story.pass_time(days=3)
    assert shown(ana) == []


async def test_many_taken_back_at_once_leave_every_second_place_to_answers(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    for _ in range(12):
        await ben.says(WORDS)
        await ben.taps("Share with your partner")
        await story.pass_time(minutes=10)
    await at_telegrams_pace(story)
    began = story.clock.now()
    for message in [one for one in ben.messages if "Take it back" in one.button_texts]:
        ben.person.press("Take it back", message.id)
    for _ in range(12):
        ana.person.say("/privacy")
    await take_in(story)
    await send_out(story)
    assert shown(ana) == []
    sent = story.telegram.calls.all("sendMessage")
    told = [call.at - began for call in sent if call.at >= began and call.chat == ana.person.user_id]
    assert len(told) >= 12
    assert max(told) <= timedelta(seconds=2 * len(told))


async def test_both_copies_go_when_a_send_was_repeated_after_a_death(story: Story) -> None:
    """The message arrived, and its number came to be known with the second."""
    ana, ben, _ = await ben_shares(story)
    await ben.taps("Take it back")
    await ben.taps("Share after all")
    await ben.taps("Take it back")
    assert shown(ana) == []
    assert rows(story, "SELECT 1 FROM unconfirmed") == []


@pytest.mark.parametrize("retried", [True, False])
async def test_a_copy_whose_send_was_never_answered_is_owned_up_to(story: Story, *, retried: bool) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ben.says(WORDS)
    story.telegram.faults.plan(
        "broken_json", method="sendMessage", chat_id=ana.person.user_id, delivered=True
    )
    await ben.taps("Share with your partner")
    if retried:
        await story.pass_time(minutes=1)
        assert len(shown(ana)) == 2
    await ben.taps("Take it back")
    await story.pass_time(minutes=1)
    assert len(shown(ana)) == 1  # Telegram never told its number
    assert UNANSWERED in ben.last.text


async def test_what_was_surely_not_sent_is_not_owned_up_to(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ben.says(WORDS)
    story.telegram.faults.plan("429", method="sendMessage", chat_id=ana.person.user_id, retry_after=5)
    await ben.taps("Share with your partner")
    await story.pass_time(minutes=1)
    await ben.taps("Take it back")
    assert shown(ana) == []
    assert UNANSWERED not in ben.last.text


async def test_a_copy_that_waited_for_its_turn_is_not_taken_for_one_that_was_cut_off(story: Story) -> None:
    ana, ben, note = await ben_shares(story)
    await at_telegrams_pace(story)
    for number in range(6):
        await take_in(story)
        story.clock.move(timedelta(minutes=6))
        ben.person.say(f"Another {number}")
        await take_in(story)
        await send_out(story)
        ben.person.press("Share with your partner")
        ana.person.say("/privacy")
        await take_in(story)
    await send_out(story)
    assert rows(story, "SELECT 1 FROM unconfirmed") == []
    assert note
    assert ana.reads("Another 5")


async def test_what_was_under_way_when_the_process_died_is_owned_up_to(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ben.says(WORDS)
    ben.person.press("Share with your partner")
    await take_in(story)
    async with story.app.database.transaction(story.clock.now()) as work:
        await work.tx.execute("UPDATE outbox SET error = 'under way' WHERE subject = 'copy'")
    await story.restart_bot()
    await story.run_until_idle()
    assert len(shown(ana)) == 1
    await ben.taps("Take it back")
    assert UNANSWERED in ben.last.text


async def test_what_is_shared_anew_is_not_taken_out_by_an_older_taking_back(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.blocks()
    await ben.says(WORDS)
    await ben.taps("Share with your partner")
    await ben.taps("Take it back")
    await ben.taps("Share after all")
    await story.pass_time(days=1)
    await ana.unblocks()
    assert len(shown(ana)) == 1


@pytest.mark.parametrize("days", [1.5, 3, 95])
async def test_words_that_an_edit_takes_out_go_however_long_the_reader_was_away(
    story: Story, days: float
) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    note = await ben.says("It rained. " * 365 + WORDS)
    await ben.taps("Share with your partner")
    assert len(shown(ana)) == 1
    await ana.blocks()
    await ben.edits(note, "It rained.")
    await story.pass_time(days=days)
    await ana.unblocks()
    assert shown(ana) == []
    assert ana.reads("It rained.")
