"""Somebody with a forged client who tries every button there is and many there are not."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

from bot.chat.setup import all_routes
from tests.e2e.story import Phone, Story

NEVER_BY_SWEEP = ("leave.yes",)
"""What would rightly end the story: tried at the very end."""

_WITHOUT_A_ROW = ("welcome", "name", "zone", "hour", "tracks", "days", "settings", "role", "pause")
_OF_ONE_VERB = 3
_AT_ONCE = 150


def told(story: Story, phone: Phone, since: int = 0) -> str:
    """Everything that stands in somebody's chat, and every call from the `since`th on that may have been to them."""
    calls = story.telegram.calls.all()[since:]
    theirs = [call.params for call in calls if call.chat in (phone.person.user_id, None)]
    shown = [(message.text, message.buttons) for message in phone.person.messages]
    toasts = [toast.text for toast in phone.person.toasts]
    return json.dumps([theirs, toasts], default=str, ensure_ascii=False) + repr(shown)


def rows(story: Story, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """Read the bot's database from outside, while it is open."""
    path = story.settings.data_dir / "kintsugi.sqlite3"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(sql, values).fetchall()


async def tries_everything(phone: Phone, commands: Sequence[str]) -> Counter[str]:
    """Say each command and tap each button that is seen then, a few of each verb, until nothing new appears.

    Returns how often each verb was tapped.
    """
    tried: Counter[str] = Counter()
    seen: set[str] = set()
    before = -1
    while tried.total() > before:
        before = tried.total()
        for command in commands:
            await phone.says(command)
            await _taps_the_new(phone, tried, seen)
    return tried


async def _taps_the_new(phone: Phone, tried: Counter[str], seen: set[str]) -> None:
    while new := [(number, data) for number, data in visible(phone) if data not in seen]:
        number, data = max(new, key=lambda button: button[0])  # the first button of the newest message
        seen.add(data)
        verb = data.split(":")[0]
        if verb not in NEVER_BY_SWEEP and tried[verb] < _OF_ONE_VERB:
            tried[verb] += 1
            await phone.taps_raw(number, data)


def visible(phone: Phone) -> list[tuple[int, str]]:
    """The message and the data of every button that can be tapped on this phone."""
    return [
        (message.id, button.data)
        for message in phone.messages
        for row in message.buttons
        for button in row
        if button.data is not None
    ]


def forgeries(ids: list[int], couple: int, prompts: list[str]) -> Iterator[str]:
    """Callback data for every verb there is, about every row."""
    for verb in sorted(set(all_routes().taps) - set(NEVER_BY_SWEEP)):
        yield verb
        for number in ids[-1:] if verb.startswith(_WITHOUT_A_ROW) else ids:
            yield f"{verb}:{number}"
            if not verb.startswith(_WITHOUT_A_ROW):
                yield f"{verb}:{number}:{couple}"
        if verb.startswith("nudge"):
            yield from (f"{verb}:{number}:{prompt}" for number in ids for prompt in prompts)
    yield from (f"{verb}:{number}" for verb in NEVER_BY_SWEEP for number in ids if number != couple)


async def forge(story: Story, phone: Phone, forged: list[str]) -> None:
    """Tap buttons that are not there, on the newest message of the bot."""
    message = phone.person._stored(phone.last.id)
    for data in forged:
        phone.person._tap(message, data)
    await story.run_until_idle()


def in_batches(forged: Iterator[str]) -> Iterator[list[str]]:
    everything = list(forged)
    for start in range(0, len(everything), _AT_ONCE):
        yield everything[start : start + _AT_ONCE]
