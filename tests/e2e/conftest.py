"""The story every end-to-end test is told in."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.e2e.story import Story, telling


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    async with telling(tmp_path) as told:
        yield told


@pytest.fixture
async def another(tmp_path: Path) -> AsyncIterator[Story]:
    """A second world, to be set against the first."""
    async with telling(tmp_path / "another") as told:
        yield told
