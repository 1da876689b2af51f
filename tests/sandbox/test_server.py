"""The server takes a port or says why not, and lets go quickly whoever is waiting."""

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import pytest

from kintsugi_sandbox.errors import PortBusy
from kintsugi_sandbox.server import SANDBOX_TOKEN, StillTime, bind, create_app, running, serve

if TYPE_CHECKING:
    from kintsugi_sandbox.world import World


async def test_a_busy_port_is_said_before_anything_starts(world: "World") -> None:
    with bind(0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortBusy, match=f"Port {port} on 127.0.0.1 is already in use"):
            await serve(create_app(world, StillTime(world)), port)


async def test_stopping_does_not_wait_for_those_who_wait(world: "World") -> None:
    loop = asyncio.get_running_loop()
    world.faults.plan("timeout", method="getMe")
    async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group, running(world) as base:
        rings = world.bell.rings
        poll = group.create_task(read(session, f"{base}/bot{SANDBOX_TOKEN}/getUpdates?timeout=50"))
        events = group.create_task(read(session, f"{base}/api/events"))
        held = group.create_task(read(session, f"{base}/bot{SANDBOX_TOKEN}/getMe"))
        await world.until(lambda: world.bell.rings > rings and world.faults.left == 0)
        stopping = loop.time()
    assert loop.time() - stopping < 1.5
    assert poll.result() == b'{"ok":true,"result":[]}'
    assert events.result().startswith(b"data: ")
    assert held.result() == b"cut"


async def read(session: aiohttp.ClientSession, url: str) -> bytes:
    try:
        async with session.get(url) as answer:
            return await answer.read()
    except aiohttp.ClientError:
        return b"cut"


async def test_a_world_can_be_served_again(world: "World") -> None:
    for _ in range(2):
        async with aiohttp.ClientSession() as session, running(world) as base:
            assert b"is_bot" in await read(session, f"{base}/bot{SANDBOX_TOKEN}/getMe")


def test_a_token_that_cannot_be_one_is_refused(world: "World") -> None:
    for wrong in ("", "abc", "12:", ":x"):
        with pytest.raises(ValueError, match="token"):
            create_app(world, StillTime(world), wrong)
