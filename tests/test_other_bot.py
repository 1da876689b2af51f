"""Data belongs to one bot; another one's token, or a server begun anew, loses nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import opened
from bot.domain.errors import StartError
from kintsugi_sandbox.server import running
from kintsugi_sandbox.world import World
from tests.e2e.story import telling

OTHER = "1000000002:" + "another-bot-of-nobody-" * 2


async def test_another_bot_on_the_same_folder_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    async with telling(tmp_path) as story:
        ana = await story.welcomed("Ana")
        ana.person.say("What I want to keep")  # the bot has not fetched it yet
        await story.stop_bot()
        other = World(story.clock.now, wall=story.clock.monotonic)
        stranger = other.person("Ana")
        async with running(other, token=OTHER) as url:
            stranger.open_link()
            settings = replace(story.settings, bot_token=OTHER, bot_api_url=url)
            with pytest.raises(StartError) as refused:
                async with opened(settings, story.clock):
                    pass
        assert "1000000001" in str(refused.value)
        assert "1000000002" in str(refused.value)
        assert OTHER not in str(refused.value)
        assert other.updates.pending == 1  # not one update of the other bot was confirmed
        assert other.calls.all("setMyCommands") == []
        other.close()
        await story.start_bot()
        await story.run_until_idle()
        async with story.app.database.transaction(story.clock.now()) as work:
            rows = await work.tx.all("SELECT id FROM reflections")
        assert len(rows) == 1


async def test_numbers_that_were_used_before_are_other_updates(tmp_path: Path) -> None:
    """A local server begun anew, or restored, counts again from where it once was."""
    async with telling(tmp_path) as story:
        ana = await story.welcomed("Ana")
        story.telegram.bot.last_update_id -= 5
        count = len(ana.messages)
        await ana.says("/help")
        await ana.says("/settings")
        assert len(ana.messages) == count + 2
        await ana.says("My own words")
        async with story.app.database.transaction(story.clock.now()) as work:
            assert len(await work.tx.all("SELECT id FROM reflections")) == 1
