"""Who blocks the bot is left in peace, and finds everything as it was."""

from tests.e2e.story import Story


async def test_nothing_comes_while_the_bot_is_blocked_and_days_go_on_afterwards(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.blocks()
    count = len(ana.messages)
    await story.pass_time(days=3)
    assert len(ana.messages) == count
    await ana.unblocks()
    assert ana.last.text == "Good to have you back, Ana. Everything is as it was."
    assert len(ana.messages) == count + 1
    await ana.says("/start")
    assert ana.reads("Hello, Ana.")
    await ana.says("/settings")
    assert "Name: Ana" in ana.last.text
    count = len(ana.messages)
    await story.pass_time(days=1)
    assert len(ana.messages) == count + 1


async def test_the_partner_is_not_told_and_goes_on_getting_theirs(story: Story) -> None:
    ana, ben = await story.couple()
    before = ben.texts
    await ana.blocks()
    assert ben.texts == before
    await story.pass_time(days=1)
    assert len(ben.messages) == len(before) + 1
    await ana.unblocks()
    assert len(ben.messages) == len(before) + 1


async def test_what_waited_for_them_arrives_when_they_come_back(story: Story) -> None:
    ana, ben = await story.welcomed("Ana"), await story.welcomed("Ben")
    await ana.says("/invite")
    token = ana.invite_token()
    await ana.blocks()
    await ben.opens(token)
    await ben.taps("Accept")
    await story.pass_time(hours=30)
    assert not ana.reads("Ben accepted")
    await ana.unblocks()
    assert ana.reads("Ben accepted your invite.")
    await ana.taps("Yes, that is my partner")
    assert ben.reads("are here together now")


async def test_blocking_and_coming_back_over_a_restart(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.blocks()
    await story.restart_bot()
    await story.pass_time(days=2)
    await ana.unblocks()
    await story.restart_bot()
    count = len(ana.messages)
    await story.pass_time(days=1)
    assert len(ana.messages) == count + 1


async def test_who_blocks_during_the_welcome_goes_on_with_it(story: Story) -> None:
    ana = story.phone("Ana")
    await ana.opens()
    await ana.taps("Yes, let's begin")
    await ana.blocks()
    await ana.unblocks()
    await ana.opens()
    assert "Call me Ana" in ana.buttons
