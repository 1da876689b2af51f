"""Two minutes on somebody's unlocked phone: taps alone show no role, share nothing old and erase nothing."""

from tests.e2e.story import Phone, Story

ROLES = ("My trust was hurt", "I broke trust", "Some of both", "I'd rather not say")
OLD = "The harbour, three days ago"


async def with_an_old_entry(story: Story) -> tuple[Phone, Phone]:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says(OLD)
    await story.pass_time(days=1, minutes=1)
    return ana, ben


async def test_where_somebody_stands_is_marked_nowhere_and_told_for_a_moment_when_asked_twice(
    story: Story,
) -> None:
    ana, _ = await story.just_paired()
    await ana.taps("My trust was hurt")
    await ana.taps("I'd rather not say")
    await ana.says("/settings")
    await ana.taps("Where I stand")
    assert ana.buttons == [*ROLES, "Show what I answered"]
    count, card = len(ana.messages), ana.last.text
    await ana.taps("Show what I answered")
    assert ana.toast() == "You answered: My trust was hurt"
    assert (len(ana.messages), ana.last.text) == (count, card)
    assert ana.buttons == [*ROLES, "Show what I answered"]


async def test_no_word_brings_the_answer_onto_the_screen(story: Story) -> None:
    ana, _ = await story.just_paired()
    await ana.taps("My trust was hurt")
    await ana.says("/settings")
    await ana.taps("Where I stand")
    await ana.says("show what i answered")
    assert not ana.reads("You answered")


async def test_an_old_entry_is_shared_from_the_journal_by_a_word_only(story: Story) -> None:
    ana, ben = await with_an_old_entry(story)
    await ana.says("/journal")
    page = ana.last.id
    await ana.taps("Share with your partner", message_id=page)
    assert "write this word: share" in ana.last.text
    assert not ben.reads(OLD)
    await ana.says("share!")
    assert ben.reads(OLD)
    assert "Shared with Ben." in ana.person.message(page).text
    assert ana.last.text.startswith("Done.")


async def test_an_old_offer_in_the_chat_asks_for_the_word_too(story: Story) -> None:
    ana, ben = await with_an_old_entry(story)
    offer = ana.message_with("Would you like Ben to see it too?").id
    await ana.taps("Share with your partner", message_id=offer)
    assert not ben.reads(OLD)
    await ana.says("share")
    assert ben.reads(OLD)
    assert ana.person.message(offer).text.startswith("Shared with Ben")


async def test_any_other_word_leaves_it_as_it_is_and_is_kept_itself(story: Story) -> None:
    ana, ben = await with_an_old_entry(story)
    await ana.says("/journal")
    await ana.taps("Share with your partner")
    await ana.says("It rained all day and we stayed inside")
    assert "stays as it is" in ana.last.text
    await ana.taps("Leave it as it is")
    assert not ben.reads(OLD)
    await ana.says("/journal")
    assert "It rained all day" in ana.last.text
    assert "Only you can see this." in ana.last.text


async def test_what_was_asked_about_and_deleted_meanwhile_is_shared_with_nobody(story: Story) -> None:
    ana, ben = await with_an_old_entry(story)
    await ana.says("/journal")
    await ana.taps("Share with your partner")
    journal = ana.message_with(OLD)
    await ana.taps_raw(journal.id, journal.button("Delete").data or "")
    await ana.taps("Yes, delete it")
    await ana.says("share")
    assert not ben.reads(OLD)


async def test_what_is_of_today_is_shared_by_a_tap(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says(OLD)
    await story.pass_time(hours=23)
    await ana.says("/journal")
    await ana.taps("Share with your partner")
    assert ben.reads(OLD)


async def test_the_way_out_of_a_pairing_stays_two_taps(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("/leave")
    await ana.taps("Yes, end it")
    assert ana.reads("It has ended.")
