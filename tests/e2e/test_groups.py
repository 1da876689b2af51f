"""In a group the bot says one sentence and leaves."""

from tests.e2e.story import Story


async def test_one_sentence_and_then_it_leaves(story: Story) -> None:
    ana = story.phone("Ana")
    group = story.telegram.group(ana.person)
    await story.run_until_idle()
    said = [message.text for message in group.messages if message.from_bot]
    assert said == [
        "I only work in private chats, so I'm leaving this group now. Write to me there whenever you like."
    ]
    assert not group.bot_is_member
    assert ana.messages == []


async def test_added_again_it_leaves_without_repeating_itself(story: Story) -> None:
    ana = story.phone("Ana")
    group = story.telegram.group(ana.person)
    await story.run_until_idle()
    group.add_bot(ana.person)
    group.say(ana.person, "/start")
    group.say(ana.person, "/help")
    await story.run_until_idle()
    assert sum(message.from_bot and message.text != "" for message in group.messages) == 1
    assert not group.bot_is_member


async def test_commands_in_a_group_reach_nobodys_private_words(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("A thought of my own.")
    before = len(ana.messages)
    group = story.telegram.group(ana.person)
    for command in ("/journal", "/today", "/forget", "/settings"):
        group.say(ana.person, command)
    await story.run_until_idle()
    assert not any("thought" in message.text for message in group.messages if message.from_bot)
    assert len(ana.messages) == before
