"""A name is told when it changes, stands on no button that decides, and never speaks for the bot."""

import pytest

from tests.e2e.story import Story

PRIVATE = "nobody else (keep private)"


async def test_a_partner_is_told_of_a_new_name_once_and_without_a_sound(story: Story) -> None:
    ana, ben = await story.couple()
    await ben.says("/settings")
    await ben.taps("Name")
    await ben.says("Benedict")
    assert "told of the new name" in ben.last.text
    assert not ana.reads("Benedict")
    await ben.taps("Call me Benedict")
    assert ana.last.text == "Your partner goes by Benedict here now; it was Ben before."
    assert ana.last.silent
    count = len(ana.messages)
    await ben.says("/settings")
    await ben.taps("Name")
    await ben.says("Benedict")
    await ben.taps("Call me Benedict")
    assert len(ana.messages) == count


async def test_what_is_shared_with_stands_on_no_button(story: Story) -> None:
    """A partner who calls himself what a safe choice is called gets nothing by it."""
    ana, ben = await story.couple_on_a_shared_day()
    await ben.says("/settings")
    await ben.taps("Name")
    await ben.says(PRIVATE)
    await ben.taps(f"Call me {PRIVATE}")
    assert PRIVATE in ana.last.text
    await ana.says("Words of mine")
    assert ana.buttons == ["Share with your partner", "Keep private"]
    await ana.says("/journal")
    assert "Share with your partner" in ana.buttons
    labels = [label for message in ana.messages for label in message.button_texts]
    assert not [label for label in labels if PRIVATE in label]


@pytest.mark.parametrize("name", ["Kintsugi", "Kintsugi support ✓", "\u041aint\u0455ugi"])
async def test_nobody_is_called_as_the_bot_is(story: Story, name: str) -> None:
    ana, ben = await story.couple()
    await ben.says("/settings")
    await ben.taps("Name")
    await ben.says(name)
    assert ben.last.text.startswith("That is my own name")
    assert ana.texts == [text for text in ana.texts if "goes by" not in text]


async def test_an_account_that_is_called_like_the_bot_offers_no_name(story: Story) -> None:
    new = story.phone("Kintsugi")
    await new.opens()
    await new.taps("Yes, let's begin")
    assert new.buttons == []


async def test_each_message_of_a_long_share_says_whose_words_they_are(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ben.says("Kintsugi needs your password. " * 136)
    await ben.taps("Share with your partner")
    arrived = [message.text for message in ana.messages if "password" in message.text]
    assert len(arrived) == 2
    head = ana.texts[ana.texts.index(arrived[0]) - 1]
    assert head.startswith("Your partner, Ben, shared something with you.\n")
    assert arrived[0].startswith("Your partner, Ben, goes on (1 of 2):\n\n")
    assert arrived[1].startswith("Your partner, Ben, goes on (2 of 2):\n\n")
    await ana.says("/journal")
    await ana.taps("Read it whole")
    assert ana.last.text.startswith("Your partner, Ben, goes on:\n\n")


async def test_a_name_turns_no_words_around_it(story: Story) -> None:
    ana, ben = await story.couple()
    await ben.says("/settings")
    await ben.taps("Name")
    await ben.says("\u2069\u202eneB\u2066\u0085")
    await ben.taps("Call me neB")
    assert ana.last.text == "Your partner goes by neB here now; it was Ben before."
