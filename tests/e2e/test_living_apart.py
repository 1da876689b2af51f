"""Whether two people live in one place is said by either, holds for both, and both know it."""

from tests.e2e.story import Phone, Story


async def says_apart(phone: Phone) -> None:
    await phone.says("/settings")
    await phone.taps("Living apart")
    await phone.taps("We live apart")


async def test_it_is_chosen_in_the_settings_and_the_other_is_told_without_a_sound(story: Story) -> None:
    ana, ben = await story.couple()
    await says_apart(ana)
    assert ana.buttons == ["We live in one place", "✓ We live apart", "Back"]
    assert ben.last.text.startswith("Your partner, Ana, has set that you two live apart")
    assert ben.last.silent
    await ben.says("/settings")
    await ben.taps("Living apart")
    assert "✓ We live apart" in ben.buttons
    await ben.taps("We live in one place")
    assert ana.last.text.startswith("Your partner, Ben, has set that you two live in one place")


async def test_what_is_chosen_already_is_told_to_nobody(story: Story) -> None:
    ana, ben = await story.couple()
    await says_apart(ana)
    count = len(ben.messages)
    await ana.taps("✓ We live apart")
    assert len(ben.messages) == count


async def test_it_takes_two(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/settings")
    assert "Living apart" not in ana.buttons
    await ana.taps_raw(ana.last.id, "place.set:apart")
    assert ana.toast().startswith("That button is from an earlier time")
