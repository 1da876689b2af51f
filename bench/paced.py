"""`paced`: thousands due under Telegram's limits, a strict server counting; how much of what is allowed is used."""

import asyncio
import tempfile
from bisect import bisect_left
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bench import bare, fill, ours, usual
from bench.apart import apart
from bench.figures import Figure
from bench.sink import Books, sink
from kintsugi_sandbox.rate import Limits

NAME = "paced"
_AT_ONCE = 16


@dataclass(frozen=True)
class Counted:
    """What the strict server saw: the share of the allowed rate, refusals, the fullest second."""

    share: float
    refused: int
    fullest: int


def measure(*, quick: bool) -> list[Figure]:
    return [_figure(300 if quick else 3000, 30, 0.98), _figure(1000 if quick else 3000, 1000, 0.90)]


def _figure(people: int, rate: int, wanted: float) -> Figure:
    if rate <= 100:  # so slow that all three can be watched at the same time
        with ThreadPoolExecutor() as pool:
            waiting = [pool.submit(apart, run, people, rate) for run in (_ours, _usual, _bare)]
        mine, theirs, limit = [each.result() for each in waiting]
    else:
        mine, theirs, limit = [apart(run, people, rate) for run in (_ours, _usual, _bare)]
    return Figure(
        NAME,
        f"share of {rate}/s used",
        "",
        mine.share,
        f"≥ {wanted:.0%}, no 429",
        mine.share >= wanted and mine.refused == 0,
        usual=theirs.share,
        limit=limit.share,
        note=f"{people:,} people; 429s: {mine.refused}, usual way {theirs.refused}, metronome {limit.refused};"
        f" most within any one second: {mine.fullest}, {theirs.fullest}, {limit.fullest}",
    )


def _ours(people: int, rate: int) -> Counted:
    return asyncio.run(_our_day(people, rate))


async def _our_day(people: int, rate: int) -> Counted:
    with tempfile.TemporaryDirectory() as name, sink(_limits(rate)) as server:
        folder = Path(name)
        await asyncio.to_thread(fill.residents, folder, people, fill.this_minute())
        async with ours.running(fill.settings(folder, server.url, rate, 1.0)):
            await server.until_arrived(people, people / rate * 1.5 + 60)
        return _counted(server.books(), rate)


def _usual(people: int, rate: int) -> Counted:
    return asyncio.run(_usual_day(people, rate))


async def _usual_day(people: int, rate: int) -> Counted:
    with sink(_limits(rate)) as server:
        async with usual.running(server.url, _AT_ONCE, rate) as application:
            day = usual.Day(people, people)
            day.plan(application, usual.soon(1 + people / 2000)[0])
            await server.until_arrived(people, people / rate * 1.5 + 60)
            return _counted(server.books(), rate)


def _bare(people: int, rate: int) -> Counted:
    """A metronome: as even as one client can be."""
    with sink(_limits(rate)) as server:
        asyncio.run(bare.send(server.url, people, _AT_ONCE, 1 / rate))
        return _counted(server.books(), rate)


def _limits(rate: int) -> Limits:
    return Limits(overall_per_second=rate)


def _counted(books: Books, rate: int) -> Counted:
    times = sorted(books.times())
    took = times[-1] - times[0]
    fullest = max(bisect_left(times, at + 1) - index for index, at in enumerate(times))
    return Counted((len(times) - 1) / took / rate, books.refused, fullest)
