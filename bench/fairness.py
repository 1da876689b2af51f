"""`fairness`: somebody asks for /help while others flood the bot; from the question to its answer at the server."""

import asyncio
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bench import fill, message, ours, usual
from bench.apart import apart
from bench.figures import Figure
from bench.sink import SinkHandle, sink

NAME = "fairness"
RATE = 30
_ASKING = 95_000_000
_FLOODING = 96_000_000
_EVERY = 1.0  # seconds between questions
_MOST_WATCHED = 60.0  # seconds
_DEAR = "i am afraid he said i was and i am that i " * 90  # words of many patterns, 3,780 units

Updates = list[dict[str, Any]]


@dataclass(frozen=True)
class Flood:
    """`make` gives so many updates, numbered from 1; `many` in full and when quick; `here`: welcomed accounts."""

    name: str
    make: Callable[[int], Updates]
    many: tuple[int, int]
    here: int


def _texts(count: int) -> Updates:
    return [message.written(1 + index, _FLOODING, f"thought {index}") for index in range(count)]


def _long_texts(count: int) -> Updates:
    return [message.written(1 + index, _FLOODING, f"{_DEAR}{index}") for index in range(count)]


def _taps(count: int) -> Updates:
    return [message.tapped(1 + index, _FLOODING + index % 4, "nudge.reply:1") for index in range(count)]


def _strangers(count: int) -> Updates:
    return [message.written(1 + index, _FLOODING + index, "/start") for index in range(count)]


def _groups(count: int) -> Updates:
    return [_joined(1 + index, -1 - index) for index in range(count)]


def _joined(number: int, group: int) -> dict[str, Any]:
    """The update of the flooding account that took the bot into a group."""
    by, bot = (
        message.written(number, _FLOODING)["message"]["from"],
        {"id": 1, "is_bot": True, "first_name": "B"},
    )
    change = {
        "chat": {"id": group, "type": "group", "title": "G"},
        "from": by,
        "date": 1,
        "old_chat_member": {"user": bot, "status": "left"},
        "new_chat_member": {"user": bot, "status": "member"},
    }
    return {"update_id": number, "my_chat_member": change}


FLOODS = (
    Flood("5,000 texts of one account", _texts, (5000, 1000), 1),
    Flood("400 long texts of one account", _long_texts, (400, 100), 1),
    Flood("2,400 taps of four accounts", _taps, (2400, 600), 4),
    Flood("1,000 strangers say /start", _strangers, (1000, 300), 0),
    Flood("one account adds the bot to 300 groups", _groups, (300, 100), 1),
)


def measure(*, quick: bool) -> list[Figure]:
    return [_figure(flood, flood.many[quick]) for flood in FLOODS]


def _figure(flood: Flood, count: int) -> Figure:
    number = FLOODS.index(flood)
    mine, idle = apart(_ours, number, count), apart(_ours, number, 0)
    theirs = apart(_usual, number, count)
    return Figure(
        NAME,
        f"longest wait: {flood.name}",
        "s",
        mine,
        "≤ 1 s",
        mine <= 1.0,
        usual=theirs,
        limit=idle,
        more=False,
        note=f"{count:,} updates at once, a question every second until the flood is over; the limit is this bot"
        " with no flood; the usual way keeps and looks at nothing",
    )


def _ours(flood: int, count: int) -> float:
    return asyncio.run(_our_wait(FLOODS[flood], count))


async def _our_wait(flood: Flood, count: int) -> float:
    with tempfile.TemporaryDirectory() as name, sink() as server:
        folder = Path(name)
        await asyncio.to_thread(fill.residents, folder, 2, None, _ASKING)
        if flood.here:
            await asyncio.to_thread(fill.residents, folder, flood.here + flood.here % 2, None, _FLOODING)
        async with ours.running(fill.settings(folder, server.url, RATE, 1.0)) as (app, _):
            await server.until(lambda books: books.first_poll > 0)

            async def is_over() -> bool:
                async with app.database.transaction(app.clock.now()) as work:
                    return await work.tx.one("SELECT 1 FROM inbox WHERE state = 'new' LIMIT 1") is None

            return await _longest_wait(server, flood.make(count), is_over)


def _usual(flood: int, count: int) -> float:
    return asyncio.run(_usual_wait(FLOODS[flood], count))


async def _usual_wait(flood: Flood, count: int) -> float:
    with sink() as server:
        async with usual.running(server.url, 64, RATE, polling=True, at_once=64) as application:
            application.add_handler(MessageHandler(filters.ALL, _say))
            application.add_handler(CallbackQueryHandler(_end_spinner))

            async def is_over() -> bool:
                return server.books().confirmed >= count

            return await _longest_wait(server, flood.make(count), is_over)


async def _say(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.effective_message:
        await update.effective_message.reply_text(message.TEXT, parse_mode="HTML")


async def _end_spinner(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.callback_query:
        await update.callback_query.answer()


async def _longest_wait(server: SinkHandle, flood: Updates, is_over: Callable[[], Any]) -> float:
    """Seconds; a question that is never answered has waited until the end."""
    first = len(flood) + 1
    server.feed(flood)
    asked: list[float] = []
    began = time.monotonic()
    while time.monotonic() < began + _MOST_WATCHED:
        server.feed([message.written(first + len(asked), _ASKING, "/help")])
        asked.append(time.monotonic())
        await asyncio.sleep(max(0.0, began + len(asked) * _EVERY - time.monotonic()))
        if len(asked) >= 3 and await is_over():
            break
    answered = await _answers(server, len(asked))
    ended = time.monotonic()
    waits = [(answered[n] if n < len(answered) else ended) - at for n, at in enumerate(asked)]
    return max(waits)


async def _answers(server: SinkHandle, wanted: int) -> list[float]:
    """When each message to who asked came, once all are there or time is up."""
    ends = time.monotonic() + 2 * _EVERY
    while True:
        times = [
            one.at for one in server.books().arrivals if one.chat == _ASKING and one.method == "sendMessage"
        ]
        if len(times) >= wanted or time.monotonic() > ends:
            return times
        await asyncio.sleep(0.05)
