"""What is shared says what it answers, and what waits has an end."""

import pytest

from tests.e2e.story import Phone, Story

STILL = "Something you wrote is still waiting."
WHICH = "Is it an answer to what you both were given"


async def both_have_it(story: Story) -> tuple[Phone, Phone]:
    """Thursday evening: the first prompt that both share."""
    ana, ben = await story.couple_on_a_shared_day()
    await story.pass_time(days=3, hours=7)
    assert ana.last.text == ben.last.text
    return ana, ben


async def waits(ana: Phone) -> None:
    """An answer to today's, ready to be opened together."""
    await ana.answers("A bench in the sun")
    await ana.taps("Share with your partner")
    assert "opens once you and Ben have both chosen" in ana.last.text


async def test_after_two_days_its_author_alone_is_told_that_it_has_not_opened(story: Story) -> None:
    ana, ben = await both_have_it(story)
    await waits(ana)
    await story.pass_time(days=1, hours=23)
    assert not ana.reads(STILL)
    await story.pass_time(days=1)
    card = ana.message_with(STILL)
    assert "that says nothing about why" in card.text
    assert card.button_texts == ["Send it now", "Keep it", "Wait"]
    assert not ben.reads(STILL)
    assert not ben.reads("A bench in the sun")
    old = [message for message in ana.messages if "Ready to be shared" in message.text]
    assert [message.button_texts for message in old] == [[]]


async def test_it_can_be_sent_then(story: Story) -> None:
    ana, ben = await both_have_it(story)
    await waits(ana)
    await story.pass_time(days=3)
    await ana.taps("Send it now", message_id=ana.message_with(STILL).id)
    assert ben.reads("A bench in the sun")
    assert not ana.reads(STILL)
    assert ana.reads("Shared with Ben.")


async def test_it_can_be_kept_then(story: Story) -> None:
    ana, ben = await both_have_it(story)
    await waits(ana)
    await story.pass_time(days=3)
    await ana.taps("Keep it")
    assert ana.reads("Kept private. Only you can see it.")
    await ben.says("/today")
    await ben.says("The first snow")
    assert not ben.reads("A bench in the sun")
    await ana.says("/journal")
    assert "Only you can see this." in ana.last.text


async def test_it_can_wait_on_and_is_asked_about_no_more(story: Story) -> None:
    ana, ben = await both_have_it(story)
    await waits(ana)
    await story.pass_time(days=3)
    await ana.taps("Wait")
    assert not ana.reads(STILL)
    assert ana.message_with("Ready to be shared").button_texts == ["Take it back", "Send it now"]
    await story.pass_time(days=14)
    assert not ana.reads(STILL)
    await ana.taps("Send it now", message_id=ana.message_with("Ready to be shared").id)
    assert ben.reads("A bench in the sun")


@pytest.mark.parametrize("then", ["opened", "taken back", "sent"])
async def test_who_has_nothing_that_waits_is_not_asked(story: Story, then: str) -> None:
    ana, ben = await both_have_it(story)
    await waits(ana)
    if then == "opened":
        await ben.answers("The first snow")
        await ben.taps("Share with your partner")
    else:
        await ana.taps("Take it back" if then == "taken back" else "Send it now")
    await story.pass_time(days=7)
    assert not ana.reads(STILL)


async def test_nothing_is_asked_about_words_of_fear(story: Story) -> None:
    ana, _ben = await both_have_it(story)
    note = await ana.answers("A bench in the sun")
    await ana.taps("Share with your partner")
    await ana.edits(note, "I am scared of him, he grabbed my arm last night.")
    await story.pass_time(days=4)
    assert not ana.reads(STILL)


async def test_it_opens_on_the_new_card_too(story: Story) -> None:
    ana, ben = await both_have_it(story)
    nudge = ben.last.id
    await waits(ana)
    await story.pass_time(days=3)
    await ben.says("The first snow", reply_to=nudge)
    await ben.taps("Share with your partner")
    assert not ana.reads(STILL)
    assert ana.reads("You have both shared")


async def test_who_rests_is_asked_afterwards(story: Story) -> None:
    ana, _ben = await both_have_it(story)
    await waits(ana)
    await ana.says("/pause 7d")
    await story.pass_time(days=6)
    assert not ana.reads(STILL)
    await story.pass_time(days=2)
    assert ana.reads(STILL)


async def test_what_replied_to_nothing_is_asked_about_before_it_is_shared(story: Story) -> None:
    ana, ben = await both_have_it(story)
    await ana.says("Thinking of you, without any pressure.")
    assert "Would you like Ben to see it too?" in ana.last.text
    await ana.taps("Share with your partner")
    assert ana.last.text.startswith(f"{WHICH} today, or something by itself?")
    assert ana.buttons == ["As an answer to today's", "By itself", "Keep private"]
    assert not ben.reads("Thinking of you")


async def test_by_itself_it_goes_at_once_and_the_prompt_is_open_again(story: Story) -> None:
    ana, ben = await both_have_it(story)
    prompt = ana.last.text
    await ana.says("Thinking of you, without any pressure.")
    await ana.taps("Share with your partner")
    await ana.taps("By itself")
    assert ana.last.text.startswith("Shared with Ben.")
    assert "Something of their own" in ben.last.text
    await ana.says("/journal")
    assert prompt.splitlines()[3] not in ana.last.text
    await ana.says("/today")
    assert ana.buttons == ["Reply", "Later today", "Hard day", "More"]


async def test_as_an_answer_it_waits_for_both_and_is_asked_once(story: Story) -> None:
    ana, ben = await both_have_it(story)
    await ana.says("A bench in the sun")
    await ana.taps("Share with your partner")
    await ana.taps("As an answer to today's")
    assert "opens once you and Ben have both chosen" in ana.last.text
    await ana.taps("Take it back")
    await ana.taps("Share after all")
    assert "opens once you and Ben have both chosen" in ana.last.text
    assert not ben.reads("A bench in the sun")


async def test_it_can_still_be_kept_and_the_journal_asks_the_same(story: Story) -> None:
    ana, ben = await both_have_it(story)
    await ana.says("A bench in the sun")
    await ana.taps("Share with your partner")
    await ana.taps("Keep private")
    assert ana.last.text == "Kept private. Only you can see it."
    await ana.says("/journal")
    await ana.taps("Share with your partner")
    assert ana.last.text.startswith(WHICH)
    await ana.taps("By itself")
    assert ben.reads("A bench in the sun")


async def test_what_is_written_the_day_after_says_yesterday(story: Story) -> None:
    ana, _ben = await both_have_it(story)
    await story.pass_time(hours=14)
    await ana.says("A bench in the sun")
    await ana.taps("Share with your partner")
    assert ana.buttons == ["As an answer to yesterday's", "By itself", "Keep private"]


async def test_on_ones_own_day_nothing_waits_and_nothing_is_asked(story: Story) -> None:
    ana, ben = await story.couple()
    await story.pass_time(hours=7)
    await ana.says("A bench in the sun")
    assert "Share with your partner" not in ana.buttons
    await ana.says("/journal")
    await ana.taps("Share with your partner")
    assert not ana.reads(WHICH)
    assert ana.reads("Shared with Ben.")
    assert "Something of their own" in ben.last.text


async def test_who_is_paired_after_the_days_prompt_is_promised_no_opening(story: Story) -> None:
    ana = await story.welcomed("Ana")
    ben = await story.welcomed("Ben")
    await story.pass_time(hours=7)
    await story.pairs(ana, ben)
    await ana.answers("A bench in the sun")
    assert "Share with your partner" not in ana.buttons
    await ana.says("/journal")
    await ana.taps("Share with your partner")
    assert not ana.reads("opens once")
    assert ben.reads("A bench in the sun")
