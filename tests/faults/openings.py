"""Calls outside the outbox: the first words at a start, and fetching updates; says how each trouble ends."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from functools import partial

from bot.chat import commands
from bot.delivery.handshake import attempt, shake_hands
from tests.e2e.story import words
from tests.faults.home import Home, hurry
from tests.faults.trial import MENDED_AFTER
from tests.faults.troubles import Trouble, befalling
from tests.faults.words import after

PATIENT_FOR = timedelta(hours=3)

Step = Callable[[], Awaitable[str]]


async def observe(home: Home, method: str, trouble: Trouble) -> str:
    """One trouble with the next call of a method; what one sees of it, in simulated time."""
    clock = home.story.clock
    step = OPENINGS[method](home)
    async with befalling(home, trouble, method):
        began = clock.now()
        task = asyncio.get_running_loop().create_task(_run(step))
        await hurry(clock, task, PATIENT_FOR, began + MENDED_AFTER)
    await hurry(clock, task, PATIENT_FOR)
    took = clock.now() - began
    return f"{task.result()}, {after(trouble, took)}" if took else task.result()


async def _run(step: Step) -> str:
    return await step()


def _introduction(home: Home) -> Step:
    async def step() -> str:
        await shake_hands(home.story.app.api, home.story.clock)
        return "starts"

    return step


def _menu(home: Home) -> Step:
    app = home.story.app

    async def step() -> str:
        await attempt("setting the command menu", partial(commands.publish, app.api, words()))
        return "starts"

    return step


def _fetching(home: Home) -> Step:
    """Somebody says something, and the bot polls until it has arrived."""
    app = home.story.app
    app.receiver._jitter = lambda: 1.0
    app.receiver._failures = app.receiver._conflicts = 0
    home.story.telegram.person("Ana", user_id=1).say("hello")

    async def step() -> str:
        app.bells[0].clear()
        async with asyncio.TaskGroup() as group:
            polling = group.create_task(app.receiver.run())
            await app.bells[0].wait()
            polling.cancel()
        return "arrives"

    return step


def _webhook(home: Home) -> Step:
    """A webhook is in the way, and somebody has said something."""
    fetch = _fetching(home)
    home.story.telegram.bot.webhook = {"url": "https://old.example/hook"}

    async def step() -> str:
        await home.story.app.receiver.forget_webhook()
        return await fetch()

    return step


OPENINGS: Mapping[str, Callable[[Home], Step]] = {
    "getMe": _introduction,
    "setMyCommands": _menu,
    "setMyDescription": _menu,
    "setMyShortDescription": _menu,
    "getWebhookInfo": _webhook,
    "deleteWebhook": _webhook,
    "getUpdates": _fetching,
}
