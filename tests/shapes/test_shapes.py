"""Every recorded shape of an update goes through the whole bot: none sticks, none is set aside, words are kept."""

import asyncio
import logging
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.config import SANDBOX_TOKEN
from kintsugi_sandbox.server import running
from kintsugi_sandbox.world import World
from tests.e2e.story import Phone, Story, telling
from tests.faults.processes import bot
from tests.shapes.shapes import Shape, shapes

pytestmark = pytest.mark.filterwarnings(  # the library's own, of what it counts among attachments
    "ignore:Deprecated since version 21.4"
)

FIRST_MESSAGE = 50_000


async def rows(story: Story, sql: str) -> list[Any]:
    async with story.app.database.transaction(story.clock.now()) as work:
        return list(await work.tx.all(sql))


async def words_kept(story: Story) -> list[str]:
    async with story.app.database.transaction(story.clock.now()) as work:
        kept = await work.tx.all("SELECT id, person_id, words FROM reflections ORDER BY ordinal")
        return [
            work.tx.open("reflections", "words", row["id"], row["person_id"], row["words"]) for row in kept
        ]


async def comes(story: Story, phone: Phone, shape: Shape, number: int) -> None:
    story.telegram.updates.push_raw(shape.sent_by(phone.person.user_id, FIRST_MESSAGE + number))
    await story.run_until_idle()


def test_there_are_more_than_a_hundred_and_each_has_a_name() -> None:
    named = Counter(shape.name for shape in shapes())
    assert len(named) >= 100
    assert set(named.values()) == {1}


async def test_none_sticks_none_is_set_aside_and_words_are_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with telling(tmp_path) as story:
        ilse = await story.welcomed("Ilse")
        for number, shape in enumerate(shapes()):
            caplog.clear()
            before = await words_kept(story)
            await comes(story, ilse, shape, number)
            left = await rows(story, "SELECT state, error FROM inbox WHERE state <> 'done'")
            assert not left, shape.name
            errors = [record for record in caplog.records if record.levelno >= logging.ERROR]
            assert not errors, (shape.name, errors)
            new = (await words_kept(story))[len(before) :]
            if shape.words is not None:
                assert new == [shape.words], shape.name
        await ilse.says("/help")
        assert "/today" in ilse.last.text


async def test_a_newcomer_who_sends_any_of_them_is_welcomed_afterwards(tmp_path: Path) -> None:
    async with telling(tmp_path) as story:
        ilse = story.phone("Ilse")
        for number, shape in enumerate(shapes()):
            await comes(story, ilse, shape, number)
        assert not await rows(story, "SELECT * FROM inbox WHERE state <> 'done'")
        await story.welcomes(ilse)
        assert ilse.reads("Thank you, Ilse.")


@pytest.mark.crash
async def test_the_real_process_lives_through_all_of_them(root: Path, tmp_path: Path) -> None:
    world = World(lambda: datetime.now(UTC))
    async with running(world, token=SANDBOX_TOKEN) as url, bot(root, tmp_path / "data", url) as process:
        ilse = world.person("Ilse")
        ilse.open_link()
        await world.until(lambda: ilse.inbox, 60)
        for number, shape in enumerate(shapes()):
            world.updates.push_raw(shape.sent_by(ilse.user_id, FIRST_MESSAGE + number))
        ben = world.person("Ben")
        ben.open_link()
        await world.until(lambda: ben.inbox and not world.updates.pending, 60)
        assert process.process.returncode is None
    async with asyncio.timeout(10):
        assert await process.process.wait() == 0
    world.close()
