"""Replies to the prompt both have: neither learns anything until both have chosen to share."""

from kintsugi_sandbox.shown import Shown
from tests.e2e.story import Phone, Story


def without_ids(card: Shown) -> tuple[str, list[str]]:
    return card.text, card.button_texts


async def both_have_it(story: Story) -> tuple[Phone, Phone]:
    """Monday evening: the first prompt that both share."""
    ana, ben = await story.couple_on_a_shared_day()
    await story.pass_time(hours=8)
    assert ana.last.text == ben.last.text
    return ana, ben


async def test_both_open_at_once_when_the_second_shares(story: Story) -> None:
    ana, ben = await both_have_it(story)
    await ana.answers("Ana's thanks")
    await ana.taps("Share with your partner")
    assert "opens once you and Ben have both chosen" in ana.last.text
    await ben.answers("Ben's thanks")
    assert not ben.reads("Ana's thanks")
    await ben.taps("Share with your partner")
    assert ben.reads("Ana's thanks")
    assert ana.reads("Ben's thanks")
    assert ana.reads("You have both shared")
    assert ben.reads("You have both shared")


async def test_until_then_the_phones_of_two_couples_look_the_same(story: Story) -> None:
    ana, ben = await both_have_it(story)
    await ben.answers("Mine")
    untouched = without_ids(ben.last), len(ben.messages)
    await ana.answers("Ana writes too")
    await ana.taps("Share with your partner")
    await ben.says("/journal")
    assert not ben.reads("Ana writes too")
    assert without_ids(ben.messages[-2]) == untouched[0]
    assert len(ben.messages) == untouched[1] + 1


async def test_taken_back_before_it_opened_nothing_is_ever_seen(story: Story) -> None:
    ana, ben = await both_have_it(story)
    await ana.answers("Not yet")
    await ana.taps("Share with your partner")
    await ana.taps("Take it back")
    assert ana.last.text == "Taken back. Only you can see it."
    await ben.answers("Ben's thanks")
    await ben.taps("Share with your partner")
    assert not ben.reads("Not yet")
    assert not ana.reads("Ben's thanks")
    await ana.taps("Share after all")
    assert ben.reads("Not yet")
    assert ana.reads("Ben's thanks")


async def test_who_does_not_want_to_wait_need_not(story: Story) -> None:
    ana, ben = await both_have_it(story)
    await ana.answers("Read it now")
    await ana.taps("Share with your partner")
    await ana.taps("Send it now")
    assert ben.reads("Read it now")
    await ben.answers("Ben's thanks")
    await ben.taps("Share with your partner")
    assert ana.reads("Ben's thanks")


async def test_an_edit_while_waiting_is_what_opens(story: Story) -> None:
    ana, ben = await both_have_it(story)
    note = await ana.answers("Draft")
    await ana.taps("Share with your partner")
    await ana.edits(note, "What I meant")
    await ben.answers("Ben's thanks")
    await ben.taps("Share with your partner")
    assert ben.reads("What I meant")
    assert not ben.reads("Draft")


async def test_a_second_entry_joins_what_is_open(story: Story) -> None:
    ana, ben = await both_have_it(story)
    await ana.answers("One")
    await ana.taps("Share with your partner")
    await ben.answers("Two")
    await ben.taps("Share with your partner")
    await story.pass_time(minutes=10)
    await ana.answers("Three")
    await ana.taps("Share with your partner")
    assert ben.reads("Three")


async def test_who_took_another_prompt_shares_at_once(story: Story) -> None:
    ana, ben = await both_have_it(story)
    await ana.unfolds("Another one")
    await ana.answers("About something else")
    await ana.says("/journal")
    await ana.taps("Share with your partner")
    assert ben.reads("About something else")


async def test_when_the_couple_ends_waiting_words_stay_private(story: Story) -> None:
    ana, ben = await both_have_it(story)
    await ana.answers("Waiting words")
    await ana.taps("Share with your partner")
    await ben.says("/leave")
    await ben.taps("Yes, end it")
    await ana.says("/journal")
    assert "Only you can see this." in ana.last.text
    assert not ben.reads("Waiting words")


async def test_once_both_have_shared_a_further_word_is_offered_for_what_it_is(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await story.pass_time(hours=8)
    for phone, words in ((ana, "Ana's word"), (ben, "Ben's word")):
        await phone.answers(words)
        await phone.taps("Share with your partner")
    await story.pass_time(minutes=10)
    await ana.answers("And one more thing")
    assert "Would you like Ben to see it too?" in ana.last.text
    await ana.taps("Share with your partner")
    assert ben.reads("And one more thing")
