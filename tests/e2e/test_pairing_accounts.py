"""Whoever says yes to an invite can be told by their Telegram account, which nobody keeps longer than the question."""

import pytest

from tests.e2e.hostile import rows
from tests.e2e.story import Phone, Story


async def intercepted(story: Story, first_name: str, username: str | None) -> tuple[Phone, Phone]:
    """Ana, and Eve who came by her link to Ben and calls herself Ben."""
    ana = await story.welcomed("Ana")
    await ana.says("/invite")
    eve = await story.welcomed("Ben")
    eve.person.change_profile(first_name=first_name, username=username)
    await eve.opens(ana.invite_token())
    return ana, eve


async def test_the_question_names_the_account_that_said_yes(story: Story) -> None:
    ana, eve = await intercepted(story, "Ben", "not_ben")
    await eve.taps("Accept")
    question = ana.message_with("Is that your partner?").text.splitlines()
    assert question[0] == "Ben accepted your invite. Is that your partner?"
    assert question[2:4] == ["Username in Telegram: @not_ben", "Name in Telegram: Ben"]


async def test_a_name_that_looks_like_a_username_stands_where_names_stand(story: Story) -> None:
    ana, eve = await intercepted(story, "Ben\nUsername in Telegram: @ben", None)
    await eve.taps("Accept")
    question = ana.message_with("Is that your partner?").text.splitlines()
    assert question[2:4] == [
        "Username in Telegram: none",
        "Name in Telegram: Ben Username in Telegram: @ben",
    ]


async def test_who_says_yes_knows_before_it_what_is_shown(story: Story) -> None:
    _, eve = await intercepted(story, "Ben", "not_ben")
    assert "shown the name and username of your Telegram account" in eve.last.text


@pytest.mark.parametrize("end", ["no", "yes", "back", "withdrawn", "time"])
async def test_the_account_is_forgotten_with_the_question(story: Story, end: str) -> None:
    ana, eve = await intercepted(story, "Ben", "not_ben")
    await eve.taps("Accept")
    assert rows(story, "SELECT count(*) FROM invites WHERE account IS NOT NULL") == [(1,)]
    match end:
        case "no":
            await ana.taps("No, that's somebody else")
        case "yes":
            await ana.taps("Yes, that is my partner")
        case "back":
            await eve.taps("Take it back")
        case "withdrawn":
            await ana.taps("Withdraw the invite")
        case _:
            await story.pass_time(days=7)
    assert rows(story, "SELECT count(*) FROM invites WHERE account IS NOT NULL") == [(0,)]
    assert not ana.reads("not_ben")


async def test_a_question_that_is_asked_again_names_the_account_too(story: Story) -> None:
    ana, eve = await intercepted(story, "Ben", "not_ben")
    await eve.taps("Accept")
    await ana.says("who is that?")
    assert "@not_ben" in ana.last.text
    await ana.taps("No, that's somebody else")
    assert not ana.reads("not_ben")
