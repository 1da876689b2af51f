"""Who shares sees the very same, at the same moment, whether the other reads it now, rests, or looks later."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.e2e.story import Phone, Story, telling, words

Act = Callable[[Phone], Awaitable[None]]


async def lives_on(_ana: Phone) -> None:
    """Nothing of her own."""


async def pauses(ana: Phone) -> None:
    await ana.says("/pause")
    await ana.taps("Until I end it")


async def pauses_for_a_day(ana: Phone) -> None:
    await ana.says("/pause 1d")


async def has_a_hard_day(ana: Phone) -> None:
    await ana.taps("Hard day")


PROMPTS = {prompt.text[:40] for prompt in words().library.by_id.values()}


def said(text: str) -> str:
    """What stands on a message, whichever prompts this life has drawn."""
    if text.startswith("For today"):
        return "a prompt"
    return "\n".join("a prompt" if line[:40] in PROMPTS else line for line in text.splitlines())


def on(ben: Phone) -> list[object]:
    """All that stands on his phone, what buttons are about aside: it is drawn anew in every life."""
    shown = [
        (
            number,
            message.at,
            message.edited,
            said(message.text),
            message.silent,
            [
                [(button.text, (button.data or "").partition(":")[0]) for button in row]
                for row in message.buttons
            ],
        )
        for number, message in enumerate(ben.messages)
    ]
    return [*shown, *(toast.text for toast in ben.person.toasts)]


async def days_of_ben(folder: Path, act: Act) -> list[list[object]]:
    """His phone after each step of him who shares, edits, adds, sends pictures, opens together and takes back."""
    async with telling(folder) as story:
        ana, ben = await story.couple()
        await story.pass_time(days=3, hours=1)
        await ana.says("/today")
        await act(ana)
        seen = [on(ben)]
        await _writes(story, ben, seen)
        await story.pass_time(hours=21)
        seen.append(on(ben))
        await _writes(story, ben, seen)
        await ana.says("/resume")
        await story.pass_time(days=2)
        return [*seen, on(ben)]


async def taps(ben: Phone, label: str) -> None:
    """Where it is on his phone now: an answer to a common prompt has other buttons than one's own."""
    if any(label in message.button_texts for message in ben.messages):
        await ben.taps(label)


async def _writes(story: Story, ben: Phone, seen: list[list[object]]) -> None:
    note = 0

    async def writes() -> None:
        nonlocal note
        await ben.says("/today")
        note = await ben.answers("The first snow")

    async def adds() -> None:
        await story.pass_time(minutes=1)
        await ben.says("And a green door")
        await taps(ben, "Add it")

    async def sends_a_picture() -> None:
        await story.pass_time(minutes=10)
        await ben.sends_photo(caption="The harbour")

    steps: list[Callable[[], Awaitable[object]]] = [
        writes,
        lambda: taps(ben, "Share with your partner"),
        lambda: ben.edits(note, "The first rain"),
        lambda: taps(ben, "Send it now"),
        lambda: ben.edits(note, "z" * 4096),
        adds,
        sends_a_picture,
        lambda: taps(ben, "Share with your partner"),
        lambda: taps(ben, "Take it back"),
        lambda: taps(ben, "Share after all"),
        lambda: ben.says("/journal"),
        lambda: story.pass_time(minutes=10),
    ]
    for step in steps:
        await step()
        seen.append(on(ben))


@pytest.mark.parametrize("act", [pauses, pauses_for_a_day, has_a_hard_day], ids=lambda act: act.__name__)
async def test_the_sender_sees_the_very_same(tmp_path: Path, act: Act) -> None:
    told = [await days_of_ben(tmp_path / name, one) for name, one in (("awake", lives_on), ("rests", act))]
    for awake, rests in zip(
        *told, strict=True
    ):  # step by step, so that a difference is named where it begins
        assert [one for one in rests if one not in awake] == []
        assert rests == awake
