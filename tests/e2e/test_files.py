"""Photos and documents that the bot makes arrive whole, survive a kill, and are gone when nobody needs them."""

import asyncio
import sys
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.domain.people import Person
from bot.service import post
from bot.texts.card import Card, Upload
from tests.e2e.story import PICTURE, Phone, Story, telling

SECRET = b"\x80the harbour \x00\xff wall\x80\x00\x00" * 50_000
PAPER = Upload("document", "words.txt", SECRET)
CURVE = Upload("photo", "curve.gif", PICTURE)


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    async with telling(tmp_path) as opened:
        yield opened


async def person_of(story: Story, phone: Phone) -> Person:
    async with story.app.database.transaction(story.clock.now()) as work:
        person = await work.people.by_telegram(phone.person.user_id)
    assert person is not None
    return person


async def queue(
    story: Story, phone: Phone, file: Upload, words: str = "Here it is", *, hidden: bool = False
) -> None:
    """What a service will do that makes a file."""
    person = await person_of(story, phone)
    async with story.app.database.transaction(story.clock.now()) as work:
        await post.send(work, person, Card(words, media=file, protected=hidden))


async def send(story: Story, phone: Phone, file: Upload) -> None:
    await queue(story, phone, file)
    await story.run_until_idle()


def held_by(phone: Phone, story: Story) -> bytes:
    """The bytes of the newest file; what the hour brings by itself may have come after it."""
    file_id = next(shown.file_id for shown in reversed(phone.messages) if shown.file_id is not None)
    assert file_id is not None
    found = story.telegram.files.content(story.telegram.files.path_of(file_id))
    assert found is not None
    return found[0]


async def attachments(story: Story) -> int:
    async with story.app.database.transaction(story.clock.now()) as work:
        row = await work.tx.one("SELECT count(*) AS n FROM attachments")
    return int(row["n"]) if row else -1


def on_disk(story: Story) -> bytes:
    return b"".join(path.read_bytes() for path in story.folder.rglob("*.sqlite3*"))


@pytest.mark.parametrize(("file", "kind"), [(PAPER, "document"), (CURVE, "photo")])
async def test_it_arrives_byte_for_byte(story: Story, file: Upload, kind: str) -> None:
    ana = await story.welcomed("Ana")
    await queue(story, ana, file)
    assert await attachments(story) == 1
    assert b"harbour" not in on_disk(story)
    await story.run_until_idle()
    assert (ana.last.kind, ana.last.text) == (kind, "Here it is")
    assert held_by(ana, story) == file.content
    assert kind == "photo" or ana.last.file_name == "words.txt"
    assert await attachments(story) == 0


async def test_a_protected_photo_is_hidden_until_it_is_touched(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await queue(story, ana, CURVE, hidden=True)
    await story.run_until_idle()
    assert ana.last.spoiler
    assert ana.last.protected


async def test_a_kill_between_queueing_and_sending_loses_nothing(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await story.stop_bot()
    arguments = (str(story.folder), story.settings.bot_api_url, str(ana.person.user_id), SECRET[:3000].hex())
    killed = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.e2e.queue_a_file", *arguments, cwd=Path(__file__).parents[2]
    )
    assert await killed.wait() == -9
    assert ana.last.kind == "text"
    story.clock.move_to(_later_than_real_time(story))
    await story.start_bot()
    await story.run_until_idle()
    papers = [message for message in ana.messages if message.kind == "document"]
    assert [paper.text for paper in papers] == ["Your words"]
    assert held_by(ana, story) == SECRET[:3000]
    assert await attachments(story) == 0


def _later_than_real_time(story: Story) -> datetime:
    return max(story.clock.now(), SystemClock().now()) + timedelta(seconds=1)


@pytest.mark.parametrize(("kind", "delivered", "papers"), [("502", False, 1), ("reset", True, 2)])
async def test_trouble_on_the_way_is_treated_as_for_messages(
    story: Story, kind: str, delivered: bool, papers: int
) -> None:
    ana = await story.welcomed("Ana")
    story.telegram.faults.plan(kind, method="sendDocument", delivered=delivered)  # type: ignore[arg-type]  # names of kinds
    await send(story, ana, PAPER)
    assert await attachments(story) == 1
    await story.pass_time(minutes=1)
    assert sum(message.kind == "document" for message in ana.messages) == papers
    assert held_by(ana, story) == SECRET
    assert await attachments(story) == 0


async def test_the_same_file_is_uploaded_once_for_an_author(story: Story) -> None:
    ana = await story.welcomed("Ana")
    for _ in range(2):
        await send(story, ana, PAPER)
    first, second = story.telegram.calls.all("sendDocument")
    assert "document" not in first.params or not isinstance(first.params["document"], str)
    assert second.params["document"] == ana.messages[-2].file_id
    assert held_by(ana, story) == SECRET
    story.telegram.faults.plan("400", method="sendDocument", description="Bad Request: wrong file identifier")
    await send(story, ana, PAPER)  # the name was forgotten there: the bytes go again
    assert sum(message.kind == "document" for message in ana.messages) == 3
    assert held_by(ana, story) == SECRET


@pytest.mark.parametrize("sent", [False, True])
async def test_it_goes_with_the_person(story: Story, sent: bool) -> None:
    ana = await story.welcomed("Ana")
    if sent:
        await send(story, ana, PAPER)
    else:
        story.telegram.faults.plan("500", method="sendDocument", times=99)
        await send(story, ana, PAPER)
        await story.pass_time(minutes=20)  # until it steps aside
    await ana.says("/forget")
    await ana.taps("Go on to the last step")
    await ana.says("erase")
    async with story.app.database.transaction(story.clock.now()) as work:
        for table in ("attachments", "sent_files"):
            row = await work.tx.one(f"SELECT count(*) AS n FROM {table}")
            assert row is not None
            assert row["n"] == 0
    await story.pass_time(hours=1)
    assert sum(message.kind == "document" for message in ana.messages) == int(sent)


async def test_what_is_refused_leaves_no_bytes(story: Story) -> None:
    ana = await story.welcomed("Ana")
    story.telegram.faults.plan("400", method="sendPhoto", description="Bad Request: IMAGE_PROCESS_FAILED")
    await send(story, ana, CURVE)
    assert ana.last.kind == "text"
    assert await attachments(story) == 0


async def test_it_waits_for_who_left_and_comes_back(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.blocks()
    await send(story, ana, PAPER)
    assert await attachments(story) == 1
    await ana.unblocks()
    assert [message.kind for message in ana.messages].count("document") == 1
    assert await attachments(story) == 0
