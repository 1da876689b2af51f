"""`dispatch`: thousands due at one instant, nothing paced; from the tick to the last row marked sent."""

import asyncio
import tempfile
import time
from pathlib import Path

from bench import bare, fill, ours, usual
from bench.apart import apart, in_turn, median
from bench.figures import Figure
from bench.sink import sink

NAME = "dispatch"
_USUAL_AT_ONCE = (1, 4, 16, 64)
_BARE_AT_ONCE = (16, 64, 128)


def measure(*, quick: bool) -> list[Figure]:
    people, rounds = (1000, 1) if quick else (5000, 3)
    best_usual = max(_USUAL_AT_ONCE, key=lambda at_once: apart(_usual, 300, at_once))
    best_bare = max(_BARE_AT_ONCE, key=lambda at_once: apart(_bare, 1000, at_once))
    mine, theirs, limit = in_turn(
        rounds,
        lambda: apart(_ours, people),
        lambda: (apart(_usual, people, best_usual), 0.0),
        lambda: (apart(_bare, people, best_bare), 0.0),
    )
    rate, peer, bound = (median([result[0] for result in results]) for results in (mine, theirs, limit))
    blocked = median([result[1] for result in mine]) * 1000
    sized = (
        f"{people:,} people; best concurrency of the usual way {best_usual}, of the bare client {best_bare}"
    )
    return [
        Figure(
            NAME,
            "nudges per second",
            "/s",
            rate,
            "≥ 1,500/s, ≥ 5 x usual, ≥ 0.4 x limit",
            rate >= 1500 and rate >= 5 * peer and rate >= 0.4 * bound,
            usual=peer,
            limit=bound,
            note=f"{sized}; event loop never blocked for more than {blocked:.0f} ms (≤ 50 wanted)",
        )
    ]


def _ours(people: int) -> tuple[float, float]:
    return asyncio.run(_our_day(people))


async def _our_day(people: int) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as name, sink() as server:
        folder = Path(name)
        await asyncio.to_thread(fill.residents, folder, people, fill.this_minute())
        began = time.monotonic()
        async with ours.running(fill.settings(folder, server.url)) as (app, heart):
            began = time.monotonic()
            ended = await ours.until_sent(app, server, people)
        return people / (ended - began), heart.longest


def _usual(people: int, at_once: int) -> float:
    return asyncio.run(_usual_day(people, at_once))


async def _usual_day(people: int, at_once: int) -> float:
    with sink() as server:
        async with usual.running(server.url, at_once) as application:
            day = usual.Day(people, at_once)
            due_at, began = usual.soon(0.5 + people / 2000)
            day.plan(application, due_at)
            await day.ended.wait()
            return people / (day.ended_at - began)


def _bare(people: int, at_once: int) -> float:
    with sink() as server:
        return people / asyncio.run(bare.send(server.url, people, at_once))
