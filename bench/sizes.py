"""What is measured at one number of couples, and how both sides measure a reply and memory."""

import asyncio
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.sink import SinkHandle

_GIVEN_UP = 10.0  # seconds


@dataclass(frozen=True)
class Sizes:
    """`start` in seconds, ticks and reply in milliseconds, `memory` in MB, `bytes_each` per couple."""

    couples: int
    start: float
    idle_tick: float
    busy_tick: float
    reply: float
    memory: float
    bytes_each: float


def resident_bytes(pid: int) -> int:
    """The most memory a process has held so far (Linux, proc(5), VmHWM)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    if found is None:
        raise RuntimeError("this system does not say how much memory a process has held")
    return int(found[1]) * 1024


async def answer_times(server: SinkHandle, updates: list[dict[str, Any]]) -> list[float]:
    """Milliseconds from each update, one after the other, to the message that answers it."""
    times = []
    for update in updates:
        chat, began = update["message"]["chat"]["id"], time.monotonic()
        server.feed([update])
        times.append((await _answered(server, chat) - began) * 1000)
    return times


async def _answered(server: SinkHandle, chat: int) -> float:
    ends = time.monotonic() + _GIVEN_UP
    while time.monotonic() < ends:
        await asyncio.sleep(0.02)
        for arrival in reversed(server.books().arrivals):
            if arrival.chat == chat and arrival.method == "sendMessage":
                return arrival.at
    raise TimeoutError("a reply was not answered")
