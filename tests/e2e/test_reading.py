"""What reaches a reader, and the two quiet ways to answer it; nothing goes without a tap."""

import pytest

from tests.e2e.story import Phone, Story

LINE = {
    "My trust was hurt": "nothing has to be all right because of it",
    "I broke trust": "You don't have to put anything right tonight.",
    "I'd rather not say": "You don't have to answer.",
}
FEAR = "I am afraid of him, he hit me"


async def shares(author: Phone, words: str) -> int:
    sent = await author.says(words)
    await author.taps("Share with your partner")
    return sent


def everything(phone: Phone) -> list[tuple[int, str, list[str]]]:
    return [(shown.id, shown.text, shown.button_texts) for shown in phone.messages]


def data_of(phone: Phone, label: str) -> str:
    """Return what a button of the newest message carries."""
    buttons = [button for row in phone.last.buttons for button in row]
    return next(str(button.data) for button in buttons if button.text == label)


@pytest.mark.parametrize("role", LINE)
async def test_one_line_stands_for_each_reader_and_asks_for_nothing(story: Story, role: str) -> None:
    ana, ben = await story.just_paired()
    await story.makes_it_a_shared_day()
    await ben.taps(role)
    await ben.says("/start")
    await ana.says("/start")
    await shares(ana, "We walked to the river.")
    assert LINE[role] in ben.last.text
    assert ben.buttons == ["Thank you for telling me", "Answer"]


async def test_thanks_reach_the_author_once_and_are_never_asked_for(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    sent = await shares(ana, "We walked to the river.")
    await ben.taps("Thank you for telling me")
    assert ana.last.text == "Ben says: thank you for telling me."
    assert ana.last.reply_to == sent
    assert ben.buttons == ["Answer"]
    before = len(ana.messages)
    await ben.taps_raw(ben.last.id, f"read.thank:{data_of(ben, 'Answer').split(':')[1]}")
    assert len(ana.messages) == before


async def test_an_answer_is_its_writers_until_it_is_sent_and_then_stands_in_both_journals(
    story: Story,
) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    sent = await shares(ana, "We walked to the river.")
    before = everything(ana)
    await ben.taps("Answer")
    assert "Nothing goes to Ana until you send it" in ben.last.text
    await ben.says("I would like to walk there again.")
    assert ben.buttons == ["Send it to your partner", "Keep private"]
    assert everything(ana) == before
    await ben.taps("Send it to your partner")
    assert ana.last.text.startswith("Your partner, Ben, has answered what you shared.")
    assert "walk there again" in ana.last.text
    assert ana.last.reply_to == sent
    for phone in (ana, ben):
        await phone.says("/journal")
        assert "walk there again" in phone.last.text
        assert "An answer to what was shared" in phone.last.text
    await ben.taps("Take it back")
    assert not any("walk there again" in shown.text for shown in ana.messages)


async def test_what_a_nudge_brings_in_between_is_not_taken_for_an_answer(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await shares(ana, "We walked to the river.")
    await story.pass_time(hours=6)
    copy = ben.message_with("We walked").id
    await ben.taps("Answer", message_id=copy)
    await story.pass_time(hours=1)  # 19:00: the day's nudge
    await ben.says("What I noticed today.")
    assert "Send it to your partner" not in ben.buttons


async def test_nothing_can_be_answered_that_was_taken_back(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await shares(ana, "We walked to the river.")
    data = {label: data_of(ben, label) for label in ben.buttons}
    await ana.taps("Take it back")
    home = ben.messages[0].id
    for forged in data.values():
        await ben.taps_raw(home, forged)
        assert ben.toast() == "That can't be answered any more."
    assert not ana.reads("thank you for telling me")


async def test_words_of_fear_in_an_answer_are_offered_to_nobody(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await shares(ben, "We walked to the river.")
    await ana.taps("Answer")
    await ana.says(FEAR)
    assert not any("Send it" in label for shown in ana.messages[-2:] for label in shown.button_texts)
    assert not ben.reads("afraid")


async def test_who_reads_heavy_words_hears_of_help_alone(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await shares(ana, "Some days I want to die.")
    assert "stay with them if you can" in ben.last.text
    assert ben.last.silent
    before = len(ben.messages)
    await story.pass_time(hours=1)
    await shares(ana, "I still want to die.")
    assert len(ben.messages) == before + 1  # the copy alone: the note rests


@pytest.mark.parametrize("how", ["shared", "waiting"])
async def test_an_edit_never_carries_words_of_fear(story: Story, how: str) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    if how == "waiting":
        await story.pass_time(hours=8)
        sent = await ana.answers("We had a nice walk.")
        await ana.taps("Share with your partner")
        assert "opens once" in ana.last.text
    else:
        sent = await shares(ana, "We had a nice walk.")
    await ben.says("/journal")
    before = everything(ben)
    await ana.edits(sent, f"We had a nice walk. {FEAR}")
    assert everything(ben) == before
    assert ana.reads("it may")
    if how == "waiting":
        await ben.answers("Mine")
        await ben.taps("Share with your partner")
    await ben.says("/journal")
    assert not ben.reads("afraid")
    await ana.says("/journal")
    assert "afraid" in ana.last.text  # hers is kept as she wrote it


async def test_a_harmless_edit_after_that_is_shown_again_and_taking_back_takes_all(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    sent = await shares(ana, "We had a nice walk.")
    await ana.edits(sent, FEAR)
    await ana.edits(sent, "We had a long walk.")
    assert ben.reads("We had a long walk.")
    assert ana.reads("Ben sees it as it is now")
    await ana.edits(sent, FEAR)
    await ana.taps("Take it back")
    assert not ben.reads("walk")
    assert not ben.reads("afraid")


async def test_that_the_other_sees_an_edit_is_said_once(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    sent = await shares(ana, "We had a nice walk.")
    for words in ("We had a long walk.", "We had a very long walk."):
        await ana.edits(sent, words)
        assert ben.reads(words)
    assert sum("Ben sees it as it is now" in text for text in ana.texts) == 1


async def test_the_rule_is_explained_three_times_then_one_line_stands(story: Story) -> None:
    ana, _ = await story.couple_on_a_shared_day()
    explained = []
    for number in range(4):
        await story.pass_time(minutes=10)
        await ana.says(f"Thought {number}")
        explained.append("Would you like" in ana.last.text)
        await ana.taps("Share with your partner")
    assert explained == [True, True, True, False]


async def test_after_three_times_no_nothing_is_asked_until_they_share_again(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    for number in range(3):
        await story.pass_time(minutes=10)
        await ana.says(f"Thought {number}")
        await ana.taps("Keep private")
    assert "won't ask" in ana.last.text
    await story.pass_time(minutes=10)
    before = len(ana.messages)
    await ana.says("Thought 3")
    assert len(ana.messages) == before
    await ana.says("/journal")
    await ana.taps("Share with your partner")
    assert ben.reads("Thought 3")
    await story.pass_time(minutes=10)
    await ana.says("Thought 4")
    assert "Share with your partner" in ana.buttons


async def test_on_days_of_ones_own_nothing_is_asked_and_the_journal_shares(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("The first thing I write")
    assert ana.last.text.startswith("Kept. Only you can see it")
    assert ana.buttons == []
    await story.pass_time(hours=8)
    before = len(ana.messages)
    await ana.says("About today's prompt")
    assert len(ana.messages) == before
    await ana.says("/journal")
    await ana.taps("Share with your partner")
    assert ben.reads("About today's prompt")
    assert "Something of their own" in ben.last.text
