"""Whatever somebody says to the pace, the signs and quiet dates: the partner's chat is the same, byte for byte."""

import itertools
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.e2e.story import Phone, telling

Act = Callable[[Phone], Awaitable[None]]
Transcript = list[tuple[int, str, list[tuple[str, str | None]]]]


async def nothing(_ana: Phone) -> None:
    return


async def says_much(ana: Phone) -> None:
    """Everything that is private, at once."""
    await ana.taps("Stay as it is")
    await ana.taps("Don't offer again", message_id=ana.message_with("A small check, only for you.").id)
    await ana.says("/signs")
    await ana.taps("I keep my guard up")
    await ana.taps("I think something is kept from me")
    await ana.taps("Done")
    await ana.says("/quietdates 14 july")


async def steps_back(ana: Phone) -> None:
    """Nothing is lower than the first stage: even the prompts stay what they were."""
    await ana.says("/settings")
    await ana.taps("Pace")
    await ana.taps("A step back")


async def is_ready(ana: Phone) -> None:
    """The other is not: what comes to both goes by the slower one."""
    await ana.taps("A bit more")


async def has_enough(ana: Phone) -> None:
    """A hard day, a prompt that shall not come again, and all that brings it."""
    await ana.says("/today")
    for _ in range(4):
        await ana.unfolds("Don't send this again")
    await ana.taps("Fewer")
    await ana.unfolds("Another one")
    await ana.taps("Hard day")


async def says_what_was_broken(ana: Phone) -> None:
    await ana.says("/settings")
    await ana.taps("What was broken")
    await ana.taps("Money")
    await ana.says("/settings")
    await ana.taps("Touch")
    await ana.taps("Yes, it is welcome")


async def is_somebody_else(ana: Phone) -> None:
    await ana.says("/settings")
    await ana.taps("Where I stand")
    await ana.taps("I broke trust")


def _verb(data: str | None) -> str | None:
    """Without the row's number: those are random, and here they come from one counter for all."""
    return re.sub(r"\d+", "#", data) if data else data


async def bens_chat(folder: Path, act: Act, monkeypatch: pytest.MonkeyPatch) -> Transcript:
    """Live three weeks, have Ana act, live on for some days, and return all of Ben's chat."""
    ids = itertools.count(1000)  # people have random numbers, and their own prompts depend on those
    monkeypatch.setattr("secrets.randbits", lambda _bits: next(ids))
    async with telling(folder) as story:
        ana, ben = await story.couple()
        await ana.taps("My trust was hurt")
        await ben.taps("I broke trust")
        await story.pass_time(days=14)
        for _ in range(8):
            await story.pass_time(days=1)
            await ana.says("I did it.")
        await act(ana)
        await story.pass_time(days=4)
        for words in ("/settings", "/quietdates", "/signs", "/today", "/start", "/help", "/settings"):
            await ben.says(words)
        await ben.taps("Pace")
        return [
            (m.at, m.text, [(button.text, _verb(button.data)) for row in m.buttons for button in row])
            for m in ben.messages
        ]


async def test_the_partner_cannot_tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    acts = (says_much, steps_back, is_ready, has_enough, says_what_was_broken, is_somebody_else)
    for name in ("silent", *(act.__name__ for act in acts)):
        (tmp_path / name).mkdir()
    silent = await bens_chat(tmp_path / "silent", nothing, monkeypatch)
    assert len(silent) > 26
    for act in acts:
        assert await bens_chat(tmp_path / act.__name__, act, monkeypatch) == silent, act.__name__
