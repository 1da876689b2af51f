"""One scheduler job per person, as python-telegram-bot does it: the peer of `scale`."""

import asyncio
import os
import time
from datetime import UTC, datetime, timedelta

from telegram import Update
from telegram.ext import ContextTypes, MessageHandler, filters

from bench import fill, message, usual
from bench.apart import median
from bench.sink import sink
from bench.sizes import Sizes, answer_times, resident_bytes

_DUE = 1000


def measured(couples: int) -> Sizes:
    return asyncio.run(_measured(couples))


async def _measured(couples: int) -> Sizes:
    before = resident_bytes(os.getpid())
    with sink() as server:
        began = time.monotonic()
        async with usual.running(server.url, 16, polling=True) as application:
            application.add_handler(MessageHandler(filters.TEXT, _reply))
            queue = application.job_queue
            if queue is None:
                raise RuntimeError("the job queue is missing")
            at = (datetime.now(UTC) + timedelta(hours=12)).timetz()
            for chat in range(couples * 2):
                queue.run_daily(_nothing, at, chat_id=chat)
            start = time.monotonic() - began
            memory = resident_bytes(os.getpid())
            ticks = []
            for _ in range(20):
                again = time.perf_counter()
                queue.scheduler._process_jobs()  # noqa: SLF001 - its one tick has no public name
                ticks.append((time.perf_counter() - again) * 1000)
            updates = [message.written(1 + index, fill.FIRST_TELEGRAM_ID + index) for index in range(20)]
            replies = await answer_times(server, updates)
            busy = await _busy(application)
            return Sizes(
                couples,
                start,
                median(ticks),
                busy,
                median(replies),
                memory / 2**20,
                (memory - before) / couples,
            )


async def _busy(application: usual.App) -> float:
    """Milliseconds until a thousand jobs that fall due together have run, doing nothing."""
    ran, done = [0], asyncio.Event()

    async def one(_: ContextTypes.DEFAULT_TYPE) -> None:
        ran[0] += 1
        if ran[0] == _DUE:
            done.set()

    due_at, began = usual.soon(2)
    if application.job_queue:
        for _ in range(_DUE):
            application.job_queue.run_once(one, due_at, job_kwargs={"misfire_grace_time": None})
    await done.wait()
    return (time.monotonic() - began) * 1000


async def _nothing(_: ContextTypes.DEFAULT_TYPE) -> None:
    """Not due today."""


async def _reply(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if update.effective_message:
        await update.effective_message.reply_text(message.TEXT, parse_mode="HTML")
