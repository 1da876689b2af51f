"""A household for every test of a service."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import load_texts
from bot.config import sandbox_settings
from bot.texts.texts import Texts
from tests.service.household import Household, household


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    return load_texts(sandbox_settings(tmp_path_factory.mktemp("texts"), 0))


@pytest.fixture
async def home(tmp_path: Path, texts: Texts) -> AsyncIterator[Household]:
    async with household(tmp_path, texts) as opened:
        yield opened
