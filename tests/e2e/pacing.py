"""A story at the pace that Telegram allows: the clock moves only as far as the bot itself waits."""

import asyncio
from datetime import datetime

from bot.testing import run_until_idle
from tests.e2e.story import Phone, Story

TELEGRAM = (30.0, 1.0)


async def at_telegrams_pace(story: Story) -> None:
    """From now on the bot sends 30 messages a second, and one to each chat."""
    story.rates = TELEGRAM
    await story.restart_bot()


async def take_in(story: Story) -> None:
    """Let everything that was said and tapped be handled; nothing is sent yet."""
    while await story.app.receiver.once(0):
        pass
    await story.app.worker.drain()


async def send_out(story: Story) -> None:
    """Let everything be sent that is queued now."""
    sending = asyncio.get_running_loop().create_task(run_until_idle(story.app))
    while not sending.done():
        await asyncio.sleep(0)
        wake = story.clock.next_wake()
        if wake is not None and not story.app.sender._words_out:
            story.clock.move(wake)
    await sending


def arrived(story: Story, phone: Phone, words: str, since: datetime) -> float:
    """How many seconds after an instant a message or toast with these words first came to somebody."""
    chats = (phone.person.user_id, None)
    calls = [
        call for call in story.telegram.calls.all() if call.ok and call.at >= since and call.chat in chats
    ]
    return min((call.at - since).total_seconds() for call in calls if words in str(call.params.get("text")))
