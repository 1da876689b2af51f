"""Reads the command a message begins with, however it was typed, quoted or copied; knows no handler."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import telegram

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,32}))?(?=\s|$)")
_LINK = "tg://bot_command"


@dataclass(frozen=True)
class Command:
    """`words` stand behind it, stripped. `elsewhere`: it is addressed to another bot."""

    name: str
    words: str
    elsewhere: bool = False


def read_command(message: telegram.Message, bot_name: str, known: Collection[str]) -> Command | None:
    """The command that a text begins with.

    Telegram marks commands; a quoted one has other marks at the same place, one that was copied as a link has a
    link. Without any mark only what is exactly a `known` command is one: "/ I was sad" and "either/or" are words.
    """
    text = message.text or ""
    for entity in message.entities:
        if entity.offset:
            continue
        if entity.type == telegram.MessageEntity.BOT_COMMAND:
            return _marked(text, entity.length, bot_name)
        if entity.type == telegram.MessageEntity.TEXT_LINK and (entity.url or "").startswith(_LINK):
            return _linked(text, entity, bot_name)
    bare = _COMMAND.match(text)
    if bare is None or (bare[1].lower() not in known and not _is_other(bare[2], bot_name)):
        return None
    return Command(bare[1].lower(), text[bare.end() :].strip(), _is_other(bare[2], bot_name))


def _marked(text: str, length: int, bot_name: str) -> Command:
    name, _, addressee = text[1:length].partition("@")
    return Command(name.lower(), text[length:].strip(), _is_other(addressee, bot_name))


def _linked(text: str, link: telegram.MessageEntity, bot_name: str) -> Command | None:
    """A link is measured in UTF-16 units, like every entity, and may stand beneath any words."""
    asked = parse_qs(urlsplit(link.url or "").query)
    name, addressee = asked.get("command", [""])[0], asked.get("bot", [""])[0]
    if not name:
        return None
    behind = text.encode("utf-16-le", "surrogatepass")[2 * link.length :].decode("utf-16-le", "surrogatepass")
    return Command(name.lower(), behind.strip(), _is_other(addressee, bot_name))


def _is_other(addressee: str | None, bot_name: str) -> bool:
    return bool(addressee) and (addressee or "").lower() != bot_name.lower()
