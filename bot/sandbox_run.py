"""Runs the bot beside its own little Telegram, with a page of two phones; only this knows both."""

import asyncio
import shutil
from datetime import datetime
from pathlib import Path

from bot.app import opened
from bot.config import Settings, sandbox_settings
from bot.instance import InstanceLock
from bot.keyfile import make_key_file
from bot.time_travel import TimeTravel
from kintsugi_sandbox.rate import Limits
from kintsugi_sandbox.server import HOST, bind, create_app, serve
from kintsugi_sandbox.world import World

DEFAULT_FOLDER = Path("sandbox-data")
DEFAULT_PORT = 8765


async def run_sandbox(
    folder: Path, port: int, *, fresh: bool, begin: datetime | None = None, log_level: str = "WARNING"
) -> None:
    """Serve the page and run the bot until cancelled; everything is kept under `folder`.

    `begin` (aware) is where time stands when there is no life in the folder yet.

    Raises PortBusy or AlreadyRunning before anything starts or is removed, StartError when the bot cannot start.
    """
    with bind(port) as listener, InstanceLock(folder):
        if fresh:
            forget(folder)
        settings = prepare(folder, listener.getsockname()[1], log_level)
        travel = TimeTravel(folder / "clock.json", begin)
        world = World(travel.clock.now, folder=folder / "telegram", limits=Limits())
        world.bot.names.setdefault("", "Kintsugi")
        app = create_app(world, travel, settings.bot_token or "")
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(serve(app, listener=listener))
                async with opened(settings, travel.clock) as bot:
                    with travel.taking(bot):
                        _say_where(listener.getsockname()[1])
                        await bot.run()
        finally:
            world.close()


def prepare(folder: Path, port: int, log_level: str) -> Settings:
    """Make the folder and, the first time, its own master key; returns the bot's settings."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    key_file = folder / "master.key"
    if not key_file.exists() and not (folder / "bot" / "keyring.sqlite3").exists():
        make_key_file(key_file)
    return sandbox_settings(folder, port, log_level)


def forget(folder: Path) -> None:
    """Remove what a sandbox left under `folder`, and nothing else that may lie there."""
    for name in ("bot", "telegram"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in ("clock.json", "master.key"):
        (folder / name).unlink(missing_ok=True)


def _say_where(port: int) -> None:
    print("Kintsugi's sandbox: two phones on one page. Nothing leaves this computer. Stop with Ctrl+C.")  # noqa: T201 - the command line speaks here
    print(f"http://{HOST}:{port}", flush=True)  # noqa: T201 - a line of its own, so that it can be clicked
