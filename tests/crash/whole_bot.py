"""The real bot as a victim: everything that `run` starts, with a probe that kills and a clock that was moved."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.app import App, opened
from bot.clock import ShiftedClock, SystemClock
from bot.config import sandbox_settings
from bot.delivery.probe import Probe

AHEAD = "KINTSUGI_TEST_AHEAD"
"""How many seconds the victim's clock is ahead."""

FAST = 1000.0


@asynccontextmanager
async def build(data: Path, api: str, token: str, probe: Probe) -> AsyncIterator[App]:
    clock = ShiftedClock(SystemClock(), timedelta(seconds=float(os.environ[AHEAD])))
    settings = replace(
        sandbox_settings(data, 0), bot_token=token, bot_api_url=api, send_rate=FAST, chat_rate=FAST
    )
    async with opened(settings, clock, probe) as bot:
        yield bot
