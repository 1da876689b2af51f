"""What the bot refuses to start on, each with one clear line and nothing made over what is there."""

from pathlib import Path

import pytest

from bot.app import opened
from bot.config import sandbox_settings
from bot.domain.errors import StartError
from bot.testing import ManualClock
from tests.e2e.story import MONDAY_NOON, telling


async def refusal(folder: Path) -> str:
    with pytest.raises(StartError) as refused:
        async with opened(sandbox_settings(folder, 0), ManualClock(MONDAY_NOON)):
            pass
    return str(refused.value)


async def test_a_database_without_its_keyring_stops_the_start(tmp_path: Path) -> None:
    async with telling(tmp_path) as story:
        await story.welcomed("Ana")
    (tmp_path / "bot" / "keyring.sqlite3").unlink()
    assert "its keyring keyring.sqlite3 is missing" in await refusal(tmp_path)
    assert not (tmp_path / "bot" / "keyring.sqlite3").exists()


async def test_a_keyring_without_its_master_key_stops_the_start(tmp_path: Path) -> None:
    async with telling(tmp_path):
        pass
    (tmp_path / "master.key").unlink()
    assert "is missing" in await refusal(tmp_path)
    assert not (tmp_path / "master.key").exists()


async def test_another_master_key_stops_the_start(tmp_path: Path) -> None:
    async with telling(tmp_path):
        pass
    (tmp_path / "master.key").write_text("0" * 64)
    assert "does not fit this keyring" in await refusal(tmp_path)


async def test_a_second_instance_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    async with telling(tmp_path):
        assert "already running" in await refusal(tmp_path)
