"""The command menu and what Telegram shows before somebody has pressed START; knows no handler."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from bot.texts.texts import FIRST_LANGUAGE, Texts

MENU = (
    "today",
    "journal",
    "checkin",
    "invite",
    "signs",
    "pause",
    "resume",
    "quietdates",
    "settings",
    "support",
    "help",
    "privacy",
    "leave",
    "forget",
    "start",
)
"""Every command, in the order of the menu."""

Call = tuple[str, dict[str, Any]]


class Api(Protocol):
    async def call(self, method: str, params: Mapping[str, Any]) -> Any: ...


def calls(texts: Texts) -> Iterator[Call]:
    """The Bot API calls that set menu and descriptions: English for everybody, and each other language."""
    for language, voice in texts.wordings.items():
        spoken = {} if language == FIRST_LANGUAGE else {"language_code": language}
        menu = [{"command": name, "description": voice.plain(f"command-{name}")} for name in MENU]
        private = {"type": "all_private_chats"}
        yield "setMyCommands", {"commands": menu, "scope": private, **spoken}
        yield "setMyDescription", {"description": voice.plain("help-bot-description"), **spoken}
        yield "setMyShortDescription", {"short_description": voice.plain("help-bot-short"), **spoken}


async def publish(api: Api, texts: Texts) -> None:
    """Set them. Raises what the calls raise; setting them again does no harm."""
    for method, params in calls(texts):
        await api.call(method, params)
