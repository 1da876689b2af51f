"""Either of two people ends the couple at once; the other reads one neutral sentence and no reason."""

from tests.e2e.story import Story

PARTED = "The pairing here has ended"


async def test_leaving_takes_one_question_and_nobodys_consent(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/leave")
    assert ana.buttons == ["Yes, end it", "No, stay"]
    assert not ben.reads(PARTED)
    count = len(ben.messages)
    await ana.taps("Yes, end it")
    assert ana.reads("It has ended.")
    assert len(ben.messages) == count + 1
    assert PARTED in ben.last.text
    assert ben.last.silent
    assert "Ana" not in ben.last.text
    assert ben.last.text.splitlines()[0] == "A quiet word."
    for phone in (ana, ben):
        await phone.says("/leave")
        assert phone.last.text.startswith("You have no partner here")


async def test_whoever_stays_changes_nothing(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/leave")
    await ana.taps("No, stay")
    assert ana.last.text == "All right. Nothing has changed."
    assert not ben.reads(PARTED)
    await ben.says("/leave")
    assert "Yes, end it" in ben.buttons


async def test_without_a_partner_there_is_nothing_to_leave(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/leave")
    assert ana.last.text.startswith("You have no partner here")
    new = story.phone("New")
    await new.says("/leave")
    assert new.last.text.startswith("You have no partner here")


async def test_an_old_question_does_not_end_a_new_beginning(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/leave")
    old = ana.last.id
    await ben.says("/leave")
    await ben.taps("Yes, end it")
    await ana.says("/invite")
    await ben.opens(ana.invite_token())
    await ben.taps("Accept")
    await ana.taps("Yes, that is my partner")
    ended = sum(PARTED in text for text in ana.texts)
    await ana.taps("Yes, end it", message_id=old)
    assert ana.toast().startswith("That button is from an earlier time")
    assert sum(PARTED in text for text in ana.texts) == ended
    await ana.says("/leave")
    assert "Yes, end it" in ana.buttons


async def test_a_stranger_ends_nothing(story: Story) -> None:
    ana, ben = await story.couple()
    eve = await story.welcomed("Eve")
    for about in ("1", "", "1:1", "x"):
        await eve.taps_raw(eve.last.id, f"leave.yes:{about}")
    assert not ana.reads(PARTED)
    assert not ben.reads(PARTED)


async def test_each_keeps_what_they_wrote(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("The garden was lovely today.")
    await ben.says("/leave")
    await ben.taps("Yes, end it")
    await ana.says("/journal")
    assert "The garden was lovely today." in ana.last.text


async def test_after_leaving_another_beginning_is_possible(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("/leave")
    await ana.taps("Yes, end it")
    cleo = await story.welcomed("Cleo")
    await cleo.says("/invite")
    await ana.opens(cleo.invite_token())
    await ana.taps("Accept")
    await cleo.taps("Yes, that is my partner")
    assert ana.reads("You and Cleo are here together now")


async def test_after_a_parting_nothing_comes_by_itself_and_nothing_speaks_of_a_partner(story: Story) -> None:
    ana, ben = await story.couple()
    await story.pass_time(hours=7)
    await ana.says("/leave")
    await ana.taps("Yes, end it")
    heard = len(ana.messages), len(ben.messages)
    await story.pass_time(days=3)
    assert (len(ana.messages), len(ben.messages)) == heard
    for phone in (ana, ben):
        await phone.says("/today")
        assert phone.last.text.startswith("For today")
        assert "partner" not in phone.last.text
    await ben.says("/resume")
    before = len(ben.messages)
    await story.pass_time(days=7)
    nudges = [text for text in ben.texts[before:] if text.startswith("For today")]
    assert len(nudges) == 7
    assert [text for text in nudges if "partner" in text] == []


async def test_a_new_beginning_ends_the_rest(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/leave")
    await ana.taps("Yes, end it")
    await ana.says("/invite")
    await ben.opens(ana.invite_token())
    await ben.taps("Accept")
    await ana.taps("Yes, that is my partner")
    before = len(ana.messages), len(ben.messages)
    await story.pass_time(days=1)
    assert len(ana.messages) > before[0]
    assert len(ben.messages) > before[1]
