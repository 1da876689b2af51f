"""A bot in a process of its own that dies by SIGKILL at a named point; knows not what the bot does.

`python -m tests.crash.victim --data DIR --api URL --token T [--point work.after_commit --hit 3]`
"""

import argparse
import asyncio
import contextlib
import importlib
import os
import signal
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol

from bot.delivery.probe import Point, Probe


class Runs(Protocol):
    async def run(self) -> None: ...


class Build(Protocol):
    """How a bot is put together; named on the command line as `module:function`."""

    def __call__(
        self, data: Path, api: str, token: str, probe: Probe
    ) -> AbstractAsyncContextManager[Runs]: ...


class Fatal:
    """Ends this process, without any farewell, when a point is reached for the nth time."""

    def __init__(self, point: str | None, hit: int) -> None:
        self._point = point
        self._left = hit

    def reached(self, point: Point) -> None:
        if point == self._point:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--api", required=True)
    parser.add_argument("--token", required=True)
    parser.add_argument("--point")
    parser.add_argument("--hit", type=int, default=1)
    parser.add_argument("--build", default="tests.crash.echo:build")
    return parser.parse_args()


async def main(chosen: argparse.Namespace) -> None:
    module, _, name = chosen.build.partition(":")
    build: Build = getattr(importlib.import_module(module), name)
    probe = Fatal(chosen.point, chosen.hit)
    async with build(chosen.data, chosen.api, chosen.token, probe) as bot, asyncio.TaskGroup() as group:
        running = group.create_task(bot.run())
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, running.cancel)


if __name__ == "__main__":
    with contextlib.suppress(asyncio.CancelledError):
        asyncio.run(main(arguments()))
