"""Where the process has to end it says why in one line, and where it need not it goes on by itself."""

import asyncio
import resource
import shutil
import sqlite3
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from bot.config import SANDBOX_TOKEN
from kintsugi_sandbox.server import running
from kintsugi_sandbox.world import World
from tests.faults.disks import locked
from tests.faults.processes import bot
from tests.faults.test_disk import spoil

SAID = "What I want to keep"


async def test_it_goes_on_by_itself_and_refuses_in_one_line(root: Path, tmp_path: Path) -> None:
    world = World(_now)
    async with running(world, token=SANDBOX_TOKEN) as url:
        data = tmp_path / "data"
        await full_and_mended(root, data, url, world)
        await refusals(root, data, url)
    world.close()


async def full_and_mended(root: Path, data: Path, url: str, world: World) -> None:
    """A disk that takes no more, by the kernel's own limit on this process; then it does again."""
    ana = world.person("Ana")
    async with bot(root, data, url) as running_bot:
        ana.open_link()
        await world.until(lambda: ana.inbox, 60)
        said = len(ana.inbox)
        pid = running_bot.process.pid
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
        ana.say("/help")
        await running_bot.says("The disk under the data folder does not take what is written to it")
        assert len(ana.inbox) == said
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        await world.until(lambda: len(ana.inbox) > said, 60)
    assert running_bot.process.returncode == 0


async def refusals(root: Path, data: Path, url: str) -> None:
    """Each on a copy of its own, all at the same time."""

    async def said(name: str) -> tuple[int, list[str]]:
        async with bot(root, data.parent / name, url) as refused:
            return await refused.ends()

    with ExitStack() as stack:
        for name in ("truncated", "keyring", "locked", "spoilt"):
            shutil.copytree(data, data.parent / name)
        truncate(data.parent / "truncated" / "kintsugi.sqlite3")
        truncate(data.parent / "keyring" / "keyring.sqlite3")
        spoil(data.parent / "spoilt" / "kintsugi.sqlite3", "schedule_by_due")
        stack.enter_context(locked(data.parent / "locked" / "kintsugi.sqlite3"))
        names = ("truncated", "keyring", "locked", "spoilt")
        ends = dict(zip(names, await asyncio.gather(*map(said, names)), strict=True))
    for name, (code, lines) in ends.items():
        assert code == 2, (name, lines)
        assert not any("Traceback" in line for line in lines), (name, lines)
        told = "keeps the database locked" if name == "locked" else "is damaged"
        assert told in lines[-1], (name, lines)
    # what was not touched is what it was
    with sqlite3.connect(data / "kintsugi.sqlite3") as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    file.close()


def truncate(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2 // 4096 * 4096])


def _now() -> datetime:
    return datetime.now(UTC)
