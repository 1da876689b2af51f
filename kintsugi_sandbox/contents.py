"""Composes what a phone can send besides text, photos and voice notes; it must not know who sends it."""

from kintsugi_sandbox.compose import caption_content
from kintsugi_sandbox.errors import ApiError, PhoneError
from kintsugi_sandbox.files import Files
from kintsugi_sandbox.state import Json

CLIP = b"\x00\x00\x00\x18ftypmp42"  # as much of a video as its first bytes


def document(files: Files, content: bytes, name: str, mime: str, caption: str | None = None) -> Json:
    """A file sent as one, a picture too."""
    return {"document": _kept(files, content, name, mime), **caption_content(caption)}


def video(files: Files, caption: str | None = None, content: bytes = CLIP) -> Json:
    file = _kept(files, content, "clip.mp4", "video/mp4")
    return {"video": {**file, "width": 10, "height": 10, "duration": 1}, **caption_content(caption)}


def animation(files: Files, caption: str | None = None, content: bytes = CLIP) -> Json:
    """A moving picture, beside which Telegram still names a document."""
    file = _kept(files, content, "clip.mp4", "video/mp4")
    moving = {**file, "width": 10, "height": 10, "duration": 1}
    return {"animation": moving, "document": file, **caption_content(caption)}


def audio(files: Files, caption: str | None = None, content: bytes = b"ID3") -> Json:
    """A piece of music."""
    return {
        "audio": {**_kept(files, content, "song.mp3", "audio/mpeg"), "duration": 1},
        **caption_content(caption),
    }


def video_note(files: Files, content: bytes = CLIP) -> Json:
    return {"video_note": {**_kept(files, content, None, "video/mp4"), "length": 10, "duration": 1}}


def venue(latitude: float, longitude: float, title: str) -> Json:
    location = {"latitude": latitude, "longitude": longitude}
    return {"location": location, "venue": {"location": location, "title": title, "address": title}}


def _kept(files: Files, content: bytes, name: str | None, mime: str) -> Json:
    try:
        return dict(files.document(content, name, mime))
    except ApiError:
        raise PhoneError("This file cannot be sent.") from None
