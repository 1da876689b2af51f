"""`scale`: what grows with the number of couples, and what must not: start, tick, reply, memory, bytes."""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench import crowd, fill, message, ours
from bench.apart import apart, median
from bench.figures import Figure
from bench.scale_usual import measured as usual_measured
from bench.sink import TOKEN, SinkHandle, sink
from bench.sizes import Sizes, answer_times, resident_bytes
from bot.app import opened
from bot.clock import SystemClock

NAME = "scale"
SIZES, QUICK_SIZES = (10_000, 100_000, 1_000_000), (1000, 10_000)
_USUAL_GOES_TO = 100_000  # couples; twice as many jobs, a minute to load
_DUE = 1000


@dataclass(frozen=True)
class _Line:
    field: str
    what: str
    unit: str
    most: float | None


_LINES = (
    _Line("start", "start to first poll", "s", 2),
    _Line("idle_tick", "idle tick", "ms", 5),
    _Line("busy_tick", "tick with 1,000 due", "ms", None),
    _Line("reply", "one reply, update to answer", "ms", None),
    _Line("memory", "memory", "MB", 200),
    _Line("bytes_each", "bytes per couple", "B", None),
)


def measure(*, quick: bool, sizes: tuple[int, ...] = ()) -> list[Figure]:
    chosen = sizes or (QUICK_SIZES if quick else SIZES)
    peers = [apart(usual_measured, size) for size in chosen if size <= _USUAL_GOES_TO]
    mine = [_measured(size, starts=1 if quick else 3) for size in chosen]
    figures = [
        _figure(line, each, peers[min(index, len(peers) - 1)])
        for line in _LINES
        for index, each in enumerate(mine)
    ]
    return figures + [_growth(line, mine, peers) for line in _LINES]


def _figure(line: _Line, mine: Sizes, peer: Sizes) -> Figure:
    value = getattr(mine, line.field)
    return Figure(
        NAME,
        f"{line.what}, {mine.couples:,} couples",
        line.unit,
        value,
        f"≤ {line.most:g} {line.unit}" if line.most else "grows ≤ 1.5 x",
        line.most is None or value <= line.most,
        usual=getattr(peer, line.field),
        more=False,
        note=""
        if peer.couples == mine.couples
        else f"the usual way with {peer.couples:,} couples: as far as it went",
    )


def _growth(line: _Line, mine: list[Sizes], peers: list[Sizes]) -> Figure:
    ratio, theirs = (
        getattr(sizes[-1], line.field) / max(getattr(sizes[0], line.field), 1e-9) for sizes in (mine, peers)
    )
    return Figure(
        NAME,
        f"growth of {line.what}",
        "x",
        ratio,
        "≤ 1.5 x",
        ratio <= 1.5,
        usual=theirs,
        more=False,
        note=f"from {mine[0].couples:,} to {mine[-1].couples:,} couples, the usual way to {peers[-1].couples:,};"
        " its bytes per couple are memory, ours are on the disk",
    )


def _measured(couples: int, starts: int) -> Sizes:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        each = apart(crowd.settle, folder, couples)
        started = [_started(folder) for _ in range(starts)]
        idle, busy, reply = apart(_at_work, folder)
        return Sizes(
            couples,
            start=median([took for took, _ in started]),
            idle_tick=idle,
            busy_tick=busy,
            reply=reply,
            memory=median([memory for _, memory in started]) / 2**20,
            bytes_each=each,
        )


def _started(folder: Path) -> tuple[float, int]:
    """Start the bot as its operator would: seconds to the first poll, and its memory a moment later."""
    with sink() as server:
        own = {"BOT_TOKEN": TOKEN, "BOT_API_URL": server.url, "DATA_DIR": str(folder), "LOG_LEVEL": "WARNING"}
        environment = os.environ | own | {"MASTER_KEY": fill.MASTER.hex()}
        began = time.monotonic()
        command = [sys.executable, "-m", "bot", "run"]
        with subprocess.Popen(command, env=environment, cwd=Path(__file__).parents[1]) as process:
            try:
                polled = _first_poll(server, process)
                time.sleep(1)
                return polled - began, resident_bytes(process.pid)
            finally:
                process.terminate()


def _first_poll(server: SinkHandle, process: "subprocess.Popen[bytes]") -> float:
    while process.poll() is None:
        if first := server.books().first_poll:
            return first
        time.sleep(0.02)
    raise RuntimeError("the bot ended before its first poll")


def _at_work(folder: Path) -> tuple[float, float, float]:
    repliers = fill.residents(folder, 40, None, fill.FIRST_TELEGRAM_ID)
    idle, reply = asyncio.run(_quiet(folder, repliers))
    fill.residents(folder, _DUE, fill.this_minute(), fill.FIRST_TELEGRAM_ID + 1000)
    return idle, asyncio.run(_busy(folder)), reply


async def _quiet(folder: Path, repliers: list[fill.Resident]) -> tuple[float, float]:
    with sink() as server:
        async with ours.running(fill.settings(folder, server.url)) as (app, _):
            await asyncio.sleep(1)
            ticks = []
            for _ in range(100):
                began = time.perf_counter()
                await app.ticker.ring()
                ticks.append((time.perf_counter() - began) * 1000)
            updates = [
                message.written(10_000_000 + index, each.telegram_id) for index, each in enumerate(repliers)
            ]
            return median(ticks), median(await answer_times(server, updates))


async def _busy(folder: Path) -> float:
    with sink() as server:
        async with opened(fill.settings(folder, server.url), SystemClock()) as app:
            began = time.perf_counter()
            if await app.ticker.ring() != _DUE:
                raise RuntimeError("not everybody was due")
            return (time.perf_counter() - began) * 1000
