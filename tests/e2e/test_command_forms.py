"""However a command came into the message: typed, quoted, copied, or meant for another bot."""

import pytest

from kintsugi_sandbox.state import Json
from tests.e2e.story import Phone, Story


async def opened(phone: Phone, content: Json) -> list[str]:
    """What the bot says to a message; first a command that nobody ever means."""
    before = len(phone.messages)
    await phone.sends(content)
    return phone.texts[before:]


def mark(kind: str, length: int, **more: str) -> Json:
    return {"type": kind, "offset": 0, "length": length, **more}


LINK = "tg://bot_command?command=pause&bot=kintsugi_sandbox_bot"


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("/pause 3d", [mark("blockquote", 9), mark("bot_command", 6)]),
        ("/pause 3d", [mark("bold", 9), mark("bot_command", 6)]),
        ("/pause@kintsugi_sandbox_bot 3d", [mark("text_link", 27, url=LINK)]),
        ("/pause 3d", [mark("text_link", 6, url="tg://bot_command?command=pause")]),
        ("❤️ pause 3d", [mark("text_link", 8, url=LINK)]),
        ("/pause 3d", []),
        ("/pause 3d", [mark("code", 9)]),
        ("/PAUSE@Kintsugi_Sandbox_BOT 3d", [mark("bot_command", 27)]),
        ("/Pause@KINTSUGI_sandbox_bot 3d", []),
        ("/pause\n3d", []),
    ],
)
async def test_a_command_runs_however_it_was_written(story: Story, text: str, entities: list[Json]) -> None:
    ana = await story.welcomed("Ana")
    [answer] = await opened(ana, {"text": text, "entities": entities})
    assert "I bring nothing by myself until Thursday 26 November" in answer


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("/help@some_other_bot", [mark("bot_command", 20)]),
        ("/help@some_other_bot", []),
        ("/weather@some_other_bot tomorrow", []),
        ("/help", [mark("text_link", 5, url="tg://bot_command?command=help&bot=some_other_bot")]),
    ],
)
async def test_a_command_for_another_bot_is_not_kept(story: Story, text: str, entities: list[Json]) -> None:
    ana, _ = await story.couple()
    [answer] = await opened(ana, {"text": text, "entities": entities})
    assert "for another bot" in answer
    await ana.says("/journal")
    assert "Nothing here yet" in ana.last.text


@pytest.mark.parametrize(
    "text",
    ["either/or", "/ I was sad", "/", "//", "/r/relationships says so", "/sigh another day", "5/6 of it"],
)
async def test_a_stroke_in_a_sentence_is_no_command(story: Story, text: str) -> None:
    ana = await story.welcomed("Ana")
    await opened(ana, {"text": text})
    await ana.says("/journal")
    assert text in ana.last.text


async def test_an_unknown_command_that_telegram_marked_is_said_to_be_one(story: Story) -> None:
    ana = await story.welcomed("Ana")
    assert (
        "I don't know that command"
        in (await opened(ana, {"text": "/sigh", "entities": [mark("bot_command", 5)]}))[0]
    )
