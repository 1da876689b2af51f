"""Composes what a person types, within what a phone lets them send; it must not know who they are."""

from kintsugi_sandbox.errors import PhoneError
from kintsugi_sandbox.state import Json
from kintsugi_sandbox.validation.text import CAPTION_LIMIT, TEXT_LIMIT, find_entities
from kintsugi_sandbox.validation.units import utf16_length

CAPTIONED = frozenset({"photo", "voice", "video", "document", "audio", "animation"})
"""What a person can write words beneath."""


def text_content(text: str) -> Json:
    if not text.strip():
        raise PhoneError("Write something first.")
    if utf16_length(text) > TEXT_LIMIT:
        raise PhoneError(f"A message holds at most {TEXT_LIMIT} characters.")
    entities = find_entities(text, [])
    return {"text": text, **({"entities": entities} if entities else {})}


def caption_content(text: str | None) -> Json:
    if not text or not text.strip():
        return {}
    if utf16_length(text) > CAPTION_LIMIT:
        raise PhoneError(f"A caption holds at most {CAPTION_LIMIT} characters.")
    entities = find_entities(text, [])
    return {"caption": text, **({"caption_entities": entities} if entities else {})}
