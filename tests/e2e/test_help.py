"""/help, /privacy and the menu: one screen, a real policy, and only commands that exist."""

import re

from bot.chat.commands import MENU
from bot.chat.setup import all_routes
from tests.e2e.story import Story


async def test_help_is_one_screen_and_names_every_command(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/help")
    text = ana.last.text
    assert set(re.findall(r"(?m)(?<![\w/])/([a-z]+)", text)) == set(all_routes().commands)
    assert len(text) < 1200
    assert "findahelpline.com" in text


async def test_the_examples_in_help_work(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/help")
    examples = re.findall(r"(?m)^/pause .*$", ana.last.text)
    assert len(examples) == 3
    for example in examples:
        await ana.says(example)
        assert ana.last.text.startswith("I bring nothing by myself until")


async def test_the_menu_holds_every_command(story: Story) -> None:
    assert sorted(MENU) == sorted(all_routes().commands)


async def test_help_and_privacy_answer_before_anybody_has_agreed_to_anything(story: Story) -> None:
    ana = story.phone("Ana")
    await ana.says("/help")
    assert "/forget" in ana.last.text
    await ana.says("/privacy")
    assert ana.reads("Who runs this bot")
    await ana.opens()
    await ana.taps("What stays private")
    assert sum("Who runs this bot" in text for text in ana.texts) == 2
    await ana.taps("Yes, let's begin")


async def test_the_policy_says_what_a_policy_must(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/privacy")
    for words in (
        "technically read",
        "no ads",
        "encrypted",
        "What your partner can see",
        "Telegram's own privacy policy",
        "For how long",
        "/forget",
        "Not for emergencies",
        "Ask whoever runs this bot",
    ):
        assert ana.reads(words), words


async def test_an_unknown_command_and_an_invented_button_get_a_next_step(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/fly")
    assert ana.last.text == "I don't know that command. /help shows everything you can do here."
    await ana.taps_raw(ana.last.id, "no.such.verb:1")
    assert ana.toast().startswith("That button is from an earlier time")


async def test_a_button_of_a_feature_waits_until_the_welcome_is_over(story: Story) -> None:
    ana = story.phone("Ana")
    await ana.opens()
    await ana.taps_raw(ana.last.id, "role.ask")
    assert ana.toast().startswith("Let's finish the first questions")
