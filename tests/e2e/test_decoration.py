"""The quiet reaction and what is new in the Bot API: where they fail, words come all the same."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.e2e.story import Phone, Story, telling


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    async with telling(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize("kind", ["500", "429", "403", "400", "reset"])
async def test_a_reaction_that_always_fails_delays_no_answer(story: Story, kind: str) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    faults = story.telegram.faults
    faults.plan(kind, method="setMessageReaction", times=99, retry_after=3600)  # type: ignore[arg-type]  # names of kinds
    for words in ("one", "two", "three"):
        message = await ana.says(words)
        assert ana.last.text.startswith("Kept")
        assert ana.last.reply_to == message
        await story.pass_time(minutes=10)  # each is a thought of its own
    await ana.taps("Share with your partner")
    assert ben.reads("three")
    await story.pass_time(hours=8)
    assert "Hard day" in ana.buttons
    assert len([call for call in story.telegram.calls.all("setMessageReaction") if not call.ok]) <= 6


async def test_it_comes_all_the_same_where_nothing_fails(story: Story) -> None:
    ana = await story.welcomed("Ana")
    message = await ana.says("one")
    assert ana.person.message(message).reaction == "✍"


async def test_what_cannot_be_undone_looks_like_that(story: Story) -> None:
    ana, _ben = await story.couple()
    await ana.says("one")
    await ana.says("/journal")
    await ana.taps("Delete")
    assert _styles(ana) == {"Yes, delete it": "danger", "No, keep it": None}
    await ana.says("/leave")
    assert sorted(filter(None, _styles(ana).values())) == ["danger"]


async def changes_the_hour(phone: Phone) -> None:
    await phone.says("/settings")
    await phone.taps("Time")
    await phone.says("20:00")


async def test_an_instant_can_be_read_on_the_phones_own_clock(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await changes_the_hour(ana)
    [entity] = [one for one in ana.last.entities if one["type"] == "date_time"]
    words = ana.last.text.encode("utf-16-le")[
        entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2
    ]
    assert words.decode("utf-16-le") == "20:00"
    assert entity["unix_time"] == int(story.clock.now().timestamp()) + 8 * 3600
    assert entity["date_time_format"] == ""


@pytest.mark.parametrize("version", [(9, 3), (9, 4)])
async def test_an_older_server_is_asked_plainly(story: Story, version: tuple[int, int]) -> None:
    story.telegram.version = version
    ana = await story.welcomed("Ana")
    await changes_the_hour(ana)
    assert ana.last.text.endswith("at 20:00.")
    assert not [one for one in ana.last.entities if one["type"] == "date_time"]
    await ana.says("one")
    await ana.says("/journal")
    await ana.taps("Delete")
    assert "Yes, delete it" in ana.buttons
    refused = [call for call in story.telegram.calls.all() if not call.ok]
    assert len(refused) == 1  # from then on it is not asked again


def _styles(phone: Phone) -> dict[str, str | None]:
    return {button.text: button.style for row in phone.last.buttons for button in row}
