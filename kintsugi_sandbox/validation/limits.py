"""Lists the closed sets Telegram allows: chat actions, reactions, names of commands; it knows no methods."""

import re

from kintsugi_sandbox.errors import bad_request
from kintsugi_sandbox.state import Json

CHAT_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)
# Bot API 10.1, `ReactionTypeEmoji.emoji`, without variation selectors.
REACTIONS = frozenset(
    [
        "👍", "👎", "❤", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢",
        "🎉", "🤩", "🤮", "💩", "🙏", "👌", "🕊", "🤡", "🥱", "🥴", "😍", "🐳",
        "❤\u200d🔥", "🌚", "🌭", "💯", "🤣", "⚡", "🍌", "🏆", "💔", "🤨", "😐", "🍓",
        "🍾", "💋", "🖕", "😈", "😴", "😭", "🤓", "👻", "👨\u200d💻", "👀", "🎃", "🙈",
        "😇", "😨", "🤝", "✍", "🤗", "🫡", "🎅", "🎄", "☃", "💅", "🤪", "🗿",
        "🆒", "💘", "🙉", "🦄", "😘", "💊", "🙊", "😎", "👾", "🤷\u200d♂", "🤷", "🤷\u200d♀",
        "😡",
    ]
)  # fmt: skip
MOST_COMMANDS = 100
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")


def check_commands(commands: list[Json]) -> list[Json]:
    """Command names are lowercase letters, digits and underscores (Bot API, `BotCommand`)."""
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
    names = [command["command"] for command in commands]
    if len(set(names)) != len(names):
        raise bad_request("BOT_COMMAND_INVALID")
    return commands


def check_language(code: str) -> str:
    """A two-letter ISO 639-1 code, or nothing for everyone else."""
    if code and not _LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def check_reaction(emoji: str) -> str:
    """Return the emoji in the spelling of the list: apps add a variation selector to some."""
    plain = emoji.replace("\ufe0f", "")
    if plain not in REACTIONS:
        raise bad_request("REACTION_INVALID")
    return plain
