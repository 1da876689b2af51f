"""Turns a text with markup into plain text and entities, counted as Telegram counts; it knows no methods."""

import re
from typing import Any

from kintsugi_sandbox.errors import bad_request
from kintsugi_sandbox.state import Json
from kintsugi_sandbox.validation.markup_html import parse_html
from kintsugi_sandbox.validation.units import utf16_index, utf16_length

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
# What Telegram takes for nothing at all: blanks and invisible characters.
_INVISIBLE = "\u1680\u180e\u202f\u205f\u2800\u3000\ufeff\ufffc" + "".join(map(chr, range(0x2000, 0x2010)))
_BLANK = re.compile(rf"[\s\x00-\x1f\u2060-\u2064{_INVISIBLE}]*")
_FOUND = (
    ("url", re.compile(r"(?:https?|tg)://[^\s<>\"]+[^\s<>\".,;:!?)\]'»”]|\bt\.me/[^\s<>\"]*[\w/=-]")),
    ("email", re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}\b")),
    ("hashtag", re.compile(r"(?<!\w)#\w*[^\W\d]\w*")),
)
_WHOLE = frozenset({"code", "pre", "text_link", "text_mention"})


def find_entities(text: str, given: list[Json]) -> list[Json]:
    """Add what Telegram finds by itself (links, commands, mentions) where nothing given covers it."""
    taken = [(e["offset"], e["offset"] + e["length"]) for e in given if e["type"] in _WHOLE]
    found = list(given)
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            start, end = utf16_index(text, match.start()), utf16_index(text, match.end())
            if all(end <= low or start >= high for low, high in taken):
                taken.append((start, end))
                found.append({"type": kind, "offset": start, "length": end - start})
    return sorted(found, key=lambda e: (e["offset"], -e["length"]))


def _trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    left = utf16_length(text) - utf16_length(text.lstrip())
    text = text.strip()
    length = utf16_length(text)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - left, 0)
        end = min(entity["offset"] + entity["length"] - left, length)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return text, kept


def _check_given(text: str, entities: list[Json]) -> None:
    length = utf16_length(text)
    for entity in entities:
        start, size = entity["offset"], entity["length"]
        if start < 0 or size <= 0 or start + size > length:
            raise bad_request(f"entity beginning at UTF-16 offset {start} lies outside of the text")


def formatted(
    text: str, parse_mode: str | None, entities: list[Json] | None, *, limit: int, what: str
) -> tuple[str, list[Json]]:
    """Parse, trim and measure a text; `limit` in UTF-16 units after parsing (Bot API, sendMessage).

    Raises ApiError 400 for markup that does not parse and for a text that is too long.
    """
    found = list(entities or [])
    if parse_mode:
        if found:
            raise bad_request("parse_mode and entities exclude each other")
        if parse_mode.lower() != "html":
            raise bad_request("unsupported parse_mode")
        text, found = parse_html(text)
    _check_given(text, found)
    text, found = _trim(text, found)
    if utf16_length(text) > limit:
        raise bad_request(f"{what} is too long")
    return text, find_entities(text, found)


def is_blank(text: str) -> bool:
    return _BLANK.fullmatch(text) is not None


def text_fields(params: dict[str, Any], name: str = "text") -> Json:
    """The `text` and `entities` of a message (Bot API: 1-4096 characters after entities parsing)."""
    text, entities = formatted(
        params.get(name, ""),
        params.get("parse_mode"),
        params.get("entities"),
        limit=TEXT_LIMIT,
        what="message",
    )
    if is_blank(text):
        raise bad_request("message text is empty")
    return {"text": text, **({"entities": entities} if entities else {})}


def caption_fields(params: dict[str, Any]) -> Json:
    """The `caption` and `caption_entities` (0-1024 characters after entities parsing), {} without one."""
    text, entities = formatted(
        params.get("caption", ""),
        params.get("parse_mode"),
        params.get("caption_entities"),
        limit=CAPTION_LIMIT,
        what="message caption",
    )
    if is_blank(text):
        return {}
    return {"caption": text, **({"caption_entities": entities} if entities else {})}
