"""python-telegram-bot as its documentation puts it together, and the peers' counters; knows nothing of ours."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram import InlineKeyboardMarkup
from telegram.ext import AIORateLimiter, Application, ApplicationBuilder, ContextTypes
from telegram.request import HTTPXRequest

from bench import message
from bench.sink import TOKEN

App = Application[Any, Any, Any, Any, Any, Any]
Callback = Callable[[ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]

_PATIENT = 600.0  # seconds; the default of 1 s would give up most sends of a big day


@asynccontextmanager
async def running(
    url: str, connections: int, rate: float = 0, *, polling: bool = False, at_once: int = 0
) -> AsyncIterator[App]:
    """An Application with HTTPXRequest, AIORateLimiter (`rate` per second, 0 for none) and its JobQueue.

    `at_once`: how many updates may be worked on at a time, 0 for one.
    """
    builder = (
        ApplicationBuilder()
        .token(TOKEN)
        .base_url(f"{url}/bot")
        .request(HTTPXRequest(connection_pool_size=connections, pool_timeout=_PATIENT, read_timeout=60))
        .get_updates_request(HTTPXRequest(connection_pool_size=1, pool_timeout=_PATIENT, read_timeout=60))
        .rate_limiter(AIORateLimiter(overall_max_rate=rate, group_max_rate=0, max_retries=5))
        .concurrent_updates(at_once or False)
    )
    application: App = builder.build()
    for name in ("apscheduler", "telegram"):  # they tell at length of jobs that are left over at the end
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    async with application:
        await application.start()
        try:
            if polling and application.updater:
                await application.updater.start_polling(timeout=10)
            yield application
        finally:
            if application.job_queue:
                await application.job_queue.stop(wait=False)
            _drop_what_waits()
            if polling and application.updater:
                await application.updater.stop()
            await application.stop()


def _drop_what_waits() -> None:
    """Sends that are still queued behind the limiter, of which the end of an Application waits for each."""
    for task in asyncio.all_tasks():
        if "create_task_callback" in getattr(task.get_coro(), "__qualname__", ""):
            task.cancel()


class Day:
    """One job per person, all due at one instant; each sends the nudge."""

    def __init__(self, people: int, at_once: int) -> None:
        self._people = people
        self._turns = asyncio.Semaphore(at_once)
        self.sent = 0
        self.ended = asyncio.Event()
        self.ended_at = 0.0

    def plan(self, application: App, due_at: datetime) -> None:
        queue = application.job_queue
        if queue is None:
            raise RuntimeError("the job queue is missing")
        for index in range(self._people):
            # without the grace time it drops whatever is a second late
            queue.run_once(self._nudge, due_at, chat_id=1 + index, job_kwargs={"misfire_grace_time": None})

    async def _nudge(self, context: ContextTypes.DEFAULT_TYPE) -> None:
        markup = InlineKeyboardMarkup.de_json(message.keyboard(), context.bot)
        chat = context.job.chat_id if context.job else None
        async with self._turns:
            await context.bot.send_message(chat or 1, message.TEXT, parse_mode="HTML", reply_markup=markup)
        self.sent += 1
        if self.sent == self._people:
            self.ended_at = time.monotonic()
            self.ended.set()


def soon(seconds: float = 0.5) -> tuple[datetime, float]:
    """An instant a little ahead, as a date (UTC) and in monotonic seconds."""
    return datetime.now(UTC) + timedelta(seconds=seconds), time.monotonic() + seconds
