"""`lane`: people tap while thousands of nudges wait their turn; from the tap to its answer at the server."""

import asyncio
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from telegram import Update
from telegram.ext import CallbackQueryHandler, ContextTypes

from bench import fill, message, ours, usual
from bench.apart import apart, median, percentile
from bench.figures import Figure
from bench.sink import SinkHandle, sink
from bot.app import opened
from bot.clock import SystemClock

NAME = "lane"
RATE = 30
_EVERY = 0.2  # seconds between taps: a sixth of the rate
_FIRST_TAPPER = 90_000_000


@dataclass(frozen=True)
class Waits:
    """Seconds from each tap to its answer; `unanswered` had none when the measurement ended."""

    seconds: list[float]
    unanswered: int
    watched: float

    def share(self, share: float) -> float:
        """The wait that this share of the taps does not exceed, the unanswered counted with all they waited."""
        return percentile([*self.seconds, *[self.watched] * self.unanswered], share)


def measure(*, quick: bool) -> list[Figure]:
    nudges, taps = (1000, 20) if quick else (10_000, 100)
    with ThreadPoolExecutor() as pool:  # so slow that all can be watched at the same time
        waiting = [pool.submit(apart, run, nudges, taps) for run in (_ours, _usual)]
        empty = pool.submit(apart, _ours, 0, taps)
    (mine, theirs), idle = [each.result() for each in waiting], empty.result()
    p99 = mine.share(0.99) * 1000
    return [
        Figure(
            NAME,
            "tap to answer, p99",
            "ms",
            p99,
            "≤ 250 ms",
            p99 <= 250 and not mine.unanswered,
            usual=theirs.share(0.99) * 1000,
            limit=idle.share(0.99) * 1000,
            more=False,
            note=f"{nudges:,} nudges wait at {RATE}/s, {taps} taps; median {median(mine.seconds) * 1000:.0f} ms;"
            f" the limit is this bot with nothing waiting; of the usual way's taps {theirs.unanswered} were"
            f" still unanswered after {theirs.watched:.0f} s",
        )
    ]


def _ours(nudges: int, taps: int) -> Waits:
    return asyncio.run(_our_taps(nudges, taps))


async def _our_taps(nudges: int, taps: int) -> Waits:
    with tempfile.TemporaryDirectory() as name, sink() as server:
        folder = Path(name)
        if nudges:
            await asyncio.to_thread(fill.residents, folder, nudges, fill.this_minute())
        people = await asyncio.to_thread(fill.residents, folder, taps, None, _FIRST_TAPPER)
        settings = fill.settings(folder, server.url, RATE, 1.0)
        async with opened(settings, SystemClock()) as app:
            await app.ticker.ring()
        async with ours.running(settings):
            await asyncio.sleep(1.0)
            buttons = [(each.telegram_id, f"nudge.reply:{each.nudge_id}") for each in people]
            return await _tap(server, buttons)


def _usual(nudges: int, taps: int) -> Waits:
    return asyncio.run(_usual_taps(nudges, taps))


async def _usual_taps(nudges: int, taps: int) -> Waits:
    with sink() as server:
        async with usual.running(server.url, 64, RATE, polling=True, at_once=64) as application:
            application.add_handler(CallbackQueryHandler(_answer))
            if nudges:
                due_at, _ = usual.soon(1 + nudges / 2000)
                usual.Day(nudges, nudges).plan(application, due_at)
                await server.until(lambda books: len(books.arrivals) > RATE)
            buttons = [(_FIRST_TAPPER + index, "nudge.reply:1") for index in range(taps)]
            return await _tap(server, buttons)


async def _answer(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.callback_query and update.effective_chat:
        await update.callback_query.answer()
        await update.effective_chat.send_message("Write as much as you like.")


async def _tap(server: SinkHandle, buttons: list[tuple[int, str]]) -> Waits:
    tapped: dict[int, float] = {}
    began = time.monotonic()
    for number, (chat, data) in enumerate(buttons):
        await asyncio.sleep(max(0.0, began + number * _EVERY - time.monotonic()))
        tapped[chat] = time.monotonic()
        server.feed([message.tapped(1 + number, chat, data)])
    await asyncio.sleep(2.0)
    answered: dict[int, float] = {}
    for arrival in server.books().arrivals:
        if arrival.method == "sendMessage" and arrival.chat in tapped:
            answered.setdefault(arrival.chat, arrival.at)
    waits = [at - tapped[chat] for chat, at in answered.items()]
    return Waits(waits, len(tapped) - len(answered), time.monotonic() - began)
