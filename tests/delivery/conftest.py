"""What the tests of the durable machine may ask for."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.delivery.bot_api import Telegram, telegram
from tests.delivery.machine import Machine, machine


@pytest.fixture
async def server() -> AsyncIterator[Telegram]:
    async with telegram() as running:
        yield running


@pytest.fixture
async def bot(tmp_path: Path, server: Telegram) -> AsyncIterator[Machine]:
    async with machine(tmp_path, server) as opened:
        yield opened
