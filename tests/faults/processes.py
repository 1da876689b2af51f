"""The real bot in a process of its own: what it says, and how it ends; knows no fault."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.config import SANDBOX_TOKEN
from tests.surroundings import bare

KEY = "k" * 43
_PATIENCE = 60  # real seconds, on a busy machine


@dataclass
class Bot:
    process: asyncio.subprocess.Process

    async def says(self, words: str) -> str:
        """Wait for a line with these words on stderr."""
        async with asyncio.timeout(_PATIENCE):
            while line := await self._line():
                if words in line:
                    return line
        raise AssertionError(f"it ended and never said {words!r}")

    async def ends(self) -> tuple[int, list[str]]:
        """Wait for its end; the exit code and what it had left to say."""
        async with asyncio.timeout(_PATIENCE):
            lines = []
            while line := await self._line():
                lines.append(line.rstrip())
            return await self.process.wait(), lines

    async def _line(self) -> str:
        assert self.process.stderr is not None
        return (await self.process.stderr.readline()).decode()


@asynccontextmanager
async def bot(root: Path, data: Path, url: str) -> AsyncIterator[Bot]:
    """`python -m bot run` on a data folder; ended in order, or by force after a while."""
    environment = bare(PYTHONPATH=str(root), HOME=str(data.parent))
    environment |= {"BOT_TOKEN": SANDBOX_TOKEN, "BOT_API_URL": url, "DATA_DIR": str(data), "MASTER_KEY": KEY}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=data.parent, env=environment, stderr=asyncio.subprocess.PIPE
    )
    try:
        yield Bot(process)
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(process.communicate(), 15)
        except TimeoutError:
            process.kill()
            await process.wait()
