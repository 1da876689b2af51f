"""The limit: nothing but an aiohttp client in one process; knows no bot."""

import asyncio
import time
from collections.abc import Iterator

import aiohttp

from bench import message
from bench.sink import TOKEN


async def send(url: str, people: int, at_once: int, interval: float = 0.0) -> float:
    """Send everybody the nudge and return the seconds it took; `interval` seconds apart, 0 for at once."""
    chats = iter(range(1, people + 1))
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=at_once)) as session:
        began = time.monotonic()
        async with asyncio.TaskGroup() as group:
            for _ in range(at_once):
                group.create_task(_worker(session, f"{url}/bot{TOKEN}/sendMessage", chats, began, interval))
        return time.monotonic() - began


async def _worker(
    session: aiohttp.ClientSession, url: str, chats: Iterator[int], began: float, interval: float
) -> None:
    for chat in chats:
        if interval:
            await asyncio.sleep(max(0.0, began + chat * interval - time.monotonic()))
        async with session.post(url, json=message.sending(chat)) as response:
            await response.read()
