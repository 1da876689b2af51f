"""A household for every test of a service."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.texts.texts import Texts
from tests.e2e.story import words
from tests.service.household import Household, household


@pytest.fixture(scope="session")
def texts() -> Texts:
    return words()


@pytest.fixture
async def home(tmp_path: Path, texts: Texts) -> AsyncIterator[Household]:
    async with household(tmp_path, texts) as opened:
        yield opened
