"""`updates`: replies as fast as they come; each committed with fsync, confirmed, and its answer sent."""

import asyncio
import tempfile
import time
from pathlib import Path

from telegram import ReactionTypeEmoji, Update
from telegram.ext import ContextTypes, MessageHandler, filters

from bench import bare, fill, message, ours, usual
from bench.apart import apart, in_turn, median
from bench.figures import Figure
from bench.sink import Books, SinkHandle, sink

NAME = "updates"
PEOPLE = 200
_AT_ONCE = (1, 8, 64)
_FIRST = 50_000_000


def measure(*, quick: bool) -> list[Figure]:
    count, rounds = (400, 1) if quick else (4000, 3)
    best = max(_AT_ONCE, key=lambda at_once: apart(_usual, 200 if quick else 400, at_once))
    mine, theirs, limit = (
        median(each)
        for each in in_turn(
            rounds,
            lambda: apart(_ours, count),
            lambda: apart(_usual, count, best),
            lambda: apart(_bare, count),
        )
    )
    return [
        Figure(
            NAME,
            "replies per second",
            "/s",
            mine,
            "≥ 500/s, ≥ 1 x usual",
            mine >= 500 and mine >= theirs,
            usual=theirs,
            limit=limit,
            note=f"{count:,} replies of {PEOPLE} people, two calls for each; ours are on disk before they are"
            f" confirmed, the usual way keeps nothing (best at {best} at once); the limit only makes the calls",
        )
    ]


def _ours(count: int) -> float:
    return asyncio.run(_our_replies(count))


async def _our_replies(count: int) -> float:
    with tempfile.TemporaryDirectory() as name, sink() as server:
        folder = Path(name)
        await asyncio.to_thread(fill.residents, folder, PEOPLE)
        async with ours.running(fill.settings(folder, server.url)) as (app, _):
            await server.until(lambda books: books.first_poll > 0)
            began = time.monotonic()
            server.feed(_replies(count))
            rate = count / (await _answered(server, count) - began)
            async with app.database.transaction(app.clock.now()) as work:
                row = await work.tx.one("SELECT count(*) AS kept FROM reflections")
            if row is None or row["kept"] != count:
                raise RuntimeError("not every reply was kept")
            return rate


def _usual(count: int, at_once: int) -> float:
    return asyncio.run(_usual_replies(count, at_once))


async def _usual_replies(count: int, at_once: int) -> float:
    with sink() as server:
        async with usual.running(server.url, at_once, polling=True, at_once=at_once) as application:
            application.add_handler(MessageHandler(filters.TEXT, _keep))
            began = time.monotonic()
            server.feed(_replies(count))
            return count / (await _answered(server, count) - began)


async def _keep(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """What our bot does for the eye: a quiet reaction, and the offer to share."""
    if update.effective_message and context.user_data is not None:
        context.user_data.setdefault("kept", []).append(update.effective_message.text)
        await update.effective_message.set_reaction(ReactionTypeEmoji("✍"))
        await update.effective_message.reply_text(message.TEXT, parse_mode="HTML")


def _bare(count: int) -> float:
    with sink() as server:
        return count / asyncio.run(bare.send(server.url, count * 2, 64))


def _replies(count: int) -> list[dict[str, object]]:
    return [message.written(1 + index, _FIRST + index % PEOPLE) for index in range(count)]


async def _answered(server: SinkHandle, count: int) -> float:
    """When the last of two calls for each reply came, and the last update was confirmed."""

    def calls(books: Books) -> list[float]:
        return books.times("sendMessage") + books.times("setMessageReaction")

    await server.until_arrived(2 * count)
    books = await server.until(lambda books: len(calls(books)) >= 2 * count and books.confirmed >= count)
    if len(calls(books)) < 2 * count or books.confirmed < count:
        raise TimeoutError("the replies were not answered")
    return max(*calls(books), books.confirmed_at)
