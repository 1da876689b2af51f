"""Reads what a picture or a voice note says of itself; it must not know where files are kept."""

import struct

_JPEG_FRAMES = frozenset({*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)})
_TYPES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"\x1aE\xdf\xa3", "audio/webm"),
    (b"%PDF", "application/pdf"),
)
OPUS_RATE = 48_000


def sniff(content: bytes) -> str:
    """The media type by the first bytes; `application/octet-stream` when unknown."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((mime for start, mime in _TYPES if content.startswith(start)), "application/octet-stream")


def image_size(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, JPEG, GIF or WebP; None for anything else."""
    mime = sniff(content)
    try:
        if mime == "image/png":
            width, height = struct.unpack(">II", content[16:24])
        elif mime == "image/gif":
            width, height = struct.unpack("<HH", content[6:10])
        elif mime == "image/jpeg":
            return _jpeg_size(content)
        elif mime == "image/webp":
            return _webp_size(content)
        else:
            return None
    except (struct.error, IndexError):
        return None
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while content[at] == 0xFF:
        marker, length = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])[0]
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def _webp_size(content: bytes) -> tuple[int, int] | None:
    kind = content[12:16]
    if kind == b"VP8X":
        return int.from_bytes(content[24:27], "little") + 1, int.from_bytes(content[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", content[26:30])
    return width & 0x3FFF, height & 0x3FFF


def voice_seconds(content: bytes) -> int:
    """The length of an Ogg Opus note, in whole seconds, at least 1."""
    last = content.rfind(b"OggS")
    if last < 0 or len(content) < last + 14:
        return 1
    samples = int.from_bytes(content[last + 6 : last + 14], "little", signed=True)
    return min(max(1, round(samples / OPUS_RATE)), 24 * 3600)
